package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of lasso solutions of one output, by least angle regression with the lasso's drops (Efron, Hastie, Johnstone,
 * Tibshirani 2004), on the products of a {@link Gram}; columns are neither normalised nor made before they enter.
 *
 * <p>A point of the path minimises {@code ½ Σ w (y - b - x·β)² + penalty·‖β‖₁}; there, {@code |c_j - G_j·β|} is the
 * penalty for every active column and at most that for every other. Nodes are the points where a column enters or
 * leaves; the last one has penalty 0. A column that depends on the active ones stays out until one of them leaves.
 */
final class LassoPath {
    /**
     * How many columns more than wanted may be active before the path is left: from there, it would have to lose as
     * many again for a later node to matter.
     */
    static final int LOOK_AHEAD = 64;

    private static final double ROUNDING = 1e-12;

    private final Gram gram;
    private final double[] start;
    private final double largest;
    private final double[] correlations;
    private final boolean[] out;
    private final double[][] factor;
    private final int[] active;
    private final double[] signs;
    private final double[] coefficients;
    private int size;
    private double penalty;

    private LassoPath(Gram gram, int output) {
        int d = gram.size();
        this.gram = gram;
        this.start = gram.cross(output);
        this.correlations = start.clone();
        this.out = new boolean[d];
        this.factor = new double[d][];
        this.active = new int[d];
        this.signs = new double[d];
        this.coefficients = new double[d];
        double most = 0;
        for (int j = 0; j < d; j++) {
            if (gram.diagonal(j) > 0) {
                most = Math.max(most, Math.abs(start[j]));
            } else {
                out[j] = true;
            }
        }
        this.largest = most;
        this.penalty = most;
    }

    /**
     * A point of the path.
     *
     * @param penalty of the objective above
     * @param columns with non-zero coefficients, ascending
     * @param coefficients of these columns
     */
    record Point(double penalty, int[] columns, double[] coefficients) {}

