package org.lime4j.tabular.representation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.representation.TabularOracle.Factor;
import org.lime4j.tabular.representation.TabularOracle.Product;
import org.lime4j.tabular.representation.TabularOracle.State;

/** A random table, instance and model, and what their explanation must be; all of it from the formulas, not from the code. */
final class OracleCase {
    private static final PluginRegistry PLUGINS = PluginRegistry.standard();

    /** Of the quantiles of {@code discretizer}: 4 or 10 parts. */
    private final int parts;

    private final int d;
    private final boolean[] categorical;
    private final double[][] rows;
    private final List<List<State>> states = new ArrayList<>();
    private final double[] x;
    private final double width;
    private final boolean isDefaultWidth;
    private final TabularOracle oracle;

    /**
     * A case.
     *
     * @param enumerable only columns with one value a state, few enough to list all combinations
     */
    OracleCase(long seed, boolean enumerable) {
        SplittableRandom random = new SplittableRandom(seed);
        parts = random.nextBoolean() ? 4 : 10;
        d = enumerable ? 1 + random.nextInt(5) : 1 + random.nextInt(6);
        categorical = new boolean[d];
        int kinds = random.nextInt(3);
        for (int j = 0; j < d; j++) {
            categorical[j] = enumerable || kinds == 0 || kinds == 2 && random.nextBoolean();
        }
        rows = new double[rowCount(random)][d];
        for (int j = 0; j < d; j++) {
            fill(j, enumerable ? 4 : 6, random);
            states.add(categorical[j] ? categories(j) : bins(column(j), parts));
        }
        x = instance(random);
        isDefaultWidth = random.nextBoolean();
        width = isDefaultWidth ? 0.75 * Math.sqrt(d) : 0.3 + 2 * random.nextDouble();
        int[] own = new int[d];
        for (int j = 0; j < d; j++) {
            own[j] = state(j, x[j]);
        }
        List<Product> model = switch (random.nextInt(3)) {
            case 0 -> sum(random);
            case 1 -> List.of(new Product(1, factors(random)));
            default -> tree(random);
        };
        oracle = new TabularOracle(model, states, own, x, width);
    }

    /** So many that no quantile falls on a row, where rounding would decide on which side of a boundary it lies. */
    private static int rowCount(SplittableRandom random) {
        int[] last = {1, 3, 7, 9};
        return 10 * (6 + random.nextInt(20)) + last[random.nextInt(4)] + 1;
    }

    private void fill(int column, int maxCategories, SplittableRandom random) {
        if (categorical[column]) {
            int count = 2 + random.nextInt(maxCategories - 1);
            double skew = 0.5 + random.nextDouble();
            for (int i = 0; i < rows.length; i++) {
                rows[i][column] = i < count ? i : (int) (count * Math.pow(random.nextDouble(), skew));
            }
            return;
        }
        int shape = random.nextInt(5);
        double centre = 20 * random.nextDouble() - 10;
        double scale = Math.pow(10, 4 * random.nextDouble() - 2);
        for (double[] row : rows) {
            double u = random.nextDouble();
            row[column] = centre + scale * switch (shape) {
                case 0 -> u;
                case 1 -> random.nextGaussian();
                case 2 -> -Math.log(1 - u);
                case 3 -> (int) (5 * u);
                default -> u < 0.4 ? 0 : 1 + u;
            };
        }
    }

    private double[] column(int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private List<State> categories(int j) {
        double[] values = column(j);
        List<State> found = new ArrayList<>();
        for (int code = 0; code <= Arrays.stream(values).max().orElseThrow(); code++) {
            int own = code;
            found.add(State.category(code, (double) Arrays.stream(values).filter(v -> v == own).count() / values.length));
        }
        return found;
    }

    /** Bins between the quantiles, with the moments of the values inside. */
    private static List<State> bins(double[] values, int parts) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int n = sorted.length;
        List<Double> boundaries = new ArrayList<>();
        for (int k = 1; k < parts; k++) {
            double h = (n - 1) * (double) k / parts;
            int floor = (int) h;
            double quantile = sorted[floor] + (h - floor) * (sorted[floor + 1] - sorted[floor]);
            if (boundaries.isEmpty() || quantile > boundaries.get(boundaries.size() - 1)) {
                boundaries.add(quantile);
            }
        }
        List<State> bins = new ArrayList<>();
        for (int b = 0; b <= boundaries.size(); b++) {
            double above = b == 0 ? Double.NEGATIVE_INFINITY : boundaries.get(b - 1);
            double upTo = b == boundaries.size() ? Double.POSITIVE_INFINITY : boundaries.get(b);
            double[] inside = Arrays.stream(sorted).filter(v -> v > above && v <= upTo).toArray();
            double mean = Arrays.stream(inside).average().orElse(0);
            double variance = Arrays.stream(inside).map(v -> (v - mean) * (v - mean)).average().orElse(0);
            double deviation = inside.length > 0 && inside[0] == inside[inside.length - 1] ? 0 : Math.sqrt(variance);
            bins.add(new State((double) inside.length / n, mean, deviation,
                    b == 0 ? sorted[0] : above, b == boundaries.size() ? sorted[n - 1] : upTo));
        }
        return bins;
    }

