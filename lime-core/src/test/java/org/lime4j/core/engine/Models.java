package org.lime4j.core.engine;

import java.util.function.ToDoubleFunction;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

/** Black boxes over {@link Switches}. */
public final class Models {
    private Models() {}

    public static BlackBox<Switches> scalar(ToDoubleFunction<Switches> function) {
        return BlackBox.ofScalar(Switches.class, Outputs.regression("y"), function);
    }

    public static double linear(Switches z) {
        double sum = 0.5;
        for (int j = 0; j < z.size(); j++) {
            sum += (j + 1) * z.at(j) / 10;
        }
        return sum;
    }

    /** Three classes, softmax of linear scores. */
    public static BlackBox<Switches> softmax(Concurrency concurrency) {
        return BlackBox.of(Switches.class, Outputs.classes("red", "green", "blue"), concurrency, batch ->
                batch.stream().map(z -> {
                    double[] p = new double[3];
                    double sum = 0;
                    for (int c = 0; c < 3; c++) {
                        double score = 0;
                        for (int j = 0; j < z.size(); j++) {
                            score += z.at(j) * Math.cos(1 + c + 3 * j);
                        }
                        p[c] = Math.exp(score);
                        sum += p[c];
                    }
                    for (int c = 0; c < 3; c++) {
                        p[c] /= sum;
                    }
                    return p;
                }).toArray(double[][]::new));
    }
}
