package org.lime4j.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
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
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;

/** What is rendered and looked at: explanations as people get them, and hostile ones. */
final class Reports {
    /** Strings that are put into every field that takes one. */
    private static final Map<String, String> STRINGS = new LinkedHashMap<>();

    static {
        STRINGS.put("script", "</script><script>ran='script'</script>");
        STRINGS.put("ends-of-everything", "</title></style></textarea></mark></td></table></svg></main>--> ]]><script>ran=1</script>");
        STRINGS.put("handlers", "\"><img src=x: onerror=\"ran='image'\"><svg onload=\"ran='svg'\"><b onmouseover='ran=2'>");
        STRINGS.put("quotes", "\" ' ` = onfocus=ran=3 autofocus tabindex=1 x=\"' style='background:url(http://127.0.0.1:9/q)");
        STRINGS.put("addresses", "javascript:ran='address' <a href=http://127.0.0.1:9/a>http://127.0.0.1:9/b</a> "
                + "<meta http-equiv=refresh content=\"0;url=javascript:ran=4\"><base href=http://127.0.0.1:9/>");
        STRINGS.put("styles", "}</style><style>*{display:none;background:url(http://127.0.0.1:9/s)}@import 'http://127.0.0.1:9/i';");
        STRINGS.put("entities", "&lt;b&gt; &amp;amp; &#x202e; &nbsp &copy &notit; &#0; &bogus; <b>not bold</b> <!-- not a comment -->");
        STRINGS.put("bidi", "file\u202Etxt.exe \u2067\u2066isolates\u2069 unclosed \u202B \u061C \u200E\u200F \u2028 \u2029 \uFEFF end");
        STRINGS.put("spaces", "  two  spaces\tand a tab, no-break\u00A0space, zero-width\u200Bspace, ideographic\u3000space ");
        STRINGS.put("new-lines", "\nfirst is empty\r\nthen windows\rthen classic\n\nlast is empty\n");
        STRINGS.put("controls", "nul \u0000 bell \u0007 escape \u001B[31mred\u001B[0m delete \u007F next line \u0085 c1 \u0092 nonchar \uFFFE");
        STRINGS.put("torn", "torn \uD83D high, \uDE00 low, \uDE00\uD83D swapped");
        STRINGS.put("graphemes", "e\u0301\u0323 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDF0\uD83C\uDDF7 \uD83D\uDC4D\uD83C\uDFFD Z"
                + "\u0334\u0351\u0489".repeat(4) + " \u0E01\u0E33\u0E49");
        STRINGS.put("formulas", "{{7*7}} ${7*7} <%= 7*7 %> =HYPERLINK(\"http://127.0.0.1:9/\") %s %n \\u003cscript\\u003e");
        STRINGS.put("unbroken-10000", "n".repeat(10_000));
        STRINGS.put("words-10000", "long name ".repeat(1_000));
        STRINGS.put("wide-10000", "\uAC00".repeat(10_000));
        STRINGS.put("empty", "");
        STRINGS.put("blank", " ");
    }

    private Reports() {}

