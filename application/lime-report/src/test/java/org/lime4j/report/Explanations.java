package org.lime4j.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

/** Explanations made by hand. */
final class Explanations {
    private Explanations() {}

    static final Subject.Tabular IRIS = new Subject.Tabular(List.of(
            new Subject.Cell("sepal-length", "5.1"),
            new Subject.Cell("sepal-width", "3.5"),
            new Subject.Cell("petal-length", "1.4"),
            new Subject.Cell("petal-width", "0.2")));

    /** A row under a linear surrogate. */
    static Explanation tabular() {
        return new Explanation(
                IRIS,
                List.of(new OutputExplanation(
                        0, "setosa", 0.98, 0.951375, 0.23125,
                        List.of(
                                column("petal-length <= 1.60", 2, 0.4125, 0.0041),
                                column("petal-width <= 0.30", 3, 0.33125, 0.0039),
                                column("sepal-width > 3.30", 1, -0.03, 0.004),
                                column("sepal-length <= 5.10", 0, 0.006375, 0.00002)),
                        new LocalFidelity(0.8421, 5000, 3120, 812.44),
                        new SurrogateDescription.Linear("least squares", 0),
                        List.of())),
                provenance(OutputKind.DISTRIBUTION, List.of("setosa", "versicolor", "virginica")));
    }

    /** A row under a tree, with cautions. */
    static Explanation tree() {
        SurrogateDescription.TreeNode root = split("petal-width <= 0.30", 0.334, 1,
                split("petal-length <= 1.60", 0.05, 0.7,
                        new SurrogateDescription.Leaf(0.01, 0.6), new SurrogateDescription.Leaf(0.29, 0.1)),
                new SurrogateDescription.Leaf(0.9967, 0.3));
        return new Explanation(
                IRIS,
                List.of(new OutputExplanation(
                        0, "setosa", 1, 0.9967, 0.334,
                        List.of(new FeatureContribution(FeatureKey.of("petal-width", "bin 0"), "petal-width <= 0.30", 1, 0.6627,
                                OptionalDouble.empty(), new Location.Column(3))),
                        new LocalFidelity(0.31, 5000, 5000, 7.25),
                        new SurrogateDescription.Tree(root),
                        List.of(
                                new Caution("low-fidelity",
                                        "The surrogate follows the model badly here (weighted R² = 0.31): do not rely on these "
                                                + "weights; try another surrogate such as decision-tree, or a smaller kernel width."),
                                new Caution("few-effective-samples", "The samples are worth only 7.3 equally weighted ones.")))),
                provenance(OutputKind.DISTRIBUTION, List.of("setosa", "versicolor", "virginica")));
    }

    /** A Korean review: wide characters, words in several places, no standard errors. */
    static Explanation korean() {
        String review = "배우들의 연기는 좋았지만 이야기가 지루했다.\n다시 보고 싶지 않은 영화 👩‍👩‍👧";
        return new Explanation(
                new Subject.Text(review),
                List.of(new OutputExplanation(
                        1, "부정", 0.8125, 0.79, 0.31,
                        List.of(
                                word("지루했다", 0.4, 19, 23),
                                word("않은", 0.25, 34, 36),
                                word("좋았지만", -0.17, 9, 13)),
                        new LocalFidelity(0.77, 1000, 512, 301.5),
                        new SurrogateDescription.Linear("ridge", 1),
                        List.of())),
                provenance(OutputKind.DISTRIBUTION, List.of("긍정", "부정")));
    }

    /** A text and a row together, two outputs of a regression, z′ other than one. */
    static Explanation composite() {
        Subject subject = new Subject.Composite(List.of(
                new Subject.Block("review", new Subject.Text("Too small for the price.")),
                new Subject.Block("listing", new Subject.Tabular(List.of(
                        new Subject.Cell("area", "38.5"), new Subject.Cell("city", "Łódź"))))));
        List<FeatureContribution> contributions = List.of(
                new FeatureContribution(FeatureKey.of("area").in("listing"), "area", -1.25, 40125.5,
                        OptionalDouble.of(812.25), new Location.InBlock("listing", new Location.Column(0))),
                new FeatureContribution(FeatureKey.of("small").in("review"), "small", 1, -2310,
                        OptionalDouble.empty(), new Location.InBlock("review",
                                new Location.Spans(List.of(new Location.Span(4, 9))))));
        return new Explanation(
                subject,
                List.of(
                        new OutputExplanation(0, "price", 151000.25, 150533.125, 203000, contributions,
                                new LocalFidelity(0.9, 2000, 2000, 950), new SurrogateDescription.Linear("lasso", 12.5), List.of()),
                        new OutputExplanation(1, "days on market", -0.25, -0.25, -0.25, List.of(),
                                new LocalFidelity(0, 2000, 2000, 950),
                                new SurrogateDescription.Custom("spline", Map.of("knots", "4", "degree", "3")),
                                List.of(new Caution("constant-model", "The model gave the same answer to every sample.")))),
                provenance(OutputKind.REGRESSION, List.of("price", "days on market")));
    }

