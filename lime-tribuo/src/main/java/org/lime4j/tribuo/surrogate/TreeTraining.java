package org.lime4j.tribuo.surrogate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.surrogate.Gram;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.SplitPoints;
import org.lime4j.core.surrogate.TreeSurrogate;
import org.lime4j.core.surrogate.TreeSurrogate.Question;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/**
 * Lets a Tribuo trainer grow a tree on a sample, and takes its questions.
 *
 * <p>Tribuo computes with numbers of 24 bits and takes the variance as a difference of squares. So it is given outputs of
 * mean 0 and variance 1, weights that add up to the number of rows, and in place of a number its place among the cuts of {@link SplitPoints}; it then
 * also need not try a threshold for each of thousands of values. Means and shares are not taken from it but computed anew.
 * Belongs to one thread.
 */
final class TreeTraining {
    /** Largest share of the output's variation by which the trainer's answers may be off the means of their leaves. */
    private static final double SAME = 1e-6;

    private static final float LEAST_WEIGHT = 1e-30f;

    private final LocalData data;
    private final int output;
    private final double mean;
    private final double deviation;
    private final int[] rows;
    private final float[] weights;
    private final boolean merging;

    /**
     * The training of trees for an output.
     *
     * @param merging whether the trainer splits by the squared error alone, to which rows in the same bins are as one
     */
    TreeTraining(LocalData data, int output, boolean merging) {
        Gram gram = data.gram();
        gram.requireFiniteOutput(output);
        this.data = data;
        this.output = output;
        this.merging = merging;
        this.mean = gram.outputMean(output);
        this.deviation = Math.sqrt(gram.outputVariation(output) / data.totalWeight());
        int m = data.rows();
        double factor = m / data.totalWeight();
        this.weights = new float[m];
        for (int i = 0; i < m; i++) {
            weights[i] = (float) (data.weight(i) * factor);
        }
        this.rows = IntStream.range(0, m).filter(i -> weights[i] > LEAST_WEIGHT).toArray();
    }