    private int state(int j, double value) {
        int state = 0;
        while (state < states.get(j).size() - 1 && value > (categorical[j] ? state : states.get(j).get(state).max())) {
            state++;
        }
        return state;
    }

    /** One whose states are neither rare nor all there is: a weight's error is then nearly normal. */
    private double[] instance(SplittableRandom random) {
        double[] instance = new double[d];
        for (int j = 0; j < d; j++) {
            double share;
            int tries = 0;
            do {
                instance[j] = rows[random.nextInt(rows.length)][j];
                share = states.get(j).get(state(j, instance[j])).frequency();
            } while ((share < 0.04 || share > 0.96) && ++tries < 1_000);
        }
        return instance;
    }

    private Factor factor(int j, boolean linear, SplittableRandom random) {
        if (categorical[j]) {
            return new TabularOracle.Table(
                    random.doubles(states.get(j).size(), linear ? -1 : 0.3, linear ? 1 : 1.7).toArray());
        }
        double mean = Arrays.stream(column(j)).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(column(j)).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
        double slope = (linear ? 2 : 1.2) * (random.nextDouble() - 0.5) / deviation;
        return linear || random.nextBoolean()
                ? new TabularOracle.Linear(1 - slope * mean, slope)
                : new TabularOracle.Exponential(slope, mean);
    }

    private @Nullable Factor[] factors(SplittableRandom random) {
        @Nullable Factor[] factors = new Factor[d];
        for (int j = 0; j < d; j++) {
            factors[j] = factor(j, false, random);
        }
        return factors;
    }

    private List<Product> sum(SplittableRandom random) {
        List<Product> terms = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            @Nullable Factor[] factors = new Factor[d];
            factors[j] = factor(j, true, random);
            terms.add(new Product(1, factors));
        }
        return terms;
    }

    /** Each leaf is a product of the intervals, or the sets of categories, on the way to it. */
    private List<Product> tree(SplittableRandom random) {
        List<Product> leaves = new ArrayList<>();
        double[] above = new double[d];
        double[] upTo = new double[d];
        Arrays.fill(above, Double.NEGATIVE_INFINITY);
        Arrays.fill(upTo, Double.POSITIVE_INFINITY);
        grow(3, above, upTo, leaves, random);
        return leaves;
    }

    private void grow(int depth, double[] above, double[] upTo, List<Product> leaves, SplittableRandom random) {
        if (depth == 0) {
            @Nullable Factor[] factors = new Factor[d];
            for (int j = 0; j < d; j++) {
                factors[j] = above[j] == Double.NEGATIVE_INFINITY && upTo[j] == Double.POSITIVE_INFINITY
                        ? null
                        : new TabularOracle.Within(above[j], upTo[j]);
            }
            leaves.add(new Product(4 * random.nextDouble() - 2, factors));
            return;
        }
        int j = random.nextInt(d);
        double threshold = rows[random.nextInt(rows.length)][j];
        double[] below = upTo.clone();
        below[j] = Math.min(upTo[j], threshold);
        grow(depth - 1, above, below, leaves, random);
        double[] beyond = above.clone();
        beyond[j] = Math.max(above[j], threshold);
        grow(depth - 1, beyond, upTo, leaves, random);
    }

    TabularOracle oracle() {
        return oracle;
    }

    /** The states of a column. */
    List<State> states(int j) {
        return states.get(j);
    }

    int size() {
        return d;
    }

    Row instance() {
        return Row.of(schema(), x);
    }

    private TableSchema schema() {
        List<TableSchema.Column> columns = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            List<String> names = new ArrayList<>();
            for (int code = 0; categorical[j] && code < states.get(j).size(); code++) {
                names.add("level " + code);
            }
            columns.add(categorical[j]
                    ? TableSchema.Column.categorical("x" + j, names)
                    : TableSchema.Column.numeric("x" + j));
        }
        return TableSchema.of(columns);
    }

    /** The whole pipeline on this case; only the sampler may be replaced. */
    LimeExplainerBuilder<Row> explainer(double alpha) {
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> {
            double[] cells = new double[d];
            for (int j = 0; j < d; j++) {
                cells[j] = row.number(j);
            }
            return oracle.answer(cells);
        });
        ComponentRef<?> kernel = ComponentRef.of("exponential");
        return LimeExplainer.builder(model)
                .registry(PLUGINS)
                .background(TabularBackground.of(schema(), rows))
                .representation(ComponentRef.of("tabular").with("discretizer", parts == 4 ? "quartile" : "decile"))
                .kernel(isDefaultWidth ? kernel : kernel.with("width", width))
                .surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", alpha));
    }
}