    /** An image of six segments. */
    static Explanation image() {
        int[] pixels = new int[12];
        int[] segments = new int[12];
        for (int i = 0; i < 12; i++) {
            pixels[i] = i == 5 ? 0x00123456 : 0xFF000000 | i * 0x102030;
            segments[i] = i / 2;
        }
        return new Explanation(
                new Subject.Image(new IntPlane(4, 3, pixels), new IntPlane(4, 3, segments)),
                List.of(new OutputExplanation(
                        0, "cat", 2.5, 2.25, 0.25,
                        List.of(new FeatureContribution(FeatureKey.ofInstance("segment 3"), "segment 3", 1, 2,
                                OptionalDouble.of(0.125), new Location.Segment(3))),
                        new LocalFidelity(0.95, 64, 64, 64),
                        new SurrogateDescription.Linear("ridge", 1),
                        List.of())),
                provenance(OutputKind.SCORE, List.of("cat")));
    }

    /** Numbers and texts that break careless renderers. */
    static Explanation hostile() {
        double[] weights = {1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 5e-324, -0.0, 0};
        String[] labels = {
            "evil\u202edlrow\u202c", "\u001b[31mred\u001b[0m", "tab\there\nand there", "lone \ud83d surrogate", "nul\u0000",
            "</script><b>\"quoted\" \\ back", "a".repeat(10_000), ""
        };
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            contributions.add(new FeatureContribution(new FeatureKey("b", labels[i], "\udc00", false), labels[i], 1, weights[i],
                    i == 1 ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty(), i == 0
                            ? new Location.Custom("audio", Map.of("from", "1s", "to", "\u20282s"))
                            : new Location.None()));
        }
        return new Explanation(
                new Subject.Custom("\u2066graph", Map.of("node\u0007s", "many")),
                List.of(new OutputExplanation(
                        0, "\u200fclass \u0085", Double.NaN, Double.NEGATIVE_INFINITY, 1e-200, contributions,
                        new LocalFidelity(Double.NEGATIVE_INFINITY, 10, 1, Double.NaN),
                        new SurrogateDescription.Linear("ridge", Double.NaN),
                        List.of(new Caution("odd", "Line one\nline two")))),
                new Provenance("1", Long.MIN_VALUE, 10, 1, "model\u001b]0;title\u0007", OutputKind.SCORE,
                        List.of("\u200fclass \u0085"), Map.of(), Map.of()));
    }

    private static FeatureContribution column(String label, int index, double weight, double error) {
        return new FeatureContribution(FeatureKey.of(IRIS.cells().get(index).column(), "bin 0"), label, 1, weight,
                OptionalDouble.of(error), new Location.Column(index));
    }

    private static FeatureContribution word(String word, double weight, int start, int end) {
        return new FeatureContribution(FeatureKey.of(word), word, 1, weight, OptionalDouble.empty(),
                new Location.Spans(List.of(new Location.Span(start, end))));
    }

    private static SurrogateDescription.Split split(
            String label, double prediction, double share,
            SurrogateDescription.TreeNode below, SurrogateDescription.TreeNode above) {
        return new SurrogateDescription.Split(
                FeatureKey.of(label), label, true, 0.5, prediction, share, below, above);
    }

    private static Provenance provenance(OutputKind kind, List<String> names) {
        return new Provenance("0.1.0", 42, 5000, 8, "Tribuo random forest of 50 trees", kind, names,
                Map.of(
                        "kernel", new ComponentProvenance("exponential", Map.of("width", "auto", "distance.type", "euclidean")),
                        "sampler", new ComponentProvenance("training-distribution", Map.of()),
                        "surrogate", new ComponentProvenance("lasso", Map.of("features", "8"))),
                Map.of("kernel", "sqrt(exp(-d²/w²)), w = 1.5"));
    }
}