    /**
     * The questions of a tree on some columns, or null if it is a leaf.
     *
     * @throws org.lime4j.api.LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if the trainer throws, gives something
     *     else than a tree, or a tree that answers with something else than the means of its leaves
     */
    @Nullable Question grow(SparseTrainer<Regressor> trainer, int[] columns) {
        if (!(deviation > 0) || columns.length == 0) {
            return null;
        }
        SampleMatrix design = data.design();
        double[][] cuts = new double[columns.length][];
        double[] values = new double[data.rows()];
        for (int a = 0; a < columns.length; a++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = design.get(i, columns[a]);
            }
            cuts[a] = SplitPoints.of(values);
        }
        Node<Regressor> root = root(trainer, Training.train(trainer, examples(columns, cuts)));
        if (root.isLeaf()) {
            return null;
        }
        Question question = question((SplitNode<Regressor>) root, columns, cuts);
        requireMeans(trainer, root, question);
        return question;
    }

    /** The weighted rows in bins; those in the same bins as one, with their mean, where that is the same to the trainer. */
    private TribuoData examples(int[] columns, double[][] cuts) {
        SampleMatrix design = data.design();
        double[] y = data.output(output);
        TribuoData examples = new TribuoData(columns.length, Integer.MAX_VALUE);
        Map<String, Integer> groupOf = new HashMap<>();
        int[] first = new int[rows.length];
        double[] groupWeights = new double[rows.length];
        double[] responses = new double[rows.length];
        byte[] bins = new byte[columns.length];
        int groups = 0;
        for (int i : rows) {
            for (int a = 0; a < columns.length; a++) {
                bins[a] = (byte) SplitPoints.bin(cuts[a], design.get(i, columns[a]));
            }
            int group = groups;
            if (merging) {
                group = groupOf.computeIfAbsent(new String(bins, StandardCharsets.ISO_8859_1), key -> groupOf.size());
            }
            if (group == groups) {
                first[groups++] = i;
            }
            groupWeights[group] += weights[i];
            responses[group] += weights[i] * ((y[i] - mean) / deviation);
        }
        double[] row = new double[columns.length];
        for (int g = 0; g < groups; g++) {
            for (int a = 0; a < columns.length; a++) {
                row[a] = SplitPoints.bin(cuts[a], design.get(first[g], columns[a]));
            }
            examples.addUnobserved(row, responses[g] / groupWeights[g], groupWeights[g]);
        }
        return examples;
    }

    private static Node<Regressor> root(SparseTrainer<Regressor> trainer, SparseModel<Regressor> model) {
        if (model instanceof IndependentRegressionTreeModel trees) {
            return trees.getRoots().get(TribuoData.output());
        }
        if (model instanceof TreeModel<Regressor> tree) {
            return tree.getRoot();
        }
        throw Training.failed(trainer, "gave a " + model.getClass().getSimpleName() + ", which is no tree", null);
    }

    private static Question question(SplitNode<Regressor> node, int[] columns, double[][] cuts) {
        int a = node.getFeatureID();
        int bin = (int) Math.floor(node.splitValue());
        return new Question(
                columns[a], cuts[a][bin], below(node.getLessThanOrEqual(), columns, cuts), below(node.getGreaterThan(), columns, cuts));
    }

    private static @Nullable Question below(Node<Regressor> node, int[] columns, double[][] cuts) {
        return node.isLeaf() ? null : question((SplitNode<Regressor>) node, columns, cuts);
    }

    private void requireMeans(SparseTrainer<Regressor> trainer, Node<Regressor> root, Question question) {
        double[] means = new double[data.rows()];
        TreeSurrogate.of(data, output, question, 0).predict(data.design(), means);
        double off = 0;
        for (int i : rows) {
            double difference = (means[i] - mean) / deviation - answer(root, question, i);
            off += data.weight(i) * difference * difference;
        }
        if (!(off <= SAME * data.totalWeight())) {
            throw Training.failed(trainer, "gave a tree that is off the means of its leaves by " + off / data.totalWeight()
                    + " of the output's variation", null);
        }
    }

    /** What Tribuo's tree says of a row, in standard deviations from the mean. */
    private double answer(Node<Regressor> root, Question first, int row) {
        Node<Regressor> node = root;
        Question question = first;
        while (!node.isLeaf()) {
            boolean above = data.design().get(row, question.column()) > question.threshold();
            SplitNode<Regressor> split = (SplitNode<Regressor>) node;
            node = above ? split.getGreaterThan() : split.getLessThanOrEqual();
            question = above ? question.above() : question.below();
        }
        return ((LeafNode<Regressor>) node).getOutput().getValues()[0];
    }

    /**
     * How much the questions about each column lower the weighted variation, added up; 0 for columns that are not asked
     * about.
     */
    double[] gains(@Nullable Question root) {
        double[] gains = new double[data.size()];
        addGains(root, rows, gains);
        return gains;
    }

    private void addGains(@Nullable Question question, int[] reached, double[] gains) {
        if (question == null) {
            return;
        }
        SampleMatrix design = data.design();
        int[] below = Arrays.stream(reached).filter(i -> !(design.get(i, question.column()) > question.threshold())).toArray();
        int[] above = Arrays.stream(reached).filter(i -> design.get(i, question.column()) > question.threshold()).toArray();
        gains[question.column()] += variation(reached) - variation(below) - variation(above);
        addGains(question.below(), below, gains);
        addGains(question.above(), above, gains);
    }

    private double variation(int[] reached) {
        double[] y = data.output(output);
        double weight = 0;
        double sum = 0;
        double squares = 0;
        for (int i : reached) {
            double centred = y[i] - mean;
            weight += data.weight(i);
            sum += data.weight(i) * centred;
            squares += data.weight(i) * centred * centred;
        }
        return weight > 0 ? Math.max(0, squares - sum * (sum / weight)) : 0;
    }

    /** The columns asked about. */
    static int[] asked(@Nullable Question root) {
        IntStream.Builder columns = IntStream.builder();
        collect(root, columns);
        return columns.build().sorted().distinct().toArray();
    }

    private static void collect(@Nullable Question question, IntStream.Builder columns) {
        if (question != null) {
            columns.add(question.column());
            collect(question.below(), columns);
            collect(question.above(), columns);
        }
    }
}
