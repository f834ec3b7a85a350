package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/**
 * A regression tree whose leaves answer with the weighted mean of their rows.
 *
 * <p>Contributions follow the path of the instance, row 0: a feature's is the sum of the changes of the node mean where the
 * path asks about it, and 0 if only other branches ask about it. With the mean at the root as intercept, they sum to the
 * tree's answer for the instance.
 */
public final class TreeSurrogate implements Surrogate {
    private final int size;
    private final List<TreeGrower.Node> nodes;
    private final List<Contribution> contributions;
    private final SurrogateDescription.Tree description;

    TreeSurrogate(LocalData data, TreeGrower.Grown grown) {
        this.size = data.size();
        this.nodes = grown.nodes();
        this.contributions = contributions(data.design(), grown);
        this.description = new SurrogateDescription.Tree(describe(0, data.features(), grown.totalWeight()));
    }

    /**
     * A question that a tree asks.
     *
     * @param column of the design, from 0
     * @param threshold rows with more go above, all others below
     * @param below the next question for rows below, or null for a leaf
     * @param above the next question for rows above, or null for a leaf
     */
    public record Question(
            int column, double threshold, @Nullable Question below, @Nullable Question above) {}

    /**
     * The tree that asks these questions of a sample: means and weights of its nodes are those of the sample's weighted rows.
     * A question that sends all weight one way is left out, and so is one before two leaves that explains less than the least
     * gain.
     *
     * @param data the sample
     * @param output column of the model's outputs
     * @param root the first question, or null for a single leaf
     * @param leastGain share of the output's weighted variation, at least 0
     * @return the tree
     * @throws LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if the output cannot be computed with
     */
    public static TreeSurrogate of(LocalData data, int output, @Nullable Question root, double leastGain) {
        return new TreeSurrogate(data, new AskedTree(data, output, leastGain).ask(root));
    }

    private List<Contribution> contributions(SampleMatrix design, TreeGrower.Grown grown) {
        double[] steps = new double[size];
        TreeGrower.Node node = nodes.get(0);
        while (node.column >= 0) {
            TreeGrower.Node child = child(node, design, 0);
            steps[node.column] += child.mean - node.mean;
            node = child;
        }
        List<Contribution> out = new ArrayList<>();
        for (int feature : grown.features()) {
            out.add(new Contribution(feature, steps[feature]));
        }
        out.sort(Comparator.comparingDouble(contribution -> -Math.abs(contribution.weight())));
        return List.copyOf(out);
    }

    private TreeGrower.Node child(TreeGrower.Node node, SampleMatrix design, int row) {
        return nodes.get(design.get(row, node.column) > node.threshold ? node.above : node.below);
    }

    private SurrogateDescription.TreeNode describe(int index, List<InterpretableFeature> features, double total) {
        TreeGrower.Node node = nodes.get(index);
        double share = index == 0 ? 1 : node.weight / total;
        if (node.column < 0) {
            return new SurrogateDescription.Leaf(node.mean, share);
        }
        InterpretableFeature feature = features.get(node.column);
        return new SurrogateDescription.Split(
                feature.key(),
                feature.label(),
                feature.kind() == FeatureKind.BINARY,
                node.threshold,
                node.mean,
                share,
                describe(node.below, features, total),
                describe(node.above, features, total));
    }

    @Override
    public void predict(SampleMatrix design, double[] out) {
        if (design.columns() != size) {
            throw new IllegalArgumentException(
                    "design has " + design.columns() + " columns; the surrogate was fitted to " + size);
        }
        for (int i = 0; i < design.rows(); i++) {
            TreeGrower.Node node = nodes.get(0);
            while (node.column >= 0) {
                node = child(node, design, i);
            }
            out[i] = node.mean;
        }
    }

    @Override
    public double intercept() {
        return nodes.get(0).mean;
    }

    @Override
    public List<Contribution> contributions() {
        return contributions;
    }

    @Override
    public SurrogateDescription description() {
        return description;
    }
}
