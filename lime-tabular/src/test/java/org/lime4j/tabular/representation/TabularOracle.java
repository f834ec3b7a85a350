package org.lime4j.tabular.representation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.random.Normal;

/**
 * What least squares finds on infinitely many samples of discretised tabular LIME, by its closed form: with the kernel's
 * weights the columns are independent, state b of a column having the probability f_b·(1 if b is the instance's, else
 * e) / c, with e = exp(-1 / (2w²)) and c = f_x + (1 - f_x)·e; the weight of a column is the difference of the model's
 * means where its state is the instance's and where it is not.
 */
final class TabularOracle {
    /** A bin or a category: how often it is drawn, and the truncated normal its values are drawn from. */
    record State(double frequency, double mean, double deviation, double min, double max) {
        static State category(int code, double frequency) {
            return new State(frequency, code, 0, code, code);
        }

        boolean hasOneValue() {
            return deviation == 0 || min == max;
        }

        /** Probability of the untruncated normal, shifted by {@code tilt} deviations, between two values of the bin. */
        private double mass(double from, double to, double tilt) {
            double l = (Math.max(from, min) - mean) / deviation - tilt;
            double r = (Math.min(to, max) - mean) / deviation - tilt;
            return l >= r ? 0 : l > 0 ? Normal.cdf(-l) - Normal.cdf(-r) : Normal.cdf(r) - Normal.cdf(l);
        }
    }

    /** A function of one column whose mean over a truncated normal is known. */
    sealed interface Factor {
        double at(double x);

        /** The mean over a state that has many values. */
        double integral(State state);

        /** The mean over any state. */
        default double mean(State state) {
            return state.hasOneValue() ? at(Math.min(Math.max(state.mean, state.min), state.max)) : integral(state);
        }
    }

    record Linear(double constant, double slope) implements Factor {
        @Override
        public double at(double x) {
            return constant + slope * x;
        }

        @Override
        public double integral(State s) {
            double l = (s.min - s.mean) / s.deviation;
            double r = (s.max - s.mean) / s.deviation;
            double shift = (Normal.density(l) - Normal.density(r)) / s.mass(s.min, s.max, 0);
            return constant + slope * (s.mean + s.deviation * shift);
        }
    }

    record Exponential(double rate, double centre) implements Factor {
        @Override
        public double at(double x) {
            return Math.exp(rate * (x - centre));
        }

        @Override
        public double integral(State s) {
            double tilt = rate * s.deviation;
            return Math.exp(rate * (s.mean - centre) + tilt * tilt / 2) * s.mass(s.min, s.max, tilt) / s.mass(s.min, s.max, 0);
        }
    }

    /** 1 in (above, upTo], else 0. */
    record Within(double above, double upTo) implements Factor {
        @Override
        public double at(double x) {
            return x > above && x <= upTo ? 1 : 0;
        }

        @Override
        public double integral(State s) {
            return s.mass(above, upTo, 0) / s.mass(s.min, s.max, 0);
        }
    }

    /** A number for each category. */
    record Table(double... values) implements Factor {
        @Override
        public double at(double x) {
            return values[(int) x];
        }

        @Override
        public double integral(State state) {
            throw new IllegalStateException("a category has one value");
        }
    }

    /** A constant times a function of each column, null standing for 1; a model is a sum of these. */
    record Product(double constant, @Nullable Factor... factors) {
        double at(double[] x) {
            double product = constant;
            for (int j = 0; j < x.length && product != 0; j++) {
                product *= factors[j] == null ? 1 : factors[j].at(x[j]);
            }
            return product;
        }
    }

    private final List<Product> model;
    private final double[] instance;
    private final int d;
    /** q_j, the probability under Q of the instance's state. */
    private final double[] q;
    /** Product of the c_j: the mean weight of a sample. */
    private final double totalWeight;

    private final double[] weights;
    private final double intercept;

