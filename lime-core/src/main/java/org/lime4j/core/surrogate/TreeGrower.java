package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grows one tree; see {@link DecisionTreeLearner} for the rules. Belongs to one thread. */
final class TreeGrower {
    /** Most additions that looking two steps ahead may take in one node. */
    private static final double LOOK_AHEAD_COST = 4e8;

    /** Most binary columns of which all pairs are looked at. */
    private static final int LOOK_AHEAD_BITS = 512;

    private static final int LOOK_AHEAD_THRESHOLDS = 7;
    private static final double LOOK_AHEAD_BELOW = 0.1;
    private static final double LOOK_AHEAD_VARIATION = 0.05;
    private static final double TIED = 1e-12;

    private final DecisionTreeFactory.Options options;
    private final int mostFeatures;
    private final int mostLeaves;
    private final int rows;
    private final int size;
    private final SplitColumns columns;
    private final double[] weights;
    private final double[] proximities;
    private final double[] centred;
    private final double totalWeight;
    private final double mean;
    private final double variation;
    private final double leastWeight;
    private final double leastGain;
    private final int[] nodeOf;
    private final double[] nodeWeights;
    private final double[] nodeResponses;
    private final double[] belowWeights = new double[SplitPoints.MOST + 1];
    private final double[] belowResponses = new double[SplitPoints.MOST + 1];
    private final List<Node> nodes = new ArrayList<>();
    private final List<Integer> features = new ArrayList<>();

    TreeGrower(LocalData data, int output, DecisionTreeFactory.Options options, int mostFeatures) {
        this.options = options;
        this.mostFeatures = mostFeatures;
        this.mostLeaves = options.maxLeaves().orElse(Integer.MAX_VALUE);
        this.rows = data.rows();
        this.size = data.size();
        this.columns = SplitColumns.of(data);
        this.weights = data.weights();
        this.proximities = new double[rows];
        this.totalWeight = data.totalWeight();
        data.gram().requireFiniteOutput(output);
        this.mean = data.gram().outputMean(output);
        this.variation = data.gram().outputVariation(output);
        this.leastWeight = Math.max(options.minLeafShare(), TIED) * totalWeight;
        this.leastGain = Math.max(options.minGain(), TIED) * variation;
        this.centred = new double[rows];
        double[] y = data.output(output);
        for (int i = 0; i < rows; i++) {
            centred[i] = y[i] - mean;
            proximities[i] = data.proximity(i);
        }
        this.nodeOf = new int[rows];
        this.nodeWeights = new double[rows];
        this.nodeResponses = new double[rows];
    }

    /**
     * A node; the first is the root.
     *
     * <p>Children are indices in the list of nodes, and -1 at a leaf, whose column is -1 as well.
     */
    static final class Node {
        final int depth;
        final boolean promised;
        double mean;
        double weight;
        double variation;
        double effectiveSize;
        int column = -1;
        int thresholdIndex;
        double threshold;
        int below = -1;
        int above = -1;
        private @Nullable Plan plan;

        Node(int depth, boolean promised) {
            this.depth = depth;
            this.promised = promised;
        }
    }

    /**
     * How a leaf would be split.
     *
     * @param gain how much less variation there would be
     * @param ahead whether the gain is that of two steps, half of it
     */
    private record Plan(int column, int threshold, double gain, boolean ahead) {}

    /**
     * The grown tree.
     *
     * @param nodes root first
     * @param features asked about, in the order of their first question
     * @param totalWeight of all rows
     */
    record Grown(List<Node> nodes, List<Integer> features, double totalWeight) {}

    Grown grow() {
        Node root = newNode(0, false);
        root.plan = plan(0);
        int leaves = 1;
        while (leaves < mostLeaves) {
            int next = nextLeaf();
            if (next < 0) {
                break;
            }
            Node node = nodes.get(next);
            Plan plan = node.plan;
            if (!mayAsk(plan.column) || plan.ahead && !hasRoomAhead(node, leaves)) {
                node.plan = plan(next, leaves);
                continue;
            }
            split(next, plan);
            leaves++;
            node.plan = null;
            nodes.get(node.below).plan = plan(node.below, leaves);
            nodes.get(node.above).plan = plan(node.above, leaves);
        }
        return new Grown(List.copyOf(nodes), List.copyOf(features), totalWeight);
    }