    /** {@return what people get, by a name for files} */
    static Map<String, Explanation> ordinary() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        all.put("tabular", row());
        all.put("tree", tree());
        all.put("regression", regression());
        all.put("three-classes", threeClasses());
        all.put("text", text("I expected more. The actors are good \uD83D\uDC4D\uD83C\uDFFD and the pictures are beautiful, but the story is thin "
                + "and the ending is not believable. Still, a good evening with the family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 "
                + "for those who like it quiet.\n\nNot for me.", "negative", "good", "not", "beautiful", "thin",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", "expected"));
        all.put("korean", text("배우들의 연기는 좋았지만 이야기가 지루했다.\n다시 보고 싶지 않은 영화 \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67", "부정", "지루했다", "좋았지만", "않은"));
        all.put("arabic", text("الفيلم جميل لكن النهاية ليست مقنعة. Nolan 2014 أفضل.", "سلبي", "جميل", "ليست", "Nolan"));
        all.put("hebrew", text("הסרט ארוך מדי, אבל השחקנים טובים.", "שלילי", "ארוך", "טובים"));
        all.put("image", image(120, 90));
        all.put("composite", composite());
        all.put("custom", custom());
        all.put("unreliable", unreliable());
        return all;
    }

    /** {@return what nobody should give a renderer, by a name for files} */
    static Map<String, Explanation> hostile() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        STRINGS.forEach((name, string) -> all.put("string-" + name, everywhere(string)));
        all.put("numbers", numbers());
        all.put("features-500", manyFeatures(500));
        all.put("outputs-40", manyOutputs(40));
        all.put("cells-500", manyCells(500));
        all.put("no-output", new Explanation(IRIS, List.of(), provenance(OutputKind.SCORE, "y")));
        all.put("no-contribution", of(IRIS, OutputKind.SCORE, output(0, "y", 0.5, List.of(), linear())));
        all.put("nothing", new Explanation(new Subject.Composite(List.of()), List.of(),
                new Provenance("", 0, 0, 0, "", OutputKind.SCORE, List.of(), Map.of(), Map.of())));
        all.put("deep-tree", of(IRIS, OutputKind.SCORE, output(0, "y", 0.5, List.of(), new SurrogateDescription.Tree(chain(60)))));
        all.put("bushy-tree", of(IRIS, OutputKind.SCORE, output(0, "y", 0.5, List.of(), new SurrogateDescription.Tree(bush(6, 1)))));
        all.put("nested-composite", nested(12));
        all.put("one-pixel", image(1, 1));
        all.put("wide-picture", image(1500, 3));
        all.put("wrong-places", wrongPlaces());
        all.put("long-text", longText());
        return all;
    }

    /** {@return reports of SP-LIME, by a name for files} */
    static Map<String, PickReport> picked() {
        Map<String, PickReport> all = new LinkedHashMap<>();
        all.put("picked-rows", picked(4, 7, i -> List.of("petal_length <= 1.60", "petal_width <= 0.30", "sepal_width > 3.30",
                "sepal_length <= 5.10", "1.60 < petal_length <= 4.35", "0.30 < petal_width <= 1.30", "petal_width > 1.80").get(i), row()));
        all.put("picked-many", picked(12, 60, i -> "distance to railway station number " + i + " <= 12.5", regression()));
        for (String name : List.of("script", "bidi", "unbroken-10000")) {
            all.put("picked-" + name, picked(2, 3, i -> i + " " + STRINGS.get(name), everywhere(STRINGS.get(name))));
        }
        return all;
    }

    private static PickReport picked(int picks, int features, IntFunction<String> label, Explanation explanation) {
        List<GlobalFeature> global = new ArrayList<>();
        for (int i = 0; i < features; i++) {
            global.add(new GlobalFeature(FeatureKey.of("feature " + i), label.apply(i), 40.5 / (i + 1), 5_000 / (i + 1)));
        }
        List<Pick> all = new ArrayList<>();
        for (int p = 0; p < picks; p++) {
            List<Double> weights = new ArrayList<>();
            for (int i = 0; i < features; i++) {
                weights.add((i + p) % 3 == 0 ? 0 : 0.4 / (1 + (i + p) % 5));
            }
            all.add(new Pick(1_000L * p + 17, explanation, weights, 20.0 / (p + 1), (p + 1.0) / (picks + 1)));
        }
        return new PickReport(new ComponentProvenance("submodular", Map.of("order", "importance")), picks, 42, 5_000, 3, global,
                features + 2, 180.25, all);
    }

    private static final Subject.Tabular IRIS = new Subject.Tabular(List.of(
            new Subject.Cell("sepal_length", "5.1"), new Subject.Cell("sepal_width", "3.5"),
            new Subject.Cell("petal_length", "1.4"), new Subject.Cell("petal_width", "0.2")));

    private static Explanation row() {
        return of(IRIS, OutputKind.DISTRIBUTION, output(0, "setosa", 0.98, List.of(
                column("petal_length <= 1.60", 2, 0.4125, 0.0041), column("petal_width <= 0.30", 3, 0.33125, 0.0039),
                column("sepal_width > 3.30", 1, -0.0312, 0.04), column("sepal_length <= 5.10", 0, 0.006375, 0.00002)), linear()));
    }

