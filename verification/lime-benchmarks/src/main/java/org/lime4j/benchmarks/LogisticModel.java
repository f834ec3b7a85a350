package org.lime4j.benchmarks;

import java.util.List;
import java.util.SplittableRandom;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** A cheap model that does read its inputs: a logistic regression on standardised numbers and on categories. */
final class LogisticModel implements BlackBox<Row> {
    private final double[][] levels;
    private final double[] slopes;
    private final double[] means;

    LogisticModel(TabularBackground background, long seed) {
        TableSchema schema = background.schema();
        SplittableRandom random = new SplittableRandom(seed);
        levels = new double[schema.size()][];
        slopes = new double[schema.size()];
        means = new double[schema.size()];
        for (int j = 0; j < schema.size(); j++) {
            levels[j] = schema.column(j).categories().stream().mapToDouble(name -> random.nextDouble(-1, 1)).toArray();
            if (schema.column(j).isNumeric()) {
                means[j] = background.numeric(j).mean();
                slopes[j] = random.nextDouble(-1, 1) / background.numeric(j).standardDeviation();
            }
        }
    }

    @Override
    public Class<Row> inputType() {
        return Row.class;
    }

    @Override
    public Outputs outputs() {
        return Outputs.classes("no", "yes");
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    @Override
    public void predict(List<? extends Row> batch, double[] out, int offset) {
        int at = offset;
        for (Row row : batch) {
            double score = 0;
            for (int j = 0; j < levels.length; j++) {
                double number = row.number(j);
                score += levels[j].length == 0 ? slopes[j] * (number - means[j]) : levels[j][(int) number];
            }
            double yes = 1 / (1 + Math.exp(-score));
            out[at++] = 1 - yes;
            out[at++] = yes;
        }
    }
}