    private int nextLeaf() {
        int best = -1;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.plan == null) {
                continue;
            }
            Node leader = best < 0 ? null : nodes.get(best);
            if (leader == null
                    || node.promised && !leader.promised
                    || node.promised == leader.promised && node.plan.gain > leader.plan.gain) {
                best = i;
            }
        }
        return best;
    }

    private boolean mayAsk(int column) {
        return features.size() < mostFeatures || features.contains(column);
    }

    private boolean hasRoomAhead(Node node, int leaves) {
        return node.depth + 2 <= options.maxDepth() && leaves + 3 <= mostLeaves;
    }

    private Node newNode(int depth, boolean promised) {
        Node node = new Node(depth, promised);
        int index = nodes.size();
        nodes.add(node);
        double response = 0;
        double squares = 0;
        double weight = 0;
        double weightedProximities = 0;
        for (int i = 0; i < rows; i++) {
            if (nodeOf[i] == index) {
                double value = weights[i] * centred[i];
                weight += weights[i];
                response += value;
                squares += value * centred[i];
                weightedProximities += weights[i] * proximities[i];
            }
        }
        node.weight = weight;
        node.mean = mean + response / weight;
        node.variation = Math.max(0, squares - response * (response / weight));
        node.effectiveSize = weightedProximities > 0 ? weight * (weight / weightedProximities) : 0;
        if (index == 0) {
            node.mean = mean;
            node.variation = variation;
        }
        return node;
    }

    private void split(int index, Plan plan) {
        Node node = nodes.get(index);
        node.column = plan.column;
        node.thresholdIndex = plan.threshold;
        node.threshold = columns.threshold(plan.column, plan.threshold);
        if (!features.contains(plan.column)) {
            features.add(plan.column);
        }
        node.below = nodes.size();
        node.above = node.below + 1;
        for (int i = 0; i < rows; i++) {
            if (nodeOf[i] == index) {
                nodeOf[i] = columns.isAbove(i, plan.column, plan.threshold) ? node.above : node.below;
            }
        }
        newNode(node.depth + 1, plan.ahead);
        newNode(node.depth + 1, plan.ahead);
    }

    private @Nullable Plan plan(int index) {
        return plan(index, 1);
    }

    /** The split of a leaf, or null if it stays one. */
    private @Nullable Plan plan(int index, int leaves) {
        Node node = nodes.get(index);
        if (node.depth >= options.maxDepth() || node.variation < leastGain || variation == 0) {
            return null;
        }
        for (int i = 0; i < rows; i++) {
            boolean inside = nodeOf[i] == index;
            nodeWeights[i] = inside ? weights[i] : 0;
            nodeResponses[i] = inside ? weights[i] * centred[i] : 0;
        }
        double[] gains = new double[size];
        int[] thresholds = new int[size];
        Plan best = best(node.weight, gains, thresholds, -1);
        if (isWeak(best, node) && hasRoomAhead(node, leaves) && mostFeatures > 1
                && node.variation >= LOOK_AHEAD_VARIATION * variation) {
            Plan ahead = planAhead(index, node);
            if (ahead != null && ahead.gain * 2 >= leastGain) {
                return ahead;
            }
        }
        return best != null && best.gain >= leastGain ? best : null;
    }

    /** Whether a split explains little, or no more than the best of so many columns of noise would. */
    private boolean isWeak(@Nullable Plan plan, Node node) {
        if (plan == null || plan.gain < LOOK_AHEAD_BELOW * node.variation) {
            return true;
        }
        double noise = 2 * Math.log(2.0 * size) + 6;
        return plan.gain * node.effectiveSize < noise * (node.variation - plan.gain);
    }

    /**
     * The best single split of the rows in {@code nodeWeights} and {@code nodeResponses}.
     *
     * @param gains receives the best gain of each column, below 0 where there is no split
     * @param thresholds receives where it is
     * @param chosen a column that counts as asked about already, or -1
     */
    private @Nullable Plan best(double weight, double[] gains, int[] thresholds, int chosen) {
        columns.load(nodeWeights, nodeResponses);
        double response = DesignColumns.sum(nodeResponses, 0, rows);
        double tie = TIED * variation;
        int bestColumn = -1;
        double bestGain = Double.NEGATIVE_INFINITY;
        boolean full = chosen >= 0 && !features.contains(chosen) && features.size() + 1 >= mostFeatures;
        for (int j = 0; j < size; j++) {
            gains[j] = Double.NEGATIVE_INFINITY;
            if (j != chosen && (!mayAsk(j) || full && !features.contains(j))) {
                continue;
            }
            columns.below(j, belowWeights, belowResponses);
            for (int t = 0, count = columns.thresholds(j); t < count; t++) {
                double low = belowWeights[t];
                double high = weight - low;
                if (low < leastWeight || high < leastWeight) {
                    continue;
                }
                double difference = belowResponses[t] / low - (response - belowResponses[t]) / high;
                double gain = low * (high / weight) * difference * difference;
                if (gain > gains[j] + tie) {
                    gains[j] = gain;
                    thresholds[j] = t;
                }
            }
            if (gains[j] > bestGain + tie) {
                bestGain = gains[j];
                bestColumn = j;
            }
        }
        return bestColumn < 0 ? null : new Plan(bestColumn, thresholds[bestColumn], bestGain, false);
    }

    /** The first of two steps that explain most together. */
    private @Nullable Plan planAhead(int index, Node node) {
        double pairs = (double) size * size * rows;
        if (columns instanceof SplitColumns.Bits bits) {
            return pairs / 16 > LOOK_AHEAD_COST || size > LOOK_AHEAD_BITS ? null : planAhead(bits.columns(), node);
        }
        int most = (int) Math.min(LOOK_AHEAD_THRESHOLDS, LOOK_AHEAD_COST / (2 * pairs));
        if (most < 1) {
            return null;
        }
        double[] gains = new double[size];
        int[] thresholds = new int[size];
        Plan best = null;
        double tie = TIED * variation;
        for (int j = 0; j < size; j++) {
            int count = columns.thresholds(j);
            int tried = Math.min(count, most);
            for (int s = 0; s < tried && mayAsk(j); s++) {
                int t = (int) ((2L * s + 1) * count / (2L * tried));
                double gain = gainAhead(index, node, j, t, gains, thresholds);
                if (gain > 0 && (best == null || gain > 2 * best.gain + tie)) {
                    best = new Plan(j, t, gain / 2, true);
                }
            }
        }
        return best;
    }

    /** The same for binary columns, where the sums over all pairs of columns tell everything. */
    private @Nullable Plan planAhead(DesignColumns bits, Node node) {
        int[] all = Gram.all(size);
        double[] w = bits.moments(DesignColumns.of(nodeWeights), all);
        double[] r = bits.moments(DesignColumns.of(nodeResponses), all);
        Plan best = null;
        double tie = TIED * variation;
        for (int j = 1; j <= size; j++) {
            double w1 = w[j];
            double w0 = w[0] - w1;
            if (!mayAsk(j - 1) || w1 < leastWeight || w0 < leastWeight) {
                continue;
            }
            boolean full = features.size() + (features.contains(j - 1) ? 0 : 1) >= mostFeatures;
            double r0 = r[0] - r[j];
            double most1 = 0;
            double most0 = 0;
            for (int k = 1; k <= size; k++) {
                if (full && !features.contains(k - 1)) {
                    continue;
                }
                int pair = j * (size + 1) + k;
                most1 = Math.max(most1, gain(w[pair], r[pair], w1, r[j]));
                most0 = Math.max(most0, gain(w[k] - w[pair], r[k] - r[pair], w0, r0));
            }
            double gain = gain(w1, r[j], w[0], r[0]) + most1 + most0;
            if (gain > 0 && (best == null || gain > 2 * best.gain + tie)) {
                best = new Plan(j - 1, 0, gain / 2, true);
            }
        }
        return best;
    }

    /** What it explains to tell a part of some rows from the rest; 0 if one of them is too light. */
    private double gain(double partWeight, double partResponse, double weight, double response) {
        double rest = weight - partWeight;
        if (partWeight < leastWeight || rest < leastWeight) {
            return 0;
        }
        double difference = partResponse / partWeight - (response - partResponse) / rest;
        return partWeight * (rest / weight) * difference * difference;
    }

    /** What a split of a node and the best splits of both children explain together; below 0 if there is no split. */
    private double gainAhead(int index, Node node, int column, int threshold, double[] gains, int[] thresholds) {
        double total = 0;
        double[] sideWeights = new double[2];
        double[] sideResponses = new double[2];
        for (int side = 0; side < 2; side++) {
            double weight = 0;
            double response = 0;
            for (int i = 0; i < rows; i++) {
                boolean inside = nodeOf[i] == index && columns.isAbove(i, column, threshold) == (side == 1);
                nodeWeights[i] = inside ? weights[i] : 0;
                nodeResponses[i] = inside ? weights[i] * centred[i] : 0;
                weight += nodeWeights[i];
                response += nodeResponses[i];
            }
            if (weight < leastWeight) {
                return -1;
            }
            sideWeights[side] = weight;
            sideResponses[side] = response;
            Plan second = best(weight, gains, thresholds, column);
            total += second == null ? 0 : second.gain;
        }
        double difference = sideResponses[0] / sideWeights[0] - sideResponses[1] / sideWeights[1];
        return total + sideWeights[0] * (sideWeights[1] / node.weight) * difference * difference;
    }
}
