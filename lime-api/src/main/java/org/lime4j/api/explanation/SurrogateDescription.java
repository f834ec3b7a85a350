package org.lime4j.api.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The surrogate that was fitted, as data. */
public sealed interface SurrogateDescription {
    /**
     * A weighted sum; its terms are the contributions of the explanation.
     *
     * @param fit how the reported weights were fitted: {@code ridge}, {@code least squares}, {@code lasso}
     * @param penalty the penalty of that fit, 0 for none
     */
    record Linear(String fit, double penalty) implements SurrogateDescription {}

    /**
     * A tree of yes-or-no questions.
     *
     * @param root the question asked first
     */
    record Tree(TreeNode root) implements SurrogateDescription {
        /** {@return one rule a leaf, left to right} */
        public List<Rule> rules() {
            List<Rule> rules = new ArrayList<>();
            collect(root, List.of(), rules);
            return List.copyOf(rules);
        }

        private static void collect(TreeNode node, List<String> conditions, List<Rule> rules) {
            if (node instanceof Split split) {
                collect(split.below(), append(conditions, split.condition(false)), rules);
                collect(split.above(), append(conditions, split.condition(true)), rules);
            } else {
                rules.add(new Rule(conditions, node.prediction(), node.share()));
            }
        }

        private static List<String> append(List<String> conditions, String condition) {
            List<String> longer = new ArrayList<>(conditions);
            longer.add(condition);
            return List.copyOf(longer);
        }
    }

    /** A node of a tree. */
    sealed interface TreeNode {
        /** {@return the weighted mean of the model's answers over the samples that reach this node} */
        double prediction();

        /** {@return the share of the samples' total weight that reaches this node, in (0, 1]} */
        double share();
    }

    /**
     * An answer.
     *
     * @param prediction the tree's answer here
     * @param share of the samples' weight that ends here
     */
    record Leaf(double prediction, double share) implements TreeNode {}

    /**
     * A question.
     *
     * @param key the feature asked about
     * @param label how that feature is displayed
     * @param binary true if z′ of the feature is 0 or 1, so that the question is whether it holds
     * @param threshold samples with z′ at most this go {@code below}
     * @param prediction the mean before the question is asked
     * @param share of the samples' weight that is asked
     * @param below the samples for which the feature does not hold
     * @param above the samples for which it holds
     */
    record Split(
            FeatureKey key,
            String label,
            boolean binary,
            double threshold,
            double prediction,
            double share,
            TreeNode below,
            TreeNode above)
            implements TreeNode {
        /**
         * {@return the condition that leads to one branch, as text}
         *
         * @param toAbove true for the branch of the samples above the threshold
         */
        public String condition(boolean toAbove) {
            if (binary) {
                return toAbove ? label : "not (" + label + ")";
            }
            return label + (toAbove ? " > " : " <= ") + String.format(Locale.ROOT, "%.4g", threshold);
        }
    }

    /**
     * The path to one leaf.
     *
     * @param conditions that hold together on the path, from the root down; empty for a tree of one leaf
     * @param prediction the tree's answer under them
     * @param share of the samples' weight for which they hold
     */
    record Rule(List<String> conditions, double prediction, double share) {
        /**
         * Copies the conditions.
         *
         * @param conditions that hold together on the path, from the root down
         * @param prediction the tree's answer under them
         * @param share of the samples' weight for which they hold
         */
        public Rule {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A surrogate of a kind that a plugin brings.
     *
     * @param kind the plugin's name for it
     * @param attributes what its renderer needs
     */
    record Custom(String kind, Map<String, String> attributes) implements SurrogateDescription {
        /**
         * Copies the attributes.
         *
         * @param kind the plugin's name for it
         * @param attributes what its renderer needs
         */
        public Custom {
            attributes = SortedCopy.of(attributes);
        }
    }
}
