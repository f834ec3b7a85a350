package org.lime4j.spi.examples.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;

/** A constant and a step function of each feature that is used; built by the learner, then read by {@link #finish}. */
final class StepSum {
    private final List<InterpretableFeature> features;
    private final double constant;
    private final Map<Integer, TreeMap<Double, Double>> jumps = new TreeMap<>();
    private final Map<Integer, Double> starts = new TreeMap<>();

    StepSum(List<InterpretableFeature> features, double constant) {
        this.features = features;
        this.constant = constant;
    }

    int featuresUsed() {
        return jumps.size();
    }

    boolean uses(int column) {
        return jumps.containsKey(column);
    }

    /** Adds a stump: {@code below} up to the threshold, {@code above} beyond it. */
    void add(int column, double threshold, double below, double above) {
        starts.merge(column, below, Double::sum);
        jumps.computeIfAbsent(column, key -> new TreeMap<>()).merge(threshold, above - below, Double::sum);
    }

    /** The surrogate; each step function is centred, so that a contribution says how the instance differs from the mean. */
    Surrogate finish(LocalData data) {
        double intercept = constant;
        List<StepFunction> functions = new ArrayList<>();
        for (int column : jumps.keySet()) {
            StepFunction raw = StepFunction.of(column, starts.get(column), jumps.get(column));
            double mean = 0;
            for (int i = 0; i < data.rows(); i++) {
                mean += data.weight(i) * raw.at(data.design().get(i, column)) / data.totalWeight();
            }
            intercept += mean;
            functions.add(raw.minus(mean));
        }
        List<Surrogate.Contribution> contributions = functions.stream()
                .map(function -> new Surrogate.Contribution(
                        function.column(), function.at(data.design().get(0, function.column()))))
                .sorted(Comparator.comparingDouble(contribution -> -Math.abs(contribution.weight())))
                .toList();
        return new Fitted(intercept, contributions, List.copyOf(functions), description(functions));
    }

    private SurrogateDescription description(List<StepFunction> functions) {
        Map<String, String> attributes = new TreeMap<>();
        for (StepFunction function : functions) {
            attributes.put(features.get(function.column()).key().toString(), function.toString());
        }
        return new SurrogateDescription.Custom("step-functions", attributes);
    }

    /** {@code values[k]} for z′ above {@code thresholds[k - 1]} and up to {@code thresholds[k]}. */
    private record StepFunction(int column, double[] thresholds, double[] values) {
        static StepFunction of(int column, double start, TreeMap<Double, Double> jumps) {
            double[] thresholds = new double[jumps.size()];
            double[] values = new double[jumps.size() + 1];
            values[0] = start;
            int k = 0;
            for (Map.Entry<Double, Double> jump : jumps.entrySet()) {
                thresholds[k] = jump.getKey();
                values[k + 1] = values[k] + jump.getValue();
                k++;
            }
            return new StepFunction(column, thresholds, values);
        }

        double at(double z) {
            int k = 0;
            while (k < thresholds.length && z > thresholds[k]) {
                k++;
            }
            return values[k];
        }

        StepFunction minus(double mean) {
            double[] centred = values.clone();
            for (int k = 0; k < centred.length; k++) {
                centred[k] -= mean;
            }
            return new StepFunction(column, thresholds, centred);
        }

        /** {@code -0.2, above 0.5: 0.3}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.4g", values[0]));
            for (int k = 0; k < thresholds.length; k++) {
                text.append(String.format(Locale.ROOT, ", above %.4g: %.4g", thresholds[k], values[k + 1]));
            }
            return text.toString();
        }
    }

    private record Fitted(
            double intercept,
            List<Contribution> contributions,
            List<StepFunction> functions,
            SurrogateDescription description)
            implements Surrogate {
        @Override
        public void predict(SampleMatrix design, double[] out) {
            for (int i = 0; i < design.rows(); i++) {
                double sum = intercept;
                for (StepFunction function : functions) {
                    sum += function.at(design.get(i, function.column()));
                }
                out[i] = sum;
            }
        }
    }
}
