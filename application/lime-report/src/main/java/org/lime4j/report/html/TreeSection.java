package org.lime4j.report.html;

import java.io.IOException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.explanation.SurrogateDescription.Split;
import org.lime4j.api.explanation.SurrogateDescription.TreeNode;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;

/** A tree of questions as nested lists: what holds, the answer there, the share of the samples; the instance's own way is marked. */
final class TreeSection {
    private final HtmlWriter html;
    private final OutputWording wording;
    private OptionalInt here = OptionalInt.empty();
    private NumberFormatting numbers = NumberFormatting.upTo(0, 0);
    private int leaves;

    TreeSection(HtmlWriter html, OutputWording wording) {
        this.html = html;
        this.wording = wording;
    }

    void write(SurrogateDescription.Tree tree) throws IOException {
        here = wording.leaf(tree);
        numbers = NumberFormatting.upTo(largest(tree.root()), wording.leastDecimals());
        leaves = 0;
        html.open("p", "class", "legend").text("Each line is what holds, the mean answer of the model there, and the share of the "
                + "samples' weight.");
        if (here.isPresent()) {
            html.text(" ").element("span", "\u25C6", "class", "here").text(" marks the way of this instance.");
        }
        html.close().line();
        html.open("div", "class", "tree", "role", "region", "aria-label", "The tree", "tabindex", "0").open("ul").line();
        node(tree.root(), null);
        html.close().close().line();
    }

    /** A node and all below it; the condition is what leads to it, null at the root. */
    private void node(TreeNode node, @Nullable String condition) throws IOException {
        boolean isOnWay = here.isPresent() && here.getAsInt() >= leaves && here.getAsInt() < leaves + count(node);
        html.open("li").open("p", "class", isOnWay ? "node way" : "node");
        html.open("span", "class", "condition");
        if (isOnWay) {
            html.element("span", "\u25C6", "class", "here", "role", "img", "aria-label", "This instance:").text(" ");
        }
        if (condition == null) {
            html.text("all samples");
        } else {
            html.outside(condition);
        }
        html.close().text(" ").element("span", numbers.plain(node.prediction()), "class", "answer").text(" ");
        html.element("span", OutputWording.percent(node.share()), "class", "share").close();
        if (node instanceof Split split) {
            html.line().open("ul").line();
            node(split.below(), split.condition(false));
            node(split.above(), split.condition(true));
            html.close();
        } else {
            leaves++;
        }
        html.close().line();
    }

    private static double largest(TreeNode node) {
        double largest = NumberFormatting.largest(0, node.prediction());
        if (node instanceof Split split) {
            largest = Math.max(largest, Math.max(largest(split.below()), largest(split.above())));
        }
        return largest;
    }

    private static int count(TreeNode node) {
        return node instanceof Split split ? count(split.below()) + count(split.above()) : 1;
    }
}
