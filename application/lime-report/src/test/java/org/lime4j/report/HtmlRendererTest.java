package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.report.html.HtmlOptions;
import org.lime4j.report.html.HtmlRendererFactory;

class HtmlRendererTest {
    private static final Map<String, Explanation> ALL = Map.of(
            "tabular", Explanations.tabular(),
            "tree", Explanations.tree(),
            "korean", Explanations.korean(),
            "composite", Explanations.composite(),
            "image", Explanations.image(),
            "hostile", Explanations.hostile());

    private static final Provenance PROVENANCE =
            new Provenance("1", 7, 100, 5, "m", OutputKind.SCORE, List.of("y"), Map.of(), Map.of());

    static Stream<String> names() {
        return ALL.keySet().stream().sorted();
    }

    static List<String> hostileTexts() {
        return List.of(
                "", " ", "  two  spaces  ", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"'`&amp;&lt;<!--",
                "--><style>*{}</style></title>]]>", "tab\tfeed\nreturn\rboth\r\n", "\u001b[31m\u0007\u007f\u0085\u009b",
                "\u202eevil\u202c \u2066inner", "\u200e\u200f\u061c\u00ad\u200b\ufeff", "\u2028line\u2029paragraph",
                "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301", "한국어 리뷰", "שלום עולם", "\ufdd0\uffff", "a".repeat(10_000), "&#0;&NotEqualTilde;");
    }

    // ---- safety

