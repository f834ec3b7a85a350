package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.SampleMatrix;

/** Puts the questions of a tree to the rows of a sample. Belongs to one thread. */
final class AskedTree {
    private final SampleMatrix design;
    private final double[] weights;
    private final double[] centred;
    private final double totalWeight;
    private final double mean;
    private final double leastGain;
    private final List<TreeGrower.Node> nodes = new ArrayList<>();
    private final List<Integer> features = new ArrayList<>();

    AskedTree(LocalData data, int output, double leastGain) {
        data.gram().requireFiniteOutput(output);
        this.design = data.design();
        this.weights = data.weights();
        this.totalWeight = data.totalWeight();
        this.mean = data.gram().outputMean(output);
        this.leastGain = leastGain * data.gram().outputVariation(output);
        double[] y = data.output(output);
        this.centred = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            centred[i] = y[i] - mean;
        }
    }

    /** Some rows: how many of the array, their weight, and weight times centred output. */
    private record Rows(int[] indices, int count, double weight, double response) {
        double mean() {
            return response / weight;
        }
    }

    /** What a question does to some rows. */
    private record Parted(Rows below, Rows above) {
        double gain() {
            double difference = below.mean() - above.mean();
            return below.weight * (above.weight / (below.weight + above.weight)) * difference * difference;
        }
    }

    TreeGrower.Grown ask(TreeSurrogate.@Nullable Question root) {
        Rows all = rows(Gram.all(weights.length), weights.length);
        add(sensible(root, all), all, 0);
        nodes.get(0).mean = mean;
        return new TreeGrower.Grown(List.copyOf(nodes), List.copyOf(features), totalWeight);
    }

    private Rows rows(int[] indices, int count) {
        double weight = 0;
        double response = 0;
        for (int r = 0; r < count; r++) {
            int i = indices[r];
            weight += weights[i];
            response += weights[i] * centred[i];
        }
        return new Rows(indices, count, weight, response);
    }

    private Parted part(TreeSurrogate.Question question, Rows rows) {
        int[] below = new int[rows.count];
        int[] above = new int[rows.count];
        int belowCount = 0;
        int aboveCount = 0;
        for (int r = 0; r < rows.count; r++) {
            int i = rows.indices[r];
            if (design.get(i, question.column()) > question.threshold()) {
                above[aboveCount++] = i;
            } else {
                below[belowCount++] = i;
            }
        }
        return new Parted(rows(below, belowCount), rows(above, aboveCount));
    }

    /** The question without those after it, and itself, that tell nothing of these rows. */
    private TreeSurrogate.@Nullable Question sensible(TreeSurrogate.@Nullable Question question, Rows rows) {
        if (question == null) {
            return null;
        }
        Parted parted = part(question, rows);
        if (parted.below.weight == 0) {
            return sensible(question.above(), rows);
        }
        if (parted.above.weight == 0) {
            return sensible(question.below(), rows);
        }
        TreeSurrogate.Question below = sensible(question.below(), parted.below);
        TreeSurrogate.Question above = sensible(question.above(), parted.above);
        return below == null && above == null && !(parted.gain() > 0 && parted.gain() >= leastGain)
                ? null
                : new TreeSurrogate.Question(question.column(), question.threshold(), below, above);
    }

    private int add(TreeSurrogate.@Nullable Question question, Rows rows, int depth) {
        TreeGrower.Node node = new TreeGrower.Node(depth, false);
        int index = nodes.size();
        nodes.add(node);
        node.weight = rows.weight;
        node.mean = mean + rows.mean();
        if (question != null) {
            node.column = question.column();
            node.threshold = question.threshold();
            if (!features.contains(node.column)) {
                features.add(node.column);
            }
            Parted parted = part(question, rows);
            node.below = add(question.below(), parted.below, depth + 1);
            node.above = add(question.above(), parted.above, depth + 1);
        }
        return index;
    }
}