    private static Explanation tree() {
        SurrogateDescription.TreeNode root = split("petal_width <= 0.30", 0.334, 1,
                split("petal_length <= 1.60", 0.05, 0.7,
                        new SurrogateDescription.Leaf(0.01, 0.6), new SurrogateDescription.Leaf(0.29, 0.1)),
                new SurrogateDescription.Leaf(0.9967, 0.3));
        return of(IRIS, OutputKind.DISTRIBUTION, output(0, "setosa", 1, List.of(
                new FeatureContribution(FeatureKey.of("petal_width", "bin 0"), "petal_width <= 0.30", 1, 0.6627,
                        OptionalDouble.empty(), new Location.Column(3))), new SurrogateDescription.Tree(root)));
    }

    private static Explanation regression() {
        List<Subject.Cell> cells = new ArrayList<>();
        List<FeatureContribution> contributions = new ArrayList<>();
        String[] columns = {"area", "rooms", "city district", "year of construction", "distance to the next railway station",
            "energy", "heating", "floor", "lift", "price of the flats in the neighbourhood in the last twelve months"};
        for (int i = 0; i < columns.length; i++) {
            cells.add(new Subject.Cell(columns[i], i % 3 == 2 ? "Friedrichshain-Kreuzberg" : Integer.toString(i * 17 + 3)));
            contributions.add(column(i % 3 == 2 ? columns[i] + " = Friedrichshain-Kreuzberg" : (i * 17) + " < " + columns[i] + " <= "
                    + (i * 17 + 9), i, (i % 2 == 0 ? 1 : -1) * 48_123.5 / (i + 1), 612.25));
        }
        return of(new Subject.Tabular(cells), OutputKind.REGRESSION, output(0, "price in euro", 412_350.75, contributions, linear()));
    }

    private static Explanation threeClasses() {
        List<OutputExplanation> outputs = new ArrayList<>();
        String[] names = {"setosa", "versicolor", "virginica"};
        for (int i = 0; i < 3; i++) {
            outputs.add(output(i, names[i], i == 0 ? 0.9 : 0.05, List.of(
                    column("petal_length <= 1.60", 2, i == 0 ? 0.4125 : -0.2, 0.0041),
                    column("petal_width <= 0.30", 3, i == 0 ? 0.33125 : -0.15, 0.0039)), linear()));
        }
        return new Explanation(IRIS, outputs, provenance(OutputKind.DISTRIBUTION, names));
    }