    /**
     * The columns of the last node with at most {@code count} non-zero coefficients, ascending; none if the output does
     * not vary.
     *
     * <p>The reference's rule: it looks from the end, where a path that loses columns again may have few once more. The
     * path is left when {@link #LOOK_AHEAD} more columns than wanted are active.
     */
    static int[] selectFromEnd(Gram gram, int output, int count) {
        List<Point> nodes = nodes(gram, output, count + LOOK_AHEAD);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (nodes.get(i).columns.length <= count) {
                return nodes.get(i).columns;
            }
        }
        return new int[0];
    }

    /** All nodes after the first (where nothing is active), until more than {@code most} columns are active. */
    static List<Point> nodes(Gram gram, int output, int most) {
        LassoPath path = new LassoPath(gram, output);
        List<Point> nodes = new ArrayList<>();
        path.walk(0, Integer.MAX_VALUE, nodes, most);
        return nodes;
    }

    /**
     * The solution for a penalty, or for the smallest larger one that the path reaches from above without more than
     * {@code count} active columns.
     */
    static Point solution(Gram gram, int output, double penalty, int count) {
        LassoPath path = new LassoPath(gram, output);
        path.walk(penalty, count, null, Integer.MAX_VALUE);
        return path.size == 0 ? new Point(penalty, new int[0], new double[0]) : path.polished();
    }

    private void walk(double goal, int limit, @Nullable List<Point> nodes, int most) {
        if (largest == 0 || penalty <= goal) {
            return;
        }
        int joining = firstToJoin();
        int left = -1;
        for (int step = 0; step < 16 * start.length + 64 && penalty > goal; step++) {
            if (joining >= 0) {
                if (size == limit) {
                    return;
                }
                if (!join(joining)) {
                    out[joining] = true;
                }
            }
            if (size == 0) {
                return;
            }
            double[] direction = direction();
            double[] slopes = slopes(direction);
            double length = penalty - goal;
            joining = -1;
            for (int k = 0; k < start.length; k++) {
                if (out[k] || signs[k] != 0) {
                    continue;
                }
                double reach = Math.min(
                        reach(penalty - correlations[k], 1 - slopes[k], k == left),
                        reach(penalty + correlations[k], 1 + slopes[k], k == left));
                if (reach < length) {
                    length = reach;
                    joining = k;
                }
            }
            int leaving = -1;
            for (int a = 0; a < size; a++) {
                double coefficient = coefficients[active[a]];
                if (coefficient * direction[a] < 0 && -coefficient / direction[a] < length) {
                    length = -coefficient / direction[a];
                    leaving = a;
                }
            }
            advance(direction, slopes, length);
            if (joining < 0 && leaving < 0) {
                penalty = goal;
            }
            left = -1;
            if (leaving >= 0) {
                left = active[leaving];
                leave(leaving);
                joining = -1;
            }
            if (nodes != null) {
                nodes.add(point());
                if (size > most) {
                    return;
                }
            }
        }
    }

    private int firstToJoin() {
        int first = -1;
        for (int j = 0; j < start.length; j++) {
            if (!out[j] && (first < 0 || Math.abs(start[j]) > Math.abs(start[first]) + ROUNDING * largest)) {
                first = j;
            }
        }
        return first;
    }

    /** How far to go until a gap that shrinks at this rate is closed; a column that has just left stands at its edge. */
    private double reach(double gap, double rate, boolean justLeft) {
        if (!(rate > ROUNDING) || justLeft && gap <= ROUNDING * largest) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(0, gap) / rate;
    }

    /** Makes a column active; false if it depends on those that are. */
    private boolean join(int column) {
        double[] products = gram.column(column);
        double[] row = new double[size + 1];
        double pivot = products[column];
        for (int a = 0; a < size; a++) {
            double sum = products[active[a]];
            for (int c = 0; c < a; c++) {
                sum -= factor[a][c] * row[c];
            }
            row[a] = sum / factor[a][a];
            pivot -= row[a] * row[a];
        }
        if (!(pivot > SymmetricSystem.DEPENDENT * products[column])) {
            return false;
        }
        row[size] = Math.sqrt(pivot);
        factor[size] = row;
        active[size++] = column;
        signs[column] = Math.signum(correlations[column]);
        return true;
    }

    private void leave(int index) {
        int[] after = Arrays.copyOfRange(active, index + 1, size);
        coefficients[active[index]] = 0;
        signs[active[index]] = 0;
        size = index;
        for (int column : after) {
            double sign = signs[column];
            if (join(column)) {
                signs[column] = sign;
            } else {
                signs[column] = 0;
                coefficients[column] = 0;
            }
        }
        for (int j = 0; j < out.length; j++) {
            out[j] = !(gram.diagonal(j) > 0);
        }
    }

    /** How the active coefficients move while all active correlations shrink by 1. */
    private double[] direction() {
        double[] right = new double[size];
        for (int a = 0; a < size; a++) {
            right[a] = signs[active[a]];
        }
        return solve(right);
    }

    private double[] solve(double[] x) {
        for (int a = 0; a < size; a++) {
            double sum = x[a];
            for (int c = 0; c < a; c++) {
                sum -= factor[a][c] * x[c];
            }
            x[a] = sum / factor[a][a];
        }
        for (int a = size - 1; a >= 0; a--) {
            double value = x[a] / factor[a][a];
            x[a] = value;
            for (int c = 0; c < a; c++) {
                x[c] -= factor[a][c] * value;
            }
        }
        return x;
    }

    private double[] slopes(double[] direction) {
        double[] slopes = new double[start.length];
        for (int a = 0; a < size; a++) {
            double[] products = gram.column(active[a]);
            double weight = direction[a];
            for (int k = 0; k < slopes.length; k++) {
                slopes[k] += weight * products[k];
            }
        }
        return slopes;
    }

    private void advance(double[] direction, double[] slopes, double length) {
        for (int a = 0; a < size; a++) {
            coefficients[active[a]] += length * direction[a];
        }
        for (int k = 0; k < slopes.length; k++) {
            correlations[k] -= length * slopes[k];
        }
        penalty -= length;
        if (penalty <= ROUNDING * 1e-2 * largest) {
            penalty = 0;
        }
    }

    private Point point() {
        int[] columns = Arrays.stream(active, 0, size).filter(column -> coefficients[column] != 0).sorted().toArray();
        return new Point(penalty, columns, Arrays.stream(columns).mapToDouble(column -> coefficients[column]).toArray());
    }

    /** The solution at this penalty, free of what rounding added along the path. */
    private Point polished() {
        double[] right = new double[size];
        for (int a = 0; a < size; a++) {
            right[a] = start[active[a]] - penalty * signs[active[a]];
        }
        double[] exact = solve(right);
        for (int a = 0; a < size; a++) {
            boolean keepsSign = exact[a] * signs[active[a]] > 0;
            coefficients[active[a]] = keepsSign ? exact[a] : 0;
        }
        return point();
    }
}