    @ParameterizedTest
    @MethodSource("names")
    void aPageHasNothingThatRunsOrAsks(String name) throws IOException {
        Document page = page(ALL.get(name));
        assertThat(page.select("script, iframe, object, embed, link, base, form, [style], [onclick], [onload], [onerror]")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes()).allSatisfy(attribute -> {
            if (List.of("src", "href", "xlink:href", "srcset").contains(attribute.getKey())) {
                assertThat(attribute.getValue()).matches("#[a-z0-9-]+|data:image/png;base64,[A-Za-z0-9+/=]+");
            }
        }));
        assertThat(page.select("style").get(0).data()).doesNotContain("@import", "url(");
    }

    @Test
    void thePolicyAllowsTheStyleSheetOfThePageAndNothingElse() throws Exception {
        Document page = page(Explanations.tabular());
        String style = page.select("style").get(0).data();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(digest)
                        + "'; img-src data:; base-uri 'none'; form-action 'none'");
        assertThat(page.select("style")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void whatIsReadFromThePageIsWhatWasGiven(String text) throws IOException {
        Explanation explanation = new Explanation(
                new Subject.Composite(List.of(
                        new Subject.Block("t", new Subject.Text(text)),
                        new Subject.Block("r", new Subject.Tabular(List.of(new Subject.Cell(text, text)))),
                        new Subject.Block("c", new Subject.Custom(text, Map.of(text, text))))),
                List.of(new OutputExplanation(0, text, 1, 1, 0, List.of(contribution(text, 1)), new LocalFidelity(1, 1, 1, 1),
                        new SurrogateDescription.Linear("ridge", 1), List.of())),
                PROVENANCE);
        Document page = page(explanation);
        assertThat(wholeText(page, "h2 bdi")).isEqualTo(text);
        assertThat(wholeText(page, ".weights tbody th bdi")).isEqualTo(text);
        assertThat(wholeText(page, ".values tbody th bdi")).isEqualTo(text);
        assertThat(wholeText(page, ".values tbody td bdi")).isEqualTo(text);
        if (!text.isEmpty()) {
            assertThat(wholeText(page, ".text")).isEqualTo(text);
        }
    }

    @Test
    void whatHtmlCannotCarryIsReplacedBesideItsEscape() throws IOException {
        Document page = page(text("nul \0, torn \ud83d and \udc00"));
        assertThat(wholeText(page, ".text")).isEqualTo("nul \ufffd, torn \ufffd and \ufffd");
        assertThat(page.select(".text .hidden").eachAttr("data-escape")).containsExactly("\\u0000", "\\ud83d", "\\udc00");
    }

    @Test
    void hiddenCharactersAreShownWhereTheyCouldDeceive() throws IOException {
        Document page = page(Explanations.hostile());
        assertThat(page.select(".weights th .hidden").eachAttr("data-escape"))
                .containsExactly("\\u202e", "\\u202c", "\\u001b", "\\u001b", "\\t", "\\n", "\\ud83d", "\\u0000");
        assertThat(page.title()).startsWith("\\u200fclass \\u0085");
        assertThat(page(text("\u202eabc\u202c \u200fd\u00ad\tx")).select(".text .hidden").eachAttr("data-escape"))
                .as("a text keeps what its script is written with").containsExactly("\\u202e", "\\u202c");
    }

    // ---- content

    @Test
    void theHeaderSaysWhatTheExplanationSaysAndHowMuchItIsWorth() throws IOException {
        Document page = page(Explanations.tabular());
        assertThat(page.select("h1").text()).isEqualTo("Explanation of a row of 4 columns");
        assertThat(page.select("h2").get(0).text()).isEqualTo("setosa probability, output 1 of 3");
        assertThat(page.select(".sentence").text())
                .isEqualTo("The model gives setosa 0.9800; petal-length <= 1.60 raises it most.");
        assertThat(page.select("header").text()).contains("Tribuo random forest of 50 trees", "seed 42 · 5000 samples");
        assertThat(page.select(".figures dt").eachText()).containsExactly(
                "model prediction", "local prediction", "intercept", "weighted R²", "effective sample size");
        assertThat(page.select(".figures dt + dd").eachText()).containsExactly("0.9800", "0.9514", "0.2313", "0.8421", "812.4");
        assertThat(page.select(".caution")).isEmpty();
    }

    @Test
    void cautionsAreSaidBeforeAnyNumber() throws IOException {
        Document page = page(Explanations.tree());
        assertThat(page.select(".caution bdi").eachText()).hasSize(2)
                .anySatisfy(message -> assertThat(message).contains("do not rely on these weights"));
        assertThat(page.select(".caution ~ .figures")).hasSize(1);
    }

    @Test
    void weightsAreATableThatScreenReadersCanRead() throws IOException {
        Document page = page(Explanations.tabular());
        Element table = page.select("table.weights").get(0);
        assertThat(table.select("caption").text()).startsWith("What each feature adds to setosa");
        assertThat(table.select("thead th[scope=col]").eachText()).containsExactly("feature", "weight", "std. error");
        assertThat(table.select("tbody th[scope=row]").eachText()).containsExactly(
                "petal-length <= 1.60", "petal-width <= 0.30", "sepal-width > 3.30", "sepal-length <= 5.10");
        assertThat(table.select("tbody tr").get(2).select("td.number").eachText()).containsExactly("-0.0300", "± 0.0040");
        assertThat(page.select("svg")).allSatisfy(drawing ->
                assertThat(drawing.closest("[aria-hidden=true]")).as(drawing.outerHtml()).isNotNull());
    }

    @Test
    void barsLeaveTheAxisToTheirSideInProportion() throws IOException {
        Document page = page(Explanations.tabular());
        List<Double> raises = page.select("td rect.raises").eachAttr("width").stream().map(HtmlRendererTest::percent).toList();
        assertThat(raises.get(0) / raises.get(1)).isCloseTo(0.4125 / 0.33125, within(1e-3));
        Element lowers = page.select("td rect.lowers").get(0);
        Element axis = page.select("td line.axis").get(0);
        assertThat(percent(lowers.attr("x")) + percent(lowers.attr("width")))
                .isCloseTo(percent(axis.attr("x1")), within(0.02));
        assertThat(page.select("svg [x], svg [x1]")).allSatisfy(drawn -> {
            double at = percent(drawn.attr(drawn.hasAttr("x") ? "x" : "x1"));
            double end = drawn.hasAttr("width") ? at + percent(drawn.attr("width")) : at;
            assertThat(at).isBetween(0.0, 100.0);
            assertThat(end).isBetween(0.0, 100.01);
        });
    }

    private static double percent(String length) {
        assertThat(length).matches("[0-9]+(\\.[0-9]+)?%");
        return Double.parseDouble(length.substring(0, length.length() - 1));
    }

    @Test
    void weightsThatAreNoNumbersAreShownAsSuch() throws IOException {
        Document page = page(Explanations.hostile());
        assertThat(page.select(".weights td.number:nth-child(2)").eachText()).contains("NaN", "+Inf", "-Inf", "+1.000e+300");
        assertThat(page.select(".weights tbody tr").get(2).select("text").text()).isEqualTo("?");
        assertThat(page.html()).doesNotContain("NaN%", "Infinity");
    }

    @Test
    void fiveHundredFeaturesAreAllThereTheRestFolded() throws IOException {
        List<FeatureContribution> contributions = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            contributions.add(contribution("feature " + i, 500 - i));
        }
        Document page = page(new Explanation(
                new Subject.Tabular(List.of()),
                List.of(new OutputExplanation(0, "y", 1, 1, 0, contributions, new LocalFidelity(1, 1, 1, 1),
                        new SurrogateDescription.Linear("ridge", 1), List.of())),
                PROVENANCE));
        assertThat(page.select(".weights tbody th").eachText()).hasSize(500).endsWith("feature 499");
        assertThat(page.select("details summary").eachText()).contains("460 more features");
        assertThat(page.select("details .weights tbody tr")).hasSize(460);
    }

    @Test
    void anExplanationOfNothingIsStillAPage() throws IOException {
        Document page = page(new Explanation(new Subject.Text("as it was"), List.of(), PROVENANCE));
        assertThat(page.select("main").text()).contains("No output was explained.", "as it was");
        Document empty = page(new Explanation(
                new Subject.Composite(List.of()),
                List.of(new OutputExplanation(0, "y", 1, 1, 1, List.of(), new LocalFidelity(0, 1, 1, 1),
                        new SurrogateDescription.Linear("ridge", 1), List.of())),
                PROVENANCE));
        assertThat(empty.select("main").text())
                .contains("The model scores y 1.000; no feature has a weight.", "No feature has a weight", "no blocks");
    }

    @Test
    void severalOutputsHaveASectionEachAndAWayToIt() throws IOException {
        Document page = page(Explanations.composite());
        assertThat(page.select("nav a").eachAttr("href")).containsExactly("#output-1", "#output-2");
        assertThat(page.select("section.output").eachAttr("id")).containsExactly("output-1", "output-2");
        assertThat(page.select("nav li").get(1).text()).contains("days on market", "with caution");
        assertThat(page.select(".values")).as("custom surrogate, and the listing once").hasSize(2);
        assertThat(page.select("section.output .text mark").eachText()).containsExactly("small");
        assertThat(page.select("*[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    // ---- texts

    @Test
    void wordsAreMarkedByTheirOffsets() throws IOException {
        Document page = page(Explanations.korean());
        assertThat(page.select(".text mark").eachText()).containsExactly("좋았지만", "지루했다", "않은");
        assertThat(page.select(".text mark").eachAttr("class")).containsExactly("lowers-2", "raises-4", "raises-3");
        assertThat(wholeText(page, ".text")).isEqualTo(((Subject.Text) Explanations.korean().subject()).original());
        assertThat(page.select(".text").attr("dir")).isEqualTo("auto");
    }

    @Test
    void overlappingAndAdjacentPlacesAreMarkedByWhatLiesThere() throws IOException {
        Document page = page(text("abcdefgh", place(1, 0, 4), place(0.5, 2, 6), place(-1, 6, 7), place(9, 8, 99), place(0, 7, 8)));
        assertThat(page.select(".text mark").eachText()).containsExactly("ab", "cd", "ef", "g", "h");
        assertThat(page.select(".text mark").eachAttr("title")).containsExactly("+1.000", "+1.500", "+0.500", "-1.000", "0.000");
        assertThat(page.select(".text mark").eachAttr("class"))
                .containsExactly("raises-1", "raises-1", "raises-1", "lowers-1", "neutral");
        assertThat(wholeText(page, ".text")).isEqualTo("abcdefgh");
    }

    @Test
    void aPlaceThatCutsACharacterTakesAllOfIt() throws IOException {
        Document page = page(text("a😀b", place(1, 0, 2)));
        assertThat(page.select(".text mark").eachText()).containsExactly("a😀");
        assertThat(wholeText(page, ".text")).isEqualTo("a😀b");
    }

    @Test
    void aTextOfAHundredKilobytesIsThereToTheLastWord() throws IOException {
        StringBuilder text = new StringBuilder();
        FeatureContribution[] places = new FeatureContribution[5000];
        for (int i = 0; i < 20_000; i++) {
            if (i % 4 == 0) {
                places[i / 4] = place(i % 8 - 3.5, text.length(), text.length() + 5);
            }
            text.append("word ");
        }
        Document page = page(text(text.toString(), places));
        assertThat(wholeText(page, ".text")).isEqualTo(text.toString());
        assertThat(page.select(".text mark")).hasSize(5000);
    }

    // ---- images

    @Test
    void anImageIsShownWithItsWeightsAndItsSegments() throws IOException {
        Document page = page(Explanations.image());
        assertThat(page.select("img").eachAttr("alt")).containsExactly(
                "Image, 4 × 3 pixels in 6 segments", "Weights of segments: segment 3 +2.000",
                "The image with the boundaries of its segments");
        assertThat(page.select("svg.numbers text").eachText()).containsExactly("3▲");
    }

    @Test
    void aLargeImageIsReducedToTheSideAskedFor() throws IOException {
        int[] pixels = new int[400 * 100];
        int[] segments = new int[400 * 100];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0xFF000000 | (i % 2 == 0 ? 0x202020 : 0x404040);
            segments[i] = i % 400 < 200 ? 0 : 1;
        }
        Explanation explanation = new Explanation(
                new Subject.Image(new IntPlane(400, 100, pixels), new IntPlane(400, 100, segments)),
                Explanations.image().outputs(), PROVENANCE);
        Document page = page(explanation, new HtmlOptions(HtmlOptions.Overlay.SEGMENTS, 100));
        assertThat(page.select("img").eachAttr("width")).containsOnly("100");
        assertThat(page.select("img").eachAttr("height")).containsOnly("25");
        assertThat(page.select("h1").text()).contains("400 × 100");
        byte[] png = Base64.getDecoder().decode(page.select("img").get(0).attr("src").substring("data:image/png;base64,".length()));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(3, 3)).isEqualTo(0xFF303030);
    }

    @Test
    void aSideTooSmallToSeeIsRefused() {
        assertThatThrownBy(() -> new HtmlOptions(HtmlOptions.Overlay.HEAT_MAP, 63))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("side is 63; a picture has from 64 to 8192 pixels a side");
    }

    // ---- trees

    @Test
    void aTreeIsNestedListsWithTheWayOfTheInstance() throws IOException {
        Document page = page(Explanations.tree());
        assertThat(page.select(".tree .condition bdi").eachText()).containsExactly(
                "not (petal-width <= 0.30)", "not (petal-length <= 1.60)", "petal-length <= 1.60", "petal-width <= 0.30");
        assertThat(page.select(".tree > ul > li > ul > li > ul > li")).hasSize(2);
        assertThat(page.select(".tree .way .answer").eachText()).containsExactly("0.3340", "0.9967");
        assertThat(page.select(".tree .share").eachText()).containsExactly("100.0 %", "70.0 %", "60.0 %", "10.0 %", "30.0 %");
    }

    // ---- as a file

    @ParameterizedTest
    @MethodSource("names")
    void aPageWithoutPhotographsIsSmall(String name) throws IOException {
        assertThat(render(ALL.get(name), HtmlOptions.standard()).length).isLessThan(40 * 1024);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameExplanationGivesTheSameBytes(String name) throws IOException {
        assertThat(render(ALL.get(name), HtmlOptions.standard())).isEqualTo(render(ALL.get(name), HtmlOptions.standard()));
    }

    // ---- made here

    private static FeatureContribution contribution(String label, double weight) {
        return new FeatureContribution(FeatureKey.of(label), label, 1, weight, OptionalDouble.empty(), new Location.None());
    }

    private static FeatureContribution place(double weight, int start, int end) {
        return new FeatureContribution(FeatureKey.of("w" + start), "w" + start, 1, weight, OptionalDouble.empty(),
                new Location.Spans(List.of(new Location.Span(start, end))));
    }

    private static Explanation text(String text, FeatureContribution... contributions) {
        return new Explanation(
                new Subject.Text(text),
                List.of(new OutputExplanation(0, "y", 1, 1, 0, List.of(contributions), new LocalFidelity(1, 1, 1, 1),
                        new SurrogateDescription.Linear("ridge", 1), List.of())),
                PROVENANCE);
    }

    private static String wholeText(Document page, String selector) {
        return page.select(selector).get(0).wholeText();
    }

    private static Document page(Explanation explanation) throws IOException {
        return page(explanation, HtmlOptions.standard());
    }

    private static Document page(Explanation explanation, HtmlOptions options) throws IOException {
        return Jsoup.parse(new String(render(explanation, options), StandardCharsets.UTF_8));
    }

    private static byte[] render(Explanation explanation, HtmlOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        new HtmlRendererFactory().create(options, context).render(explanation, out);
        return out.toByteArray();
    }
}