    /** Each word with all its places, as the unit {@code words} gives them. */
    private static Explanation text(String text, String output, String... words) {
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            List<Location.Span> spans = new ArrayList<>();
            for (int at = text.indexOf(words[i]); at >= 0; at = text.indexOf(words[i], at + words[i].length())) {
                spans.add(new Location.Span(at, at + words[i].length()));
            }
            contributions.add(new FeatureContribution(FeatureKey.of(words[i]), words[i], 1, (i % 2 == 0 ? 0.41 : -0.31) / (i + 1),
                    i == 1 ? OptionalDouble.empty() : OptionalDouble.of(0.02), new Location.Spans(spans)));
        }
        return of(new Subject.Text(text), OutputKind.DISTRIBUTION, output(1, output, 0.8125, contributions, linear()));
    }

    private static Subject.Image picture(int width, int height) {
        int[] pixels = new int[width * height];
        int[] segments = new int[width * height];
        int columns = Math.min(4, width);
        int rows = Math.min(3, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = (x * 31 + y * 17) % 23;
                pixels[y * width + x] = 0xFF000000 | (40 + 180 * x / width + noise) << 16 | (200 - 150 * y / height + noise) << 8 | 90 + noise;
                segments[y * width + x] = y * rows / height * columns + x * columns / width;
            }
        }
        return new Subject.Image(new IntPlane(width, height, pixels), new IntPlane(width, height, segments));
    }

    private static Explanation image(int width, int height) {
        Subject.Image subject = picture(width, height);
        int count = Math.min(4, width) * Math.min(3, height);
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 6); i++) {
            contributions.add(new FeatureContribution(FeatureKey.ofInstance("segment " + i), "segment " + i, 1,
                    (i % 3 == 1 ? -0.3 : 0.5) / (i + 1), OptionalDouble.of(0.01), new Location.Segment(i)));
        }
        return of(subject, OutputKind.DISTRIBUTION, output(0, "tabby cat", 0.76, contributions, linear()));
    }

    private static Explanation composite() {
        Subject subject = new Subject.Composite(List.of(
                new Subject.Block("review", new Subject.Text("Too small for the price.")),
                new Subject.Block("listing", new Subject.Tabular(List.of(
                        new Subject.Cell("area", "38.5"), new Subject.Cell("city", "Łódź")))),
                new Subject.Block("photograph", picture(80, 60))));
        List<FeatureContribution> contributions = List.of(
                new FeatureContribution(FeatureKey.of("area").in("listing"), "area", -1.25, 40_125.5, OptionalDouble.of(812.25),
                        new Location.InBlock("listing", new Location.Column(0))),
                new FeatureContribution(FeatureKey.ofInstance("segment 5").in("photograph"), "segment 5", 1, 4_210,
                        OptionalDouble.of(300), new Location.InBlock("photograph", new Location.Segment(5))),
                new FeatureContribution(FeatureKey.of("small").in("review"), "small", 1, -2_310, OptionalDouble.empty(),
                        new Location.InBlock("review", new Location.Spans(List.of(new Location.Span(4, 9))))));
        return of(subject, OutputKind.REGRESSION, output(0, "price", 151_000.25, contributions, linear()));
    }

    private static Explanation custom() {
        return of(new Subject.Custom("graph", Map.of("nodes", "5", "edges", "4")), OutputKind.SCORE,
                output(0, "soluble", 1.75, List.of(new FeatureContribution(FeatureKey.ofInstance("node 3"), "node 3", 1, 0.5,
                        OptionalDouble.empty(), new Location.Custom("node", Map.of("index", "3")))),
                        new SurrogateDescription.Custom("spline", Map.of("knots", "4", "degree", "3"))));
    }

    private static Explanation unreliable() {
        return of(IRIS, OutputKind.DISTRIBUTION, new OutputExplanation(0, "setosa", 0.98, 0.42, 0.3,
                List.of(column("petal_length <= 1.60", 2, 0.08, 0.11), column("sepal_width > 3.30", 1, -0.03, 0.09)),
                new LocalFidelity(0.31, 5000, 5000, 7.25), linear(),
                List.of(new Caution("low-fidelity", "The surrogate follows the model badly here (weighted R² = 0.31): do not rely on "
                                + "these weights; try another surrogate such as decision-tree, or a smaller kernel width."),
                        new Caution("few-effective-samples", "The samples are worth only 7.3 equally weighted ones."))));
    }

    private static Explanation everywhere(String s) {
        FeatureKey key = new FeatureKey(s, s, s, true);
        List<FeatureContribution> contributions = List.of(
                new FeatureContribution(key, s, 1, 0.5, OptionalDouble.of(0.1),
                        new Location.InBlock(s, new Location.Spans(List.of(new Location.Span(0, s.length()))))),
                new FeatureContribution(FeatureKey.of("other"), "other " + s, -0.5, -0.25, OptionalDouble.empty(),
                        new Location.Custom(s, Map.of(s, s))));
        List<Caution> cautions = List.of(new Caution(s, s));
        LocalFidelity fidelity = new LocalFidelity(0.9, 100, 60, 40.5);
        return new Explanation(
                new Subject.Composite(List.of(
                        new Subject.Block(s, new Subject.Text(s)),
                        new Subject.Block("table " + s, new Subject.Tabular(List.of(new Subject.Cell(s, s)))),
                        new Subject.Block("custom " + s, new Subject.Custom(s, Map.of(s, s))))),
                List.of(new OutputExplanation(0, s, 0.75, 0.75, 0.25, contributions, fidelity,
                                new SurrogateDescription.Custom(s, Map.of(s, s)), cautions),
                        new OutputExplanation(1, "1 " + s, 0.75, 0.75, 0.25, contributions, fidelity,
                                new SurrogateDescription.Tree(new SurrogateDescription.Split(key, s, true, 0.5, 0.5, 1,
                                        new SurrogateDescription.Leaf(0, 0.5), new SurrogateDescription.Leaf(1, 0.5))), cautions),
                        new OutputExplanation(2, "2 " + s, 0.75, 0.75, 0.25, contributions, fidelity,
                                new SurrogateDescription.Linear(s, 1), cautions)),
                new Provenance(s, Long.MIN_VALUE, 1, 1, s, OutputKind.SCORE, List.of(s, "1 " + s, "2 " + s),
                        Map.of(s, new ComponentProvenance(s, Map.of(s, s)), "kernel", new ComponentProvenance(s, Map.of("width", s))),
                        Map.of(s, s, "kernel", s)));
    }

    private static Explanation numbers() {
        double[] numbers = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, Double.MIN_VALUE,
            -Double.MAX_VALUE, -0.0, 0, 1e-12, 123_456_789.123};
        List<FeatureContribution> contributions = new ArrayList<>();
        for (double number : numbers) {
            contributions.add(new FeatureContribution(FeatureKey.of("f" + contributions.size()), "weight " + number, number, number,
                    OptionalDouble.of(number), new Location.Column(0)));
        }
        List<OutputExplanation> outputs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (double number : numbers) {
            names.add("output " + number);
            outputs.add(new OutputExplanation(outputs.size(), "output " + number, number, number, number, contributions,
                    new LocalFidelity(number, Integer.MAX_VALUE, 0, number), outputs.size() % 2 == 0
                            ? new SurrogateDescription.Linear("ridge", number)
                            : new SurrogateDescription.Tree(new SurrogateDescription.Split(FeatureKey.of("f"), "f", false, number,
                                    number, number, new SurrogateDescription.Leaf(number, number),
                                    new SurrogateDescription.Leaf(-number, number))),
                    List.of()));
        }
        return new Explanation(IRIS, outputs, provenance(OutputKind.DISTRIBUTION, names.toArray(String[]::new)));
    }

    private static Explanation manyFeatures(int count) {
        List<FeatureContribution> contributions = new ArrayList<>();
        List<Subject.Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new Subject.Cell("feature number " + i, Integer.toString(i * 7919 % 1000)));
            contributions.add(column("feature number " + i + " > " + i * 7919 % 1000, i, (i % 2 == 0 ? 1.0 : -1.0) / (i + 1), 0.001));
        }
        return of(new Subject.Tabular(cells), OutputKind.DISTRIBUTION, output(0, "yes", 0.5, contributions, linear()));
    }

    private static Explanation manyOutputs(int count) {
        List<OutputExplanation> outputs = new ArrayList<>();
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = "class " + i;
            outputs.add(output(i, names[i], 1.0 / count, row().outputs().get(0).contributions(),
                    i % 2 == 0 ? linear() : new SurrogateDescription.Tree(bush(2, 1))));
        }
        return new Explanation(IRIS, outputs, provenance(OutputKind.DISTRIBUTION, names));
    }

    private static Explanation manyCells(int count) {
        List<Subject.Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new Subject.Cell("column-with-a-rather-long-name-" + i, "value " + i));
        }
        return of(new Subject.Tabular(cells), OutputKind.SCORE,
                output(0, "y", 0.5, List.of(column("column-with-a-rather-long-name-499 = value 499", 499, 0.5, 0.1)), linear()));
    }

    private static Explanation nested(int depth) {
        Subject subject = new Subject.Text("The innermost text.");
        Location location = new Location.Spans(List.of(new Location.Span(4, 13)));
        for (int i = 0; i < depth; i++) {
            subject = new Subject.Composite(List.of(new Subject.Block("block " + i, subject)));
            location = new Location.InBlock("block " + i, location);
        }
        return of(subject, OutputKind.SCORE, output(0, "y", 0.5, List.of(new FeatureContribution(FeatureKey.of("innermost"), "innermost", 1,
                0.5, OptionalDouble.empty(), location)), linear()));
    }

    /** Places that are not in the instance. */
    private static Explanation wrongPlaces() {
        List<Location> places = List.of(
                new Location.Column(99), new Location.Column(-1), new Location.Segment(7),
                new Location.Spans(List.of(new Location.Span(2, 5), new Location.Span(50, 900), new Location.Span(900, 901))),
                new Location.Spans(List.of(new Location.Span(9, 9))),
                new Location.Spans(List.of(new Location.Span(12, 13))),
                new Location.InBlock("no such block", new Location.Column(0)), new Location.None());
        List<FeatureContribution> contributions = new ArrayList<>();
        for (Location place : places) {
            contributions.add(new FeatureContribution(FeatureKey.of("place " + contributions.size()), "place " + contributions.size(), 1,
                    0.5, OptionalDouble.empty(), place));
        }
        return of(new Subject.Text("A short text \uD83D\uDE00."), OutputKind.SCORE, output(0, "y", 0.5, contributions, linear()));
    }

    private static Explanation longText() {
        StringBuilder text = new StringBuilder();
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String word = "word" + i;
            if (i % 20 == 0) {
                contributions.add(new FeatureContribution(FeatureKey.of(word), word, 1, (i % 40 == 0 ? 1.0 : -1.0) / (i + 1),
                        OptionalDouble.of(0.001),
                        new Location.Spans(List.of(new Location.Span(text.length(), text.length() + word.length())))));
            }
            text.append(word).append(i % 30 == 29 ? ".\n\n" : " ");
        }
        return of(new Subject.Text(text.toString()), OutputKind.DISTRIBUTION, output(0, "yes", 0.5, contributions, linear()));
    }

    private static SurrogateDescription linear() {
        return new SurrogateDescription.Linear("ridge", 1);
    }

    private static SurrogateDescription.Split split(String label, double prediction, double share,
            SurrogateDescription.TreeNode below, SurrogateDescription.TreeNode above) {
        return new SurrogateDescription.Split(FeatureKey.of(label), label, true, 0.5, prediction, share, below, above);
    }

    private static SurrogateDescription.TreeNode chain(int depth) {
        SurrogateDescription.TreeNode node = new SurrogateDescription.Leaf(0.5, 1e-3);
        for (int i = 0; i < depth; i++) {
            node = split("feature " + i + " of a long chain", 0.25, 1, new SurrogateDescription.Leaf(0.1, 1e-3), node);
        }
        return node;
    }

    private static SurrogateDescription.TreeNode bush(int depth, double share) {
        return depth == 0
                ? new SurrogateDescription.Leaf(share, share)
                : split("feature at depth " + depth, 0.25, share, bush(depth - 1, share / 2), bush(depth - 1, share / 2));
    }

    private static FeatureContribution column(String label, int index, double weight, double error) {
        return new FeatureContribution(FeatureKey.of("column " + index, label), label, 1, weight, OptionalDouble.of(error),
                new Location.Column(index));
    }

    private static OutputExplanation output(int index, String name, double prediction, List<FeatureContribution> contributions,
            SurrogateDescription surrogate) {
        return new OutputExplanation(index, name, prediction, prediction - 0.0286, 0.23125, contributions,
                new LocalFidelity(0.8421, 5000, 3120, 812.44), surrogate, List.of());
    }

    private static Explanation of(Subject subject, OutputKind kind, OutputExplanation output) {
        String[] names = output.output() == 0 ? new String[] {output.name(), "rest"} : new String[] {"rest", output.name()};
        return new Explanation(subject, List.of(output), provenance(kind, names));
    }

    private static Provenance provenance(OutputKind kind, String... names) {
        return new Provenance("0.1.0", 42, 5000, 8, "Tribuo random forest of 50 trees", kind, List.of(names),
                Map.of("kernel", new ComponentProvenance("exponential", Map.of("width", "auto", "distance.type", "euclidean")),
                        "sampler", new ComponentProvenance("training-distribution", Map.of()),
                        "surrogate", new ComponentProvenance("lasso", Map.of("features", "8"))),
                Map.of("kernel", "sqrt(exp(-d²/w²)), w = 1.5"));
    }
}