    /**
     * The closed form.
     *
     * @param columns the states of each column
     * @param own index of the instance's state in each column
     * @param width w of the kernel
     */
    TabularOracle(List<Product> model, List<List<State>> columns, int[] own, double[] instance, double width) {
        this.model = model;
        this.instance = instance;
        this.d = columns.size();
        this.q = new double[d];
        this.weights = new double[d];
        double e = Math.exp(-1 / (2 * width * width));
        double total = 1;
        for (int j = 0; j < d; j++) {
            double f = columns.get(j).get(own[j]).frequency;
            double c = f + (1 - f) * e;
            q[j] = f / c;
            total *= c;
        }
        this.totalWeight = total;
        double mean = 0;
        for (Product product : model) {
            double[] same = new double[d];
            double[] other = new double[d];
            double all = product.constant;
            double[] but = new double[d];
            Arrays.fill(but, product.constant);
            for (int j = 0; j < d; j++) {
                Factor factor = product.factors[j];
                List<State> states = columns.get(j);
                double rest = 0;
                for (int b = 0; b < states.size(); b++) {
                    double value = states.get(b).frequency == 0 ? 0 : factor == null ? 1 : factor.mean(states.get(b));
                    if (b == own[j]) {
                        same[j] = value;
                    } else {
                        rest += states.get(b).frequency * value;
                    }
                }
                other[j] = rest / (1 - states.get(own[j]).frequency);
                double under = q[j] * same[j] + (1 - q[j]) * other[j];
                all *= under;
                for (int k = 0; k < d; k++) {
                    but[k] *= k == j ? 1 : under;
                }
            }
            mean += all;
            for (int j = 0; j < d; j++) {
                weights[j] += (same[j] - other[j]) * but[j];
            }
        }
        double constant = mean;
        for (int j = 0; j < d; j++) {
            constant -= q[j] * weights[j];
        }
        this.intercept = constant;
    }

    double answer(double[] x) {
        double sum = 0;
        for (Product product : model) {
            sum += product.at(x);
        }
        return sum;
    }

    /** C: the mean of the samples' weights. */
    double totalWeight() {
        return totalWeight;
    }

    double weight(int column) {
        return weights[column];
    }

    double intercept() {
        return intercept;
    }

    /** k_j: what a penalty on n samples leaves of a weight. */
    double shrinkage(int column, double samples, double alpha) {
        double information = samples * totalWeight * q[column] * (1 - q[column]);
        return information / (information + alpha);
    }

    /**
     * The weights on n - 1 drawn samples and the instance itself, which takes part with weight 1: the solution of the
     * normal equations, whose expected matrix is that of independent columns plus the instance's row.
     */
    double[] weightsBesideTheInstance(double samples, double alpha) {
        double drawn = (samples - 1) * totalWeight;
        double[][] system = new double[d + 1][d + 2];
        for (int a = 0; a <= d; a++) {
            double qa = a == d ? 1 : q[a];
            for (int b = 0; b <= d; b++) {
                double qb = b == d ? 1 : q[b];
                system[a][b] = drawn * (a == b ? qa : qa * qb) + 1 + (a == b && a < d ? alpha : 0);
            }
            double mean = intercept;
            for (int j = 0; j < d; j++) {
                mean += weights[j] * (j == a ? 1 : q[j]);
            }
            system[a][d + 1] = drawn * qa * mean + answer(instance);
        }
        return solve(system);
    }

    /** Gauss with pivots; the last column is the right-hand side. */
    private static double[] solve(double[][] system) {
        int n = system.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int k = i + 1; k < n; k++) {
                pivot = Math.abs(system[k][i]) > Math.abs(system[pivot][i]) ? k : pivot;
            }
            double[] row = system[pivot];
            system[pivot] = system[i];
            system[i] = row;
            for (int k = 0; k < n; k++) {
                double factor = k == i ? 0 : system[k][i] / row[i];
                for (int c = i; factor != 0 && c <= n; c++) {
                    system[k][c] -= factor * row[c];
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = system[i][n] / system[i][i];
        }
        return solution;
    }
}
