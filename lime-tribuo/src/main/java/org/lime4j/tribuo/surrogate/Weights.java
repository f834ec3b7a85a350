package org.lime4j.tribuo.surrogate;

import java.util.List;
import org.tribuo.SparseModel;
import org.tribuo.regression.Regressor;

/**
 * The weights of a linear model, read from its answers: Tribuo's own are in units that it has chosen.
 *
 * @param constant the answer where all columns are 0
 * @param values a weight for each column, 0 of one that the model does not use
 */
record Weights(double constant, double[] values) {
    /**
     * Reads.
     *
     * @param model that was trained on the data
     * @param data whose columns it knows
     * @param steps how far to go along each column
     */
    static Weights read(SparseModel<Regressor> model, TribuoData data, double[] steps) {
        double[] values = new double[steps.length];
        List<String> active = model.getActiveFeatures().getOrDefault(TribuoData.output(), List.of());
        if (active.isEmpty()) {
            // A sparse linear model without weights answers with something else than its mean.
            return new Weights(0, values);
        }
        double[] row = new double[steps.length];
        double constant = answer(model, data, row);
        for (String name : active) {
            int a = TribuoData.column(name);
            if (a >= 0) {
                row[a] = steps[a];
                values[a] = (answer(model, data, row) - constant) / steps[a];
                row[a] = 0;
            }
        }
        return new Weights(constant, values);
    }

    private static double answer(SparseModel<Regressor> model, TribuoData data, double[] row) {
        return model.predict(data.example(row, 0)).getOutput().getValues()[0];
    }
}
