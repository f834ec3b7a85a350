package org.lime4j.tck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.lime4j.api.explanation.SurrogateDescription.Leaf;
import org.lime4j.api.explanation.SurrogateDescription.Split;
import org.lime4j.api.explanation.SurrogateDescription.TreeNode;
import org.lime4j.api.model.OutputKind;

/** Explanations of every kind of instance and surrogate, and awkward ones. */
final class Explanations {
    /** Texts that break what is not escaped, measured or cut with care. */
    private static final List<String> TEXTS = List.of(
            "", " ", "\t\r\n", "<script>alert('x')</script> & \"quotes\" ' ]]> -->", "a,b;c\"d\\e/f{g}", "\0\u001B[31mred\u0007",
            "\uC601\uD654 \uB9AC\uBDF0", "e\u0301\u0301\u0301 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "\u202Eright to left",
            "torn \uD83D", "long ".repeat(400), "unbroken".repeat(300));

    private static final double[] NUMBERS = {
        0, -0.0, 0.25, -0.5, 1, 1e-3, -1e-12, 123456.789, -1e20, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE
    };

    private Explanations() {}

    /** Name, for messages, → explanation. */
    static Map<String, Explanation> all() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        Subject row = new Subject.Tabular(List.of(new Subject.Cell("age", "47"), new Subject.Cell("colour", "red")));
        Subject text = new Subject.Text("Good film, not boring");
        all.put("a row", explanation(row, new Location.Column(0), new Location.Column(1)));
        all.put("a text", explanation(text, spans(0, 4), spans(11, 14)));
        all.put("a picture", explanation(picture(12, 9), new Location.Segment(0), new Location.Segment(1)));
        all.put("a picture of one pixel", explanation(picture(1, 1), new Location.Segment(0)));
        all.put("a composite", explanation(
                new Subject.Composite(List.of(new Subject.Block("notes", text), new Subject.Block("table", row))),
                new Location.InBlock("notes", spans(0, 4)), new Location.InBlock("table", new Location.Column(1))));
        all.put("a composite inside a composite", explanation(
                new Subject.Composite(List.of(new Subject.Block(
                        "outer", new Subject.Composite(List.of(new Subject.Block("inner", picture(4, 4))))))),
                new Location.InBlock("outer", new Location.InBlock("inner", new Location.Segment(0)))));
        all.put("a subject of a plugin's kind", explanation(
                new Subject.Custom("graph", Map.of("nodes", "5", "edges", "4")),
                new Location.Custom("node", Map.of("index", "3")), new Location.None()));
        all.put("a row without cells", explanation(new Subject.Tabular(List.of()), new Location.None()));
        all.put("an empty text", explanation(new Subject.Text(""), new Location.None()));
        all.put("a composite without blocks", explanation(new Subject.Composite(List.of()), new Location.None()));
        all.put("no output", new Explanation(row, List.of(), provenance(OutputKind.SCORE, List.of("y"))));
        all.put("no contribution", of(row, OutputKind.REGRESSION, output(0, "y", List.of(), linear(), 0.5, List.of())));
        for (OutputKind kind : OutputKind.values()) {
            all.put("outputs of kind " + kind, of(row, kind, output(0, "y", contributions(2), linear(), 0.5, List.of())));
        }
        all.put("a tree", of(row, OutputKind.REGRESSION, output(0, "y", contributions(2), tree(2), 0.5, List.of())));
        all.put("a tree of one leaf",
                of(row, OutputKind.REGRESSION, output(0, "y", List.of(), tree(0), 0.5, List.of())));
        all.put("a deep tree", of(row, OutputKind.DISTRIBUTION, output(0, "y", contributions(1), chain(60), 0.5, List.of())));
        all.put("a surrogate of a plugin's kind", of(row, OutputKind.SCORE, output(0, "y", contributions(3),
                new SurrogateDescription.Custom("rules", Map.of("rule 1", "age > 40", "rule 2", "")), 0.5, List.of())));
        all.put("200 contributions", of(row, OutputKind.SCORE, output(0, "y", contributions(200), linear(), 0.5, List.of())));
        all.put("20 outputs", manyOutputs(row));
        for (double number : NUMBERS) {
            all.put("all numbers " + number, ofNumber(row, number));
        }
        for (String awkward : TEXTS) {
            all.put("all texts " + Examples.name(awkward), ofText(awkward));
        }
        return all;
    }

    private static Subject picture(int width, int height) {
        int[] pixels = new int[width * height];
        int[] labels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i % 5 == 0 ? 0x80000000 : 0xFF000000) | i * 0x010307 & 0xFFFFFF;
            labels[i] = i % width < (width + 1) / 2 ? 0 : 1;
        }
        return new Subject.Image(new IntPlane(width, height, pixels), new IntPlane(width, height, labels));
    }

    private static Location spans(int from, int to) {
        return new Location.Spans(List.of(new Location.Span(from, to)));
    }

    private static SurrogateDescription linear() {
        return new SurrogateDescription.Linear("ridge", 1);
    }

    private static SurrogateDescription tree(int depth) {
        return new SurrogateDescription.Tree(node(depth, 1, 0));
    }

    private static TreeNode node(int depth, double share, int number) {
        if (depth == 0) {
            return new Leaf(number / 8.0, share);
        }
        return new Split(FeatureKey.of("age"), "age", depth % 2 == 0, 0.5, 0.25, share,
                node(depth - 1, share / 2, 2 * number), node(depth - 1, share / 2, 2 * number + 1));
    }

    /** One question after another, each with an answer at once on one side. */
    private static SurrogateDescription chain(int depth) {
        TreeNode node = new Leaf(0.5, 1e-3);
        for (int i = 0; i < depth; i++) {
            node = new Split(FeatureKey.of("feature " + i), "feature " + i, true, 0.5, 0.25, 1, new Leaf(0.1, 1e-3), node);
        }
        return new SurrogateDescription.Tree(node);
    }

    private static FeatureContribution contribution(String name, double weight, OptionalDouble error, Location location) {
        return new FeatureContribution(FeatureKey.of(name), name, 1, weight, error, location);
    }

    private static List<FeatureContribution> contributions(int count) {
        List<FeatureContribution> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(contribution("feature " + i, (i % 2 == 0 ? 1.0 : -1.0) / (i + 1),
                    i % 3 == 0 ? OptionalDouble.of(0.01) : OptionalDouble.empty(), new Location.Column(i % 2)));
        }
        return all;
    }

    private static OutputExplanation output(int output, String name, List<FeatureContribution> contributions,
            SurrogateDescription surrogate, double number, List<Caution> cautions) {
        return new OutputExplanation(output, name, number, number, number, contributions,
                new LocalFidelity(0.9, 100, 60, 40.5), surrogate, cautions);
    }

    private static Provenance provenance(OutputKind kind, List<String> names) {
        return new Provenance("1.0", 42, 100, 6, "a model", kind, names,
                Map.of("kernel", new ComponentProvenance("exponential", Map.of("width", "25", "distance.type", "cosine")),
                        "sampler", new ComponentProvenance("bernoulli", Map.of())),
                Map.of("kernel", "sqrt(exp(-d²/w²)), w = 25"));
    }

    private static Explanation of(Subject subject, OutputKind kind, OutputExplanation output) {
        return new Explanation(subject, List.of(output), provenance(kind, List.of(output.name())));
    }

    private static Explanation explanation(Subject subject, Location... locations) {
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < locations.length; i++) {
            contributions.add(contribution("part " + i, 0.5 - i, OptionalDouble.empty(), locations[i]));
        }
        return of(subject, OutputKind.DISTRIBUTION, output(0, "yes", contributions, linear(), 0.5, List.of()));
    }

    private static Explanation manyOutputs(Subject subject) {
        List<OutputExplanation> outputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            names.add("class " + i);
            outputs.add(output(i, names.get(i), contributions(i), i % 2 == 0 ? linear() : tree(1), 0.05, List.of()));
        }
        return new Explanation(subject, outputs, provenance(OutputKind.DISTRIBUTION, names));
    }

    private static Explanation ofNumber(Subject subject, double number) {
        FeatureContribution contribution = new FeatureContribution(
                FeatureKey.of("age"), "age", number, number, OptionalDouble.of(Math.abs(number)), new Location.Column(0));
        return new Explanation(subject,
                List.of(new OutputExplanation(0, "y", number, number, number, List.of(contribution, contribution),
                        new LocalFidelity(Math.min(1, number), 1, 1, Math.abs(number)),
                        new SurrogateDescription.Tree(new Split(FeatureKey.of("age"), "age", false, number, number, 1,
                                new Leaf(number, 0.5), new Leaf(-number, 0.5))),
                        List.of())),
                provenance(OutputKind.SCORE, List.of("y")));
    }

    private static Explanation ofText(String text) {
        FeatureKey key = new FeatureKey(text, text, text, true);
        FeatureContribution contribution =
                new FeatureContribution(key, text, 1, 0.5, OptionalDouble.empty(), spans(0, text.length()));
        SurrogateDescription surrogate = new SurrogateDescription.Custom(text, Map.of(text, text));
        SurrogateDescription tree = new SurrogateDescription.Tree(
                new Split(key, text, true, 0.5, 0.5, 1, new Leaf(0, 0.5), new Leaf(1, 0.5)));
        List<Caution> cautions = List.of(new Caution("low-fidelity", text));
        return new Explanation(
                new Subject.Composite(List.of(
                        new Subject.Block(text, new Subject.Text(text)),
                        new Subject.Block("table", new Subject.Tabular(List.of(new Subject.Cell(text, text)))),
                        new Subject.Block("custom", new Subject.Custom(text, Map.of(text, text))))),
                List.of(output(0, text, List.of(contribution), surrogate, 0.5, cautions),
                        output(1, text + " ", List.of(contribution), tree, 0.5, cautions)),
                new Provenance(text, Long.MIN_VALUE, 1, 1, text, OutputKind.SCORE, List.of(text, text + " "),
                        Map.of(text, new ComponentProvenance(text, Map.of(text, text))), Map.of(text, text)));
    }
}
