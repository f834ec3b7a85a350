package org.lime4j.core.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/** A regression tree. */
final class TreeSurrogate implements Surrogate {
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
