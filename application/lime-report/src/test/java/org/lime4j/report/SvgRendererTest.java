package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgRendererTest {
    private static final Set<String> ELEMENTS = Set.of("svg", "title", "desc", "style", "rect", "line", "text");
    private static final Set<String> ATTRIBUTES = Set.of("xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "id",
            "class", "x", "y", "x1", "y1", "x2", "y2", "font-size", "text-anchor");

    @Test
    void chartsAreRenderedAsRecorded() throws Exception {
        assertThat(render(Explanations.tabular(), Map.of())).isEqualTo(recorded("tabular.svg"));
        assertThat(render(Explanations.tree(), Map.of())).isEqualTo(recorded("tree.svg"));
    }

    @Test
    void anyChartIsXmlWithNothingButShapesAndTextInsideItsFrame() throws Exception {
        List<Explanation> all = new ArrayList<>(ExplanationReaderTest.made().toList());
        for (long seed = 1; seed <= 300; seed++) {
            all.add(RandomExplanations.of(seed));
        }
        for (int i = 0; i < all.size(); i++) {
            Document svg = parse(render(all.get(i), i % 2 == 0 ? Map.of() : Map.of("width", 360, "features", 3)));
            double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
            double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
            for (Element element : elements(svg, "*")) {
                assertThat(ELEMENTS).as("explanation %d", i).contains(element.getTagName());
                for (int a = 0; a < element.getAttributes().getLength(); a++) {
                    String name = element.getAttributes().item(a).getNodeName();
                    assertThat(ATTRIBUTES).as("explanation %d", i).contains(name);
                    if (name.startsWith("x") && !name.equals("xmlns")) {
                        assertThat(number(element, name)).as("explanation %d", i).isBetween(0.0, width);
                    } else if (name.startsWith("y")) {
                        assertThat(number(element, name)).as("explanation %d", i).isBetween(0.0, height);
                    }
                }
            }
            for (Element bar : elements(svg, "rect")) {
                double x = bar.hasAttribute("x") ? number(bar, "x") : 0;
                assertThat(x + number(bar, "width")).as("explanation %d", i).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void barsAreInProportionAndPointToTheirSide() throws Exception {
        Document svg = parse(render(weights(0.5, -0.25, 0.125), Map.of()));
        List<Element> bars = elements(svg, "rect").subList(1, 4);
        assertThat(bars.stream().map(bar -> bar.getAttribute("class"))).containsExactly("raises", "lowers", "raises");
        double unit = number(bars.get(0), "width") / 0.5;
        double axis = number(elements(svg, "line").get(0), "x1");
        assertThat(number(bars.get(1), "width")).isCloseTo(0.25 * unit, within(0.02));
        assertThat(number(bars.get(2), "width")).isCloseTo(0.125 * unit, within(0.02));
        assertThat(number(bars.get(0), "x")).isEqualTo(axis);
        assertThat(number(bars.get(1), "x") + number(bars.get(1), "width"))
                .isCloseTo(axis, within(0.02));
    }

    @Test
    void numbersThatHaveNoLengthLeaveTheOthersInPlace() throws Exception {
        for (double[] weights : new double[][] {
            {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0}, {Double.MAX_VALUE, -Double.MAX_VALUE},
            {Double.MIN_VALUE, -Double.MIN_VALUE}, {0, -0.0}, {Double.NaN}
        }) {
            String text = render(weights(weights), Map.of());
            assertThat(text.substring(text.indexOf("</style>"))).doesNotContain("=\"NaN", "=\"Inf");
            parse(text);
        }
    }

    @Test
    void longLabelsAreWrappedAndManyFeaturesCounted() throws Exception {
        String many = render(weights(new double[500]), Map.of("features", 20));
        assertThat(many).contains("… and 480 more features of smaller weight");
        String hostile = render(Explanations.hostile(), Map.of());
        assertThat(hostile.length()).isLessThan(20_000);
        assertThat(hostile).contains("&lt;/script&gt;", "evil\\u202edlrow").doesNotContain("\u0000", "\u001b", "\u202e");
    }

    @Test
    void titleAndDescriptionSayItInWords() throws Exception {
        Document svg = parse(render(Explanations.tree(), Map.of()));
        assertThat(elements(svg, "title").get(0).getTextContent()).isEqualTo("Explanation of a row of 4 columns");
        assertThat(elements(svg, "desc").get(0).getTextContent())
                .startsWith("The model gives setosa 1.0000; petal-width <= 0.30 raises it most. The surrogate follows the model badly");
    }

    @Test
    void nothingOutsideIsReferredTo() throws Exception {
        String svg = render(Explanations.hostile(), Map.of());
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "url(", "href", "@import", "<!");
    }

    @Test
    void sizesOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> render(Explanations.tree(), Map.of("width", 100)))
                .isInstanceOf(LimeException.class).hasMessageContaining("width").hasMessageContaining("100");
        assertThatThrownBy(() -> render(Explanations.tree(), Map.of("features", 0)))
                .isInstanceOf(LimeException.class).hasMessageContaining("features").hasMessageContaining("0");
    }

    static Explanation weights(double... weights) {
        Explanation tabular = Explanations.tabular();
        OutputExplanation was = tabular.outputs().get(0);
        List<FeatureContribution> features = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            features.add(new FeatureContribution(FeatureKey.of("f" + i), "feature " + i, 1, weights[i], OptionalDouble.empty(),
                    new Location.None()));
        }
        return new Explanation(tabular.subject(), List.of(new OutputExplanation(0, "y", 1, 1, 0, features, was.fidelity(),
                was.surrogate(), List.of())), tabular.provenance());
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> elements(Document svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String render(Explanation explanation, Map<String, Object> options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvRendererTest.renderer("svg", options).render(explanation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = SvgRendererTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
