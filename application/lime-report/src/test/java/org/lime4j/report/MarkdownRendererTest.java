package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.OutputWording;

class MarkdownRendererTest {
    private static final List<String> AWKWARD = List.of(
            "a | b \\| c \\", "`code` ``` ~~~", "**bold** _em_ ~~no~~", "[link](http://evil.example) ![img](x.png)", "<script>alert(1)</script>",
            "&lt; &amp; &#64;", "www.evil.example http://evil.example ftp://x.y", "me@evil.example @user #12", "line\nfeed\r\n# heading",
            "$math$ {{ site }} :smile:", "- item", "1. item", "> quote", "    code", "  spaces  twice  ", "---", "<!-- --> ]]>", "\u202eevil",
            "");

    @ParameterizedTest
    @ValueSource(strings = {"tabular", "tree", "korean", "composite"})
    void eachKindOfExplanationIsRenderedAsRecorded(String name) throws IOException {
        Explanation explanation = Map.of("tabular", Explanations.tabular(), "tree", Explanations.tree(), "korean",
                Explanations.korean(), "composite", Explanations.composite()).get(name);
        assertThat(render(explanation)).isEqualTo(recorded(name + ".md"));
    }

    @Test
    void textFromOutsideIsShownAsItIs() throws IOException {
        Explanation tabular = Explanations.tabular();
        for (String awkward : AWKWARD) {
            Explanation explanation = new Explanation(
                    new Subject.Tabular(List.of(new Subject.Cell(awkward, awkward))), tabular.outputs(), tabular.provenance());
            Document html = html(render(explanation));
            Element cell = Objects.requireNonNull(html.selectFirst("tbody td"), awkward);
            assertThat(cell.wholeText()).isEqualTo(Escapes.visible(awkward));
            assertThat(html.select("a, img, script, em, strong, code, del")).as(awkward).isEmpty();
        }
    }

    @Test
    void nothingInAnyExplanationIsTakenForMarkup() throws IOException {
        for (long seed = 1; seed <= 300; seed++) {
            Explanation explanation = RandomExplanations.of(seed);
            Document html = html(render(explanation));
            assertThat(html.select("a, img, script, em, del, hr, b, h4, h5")).as("seed %d", seed).isEmpty();
            assertThat(html.select("h1")).as("seed %d", seed).hasSize(1);
            assertThat(html.select("h2")).as("seed %d", seed).hasSize(explanation.outputs().size() + 1);
            for (Element row : html.select("tr")) {
                Element table = Objects.requireNonNull(row.closest("table"));
                assertThat(row.childrenSize()).as("seed %d", seed)
                        .isEqualTo(Objects.requireNonNull(table.selectFirst("tr")).childrenSize());
            }
            if (explanation.subject() instanceof Subject.Text text) {
                String shown = Objects.requireNonNull(html.selectFirst("pre code")).wholeText();
                assertThat(shown).as("seed %d", seed).isEqualTo(text.original().lines().map(line -> Escapes.visible(line) + "\n")
                        .reduce("", String::concat));
            }
        }
    }

    @Test
    void labelsAndWeightsStandInTheTableOfTheirOutput() throws IOException {
        Explanation explanation = Explanations.hostile();
        OutputWording wording = new OutputWording(explanation.outputs().get(0), explanation.provenance().outputKind());
        List<Element> rows = html(render(explanation)).select("table").stream()
                .filter(table -> Objects.requireNonNull(table.selectFirst("th")).text().equals("feature"))
                .flatMap(table -> table.select("tbody tr").stream()).toList();
        assertThat(rows).hasSize(wording.labels().size());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).child(0).wholeText()).isEqualTo(Escapes.visible(wording.labels().get(i)));
            assertThat(rows.get(i).child(1).text())
                    .isEqualTo(wording.weights().signed(explanation.outputs().get(0).contributions().get(i).weight()));
        }
    }

    @Test
    void headingsBeginAtTheLevelAskedFor() throws IOException {
        String text = render(CsvRendererTest.renderer("markdown", Map.of("heading", 3)), Explanations.tree());
        assertThat(text).startsWith("### Explanation of a row of 4 columns\n").contains("\n#### setosa (", "\n#### Replay\n");
        assertThatThrownBy(() -> CsvRendererTest.renderer("markdown", Map.of("heading", 6)))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("heading");
    }

    @Test
    void explanationsThatFollowEachOtherAreSetApart() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExplanationRenderer renderer = CsvRendererTest.renderer("markdown", Map.of());
        renderer.render(Explanations.tree(), 0, true, out);
        renderer.render(Explanations.tree(), 1, false, out);
        String one = render(Explanations.tree());
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(one + "\n" + one);
    }

    private static Document html(String markdown) {
        List<org.commonmark.Extension> extensions = List.of(TablesExtension.create(), AutolinkExtension.create());
        return Jsoup.parseBodyFragment(HtmlRenderer.builder().extensions(extensions).build()
                .render(Parser.builder().extensions(extensions).build().parse(markdown)));
    }

    private static String render(Explanation explanation) throws IOException {
        return render(CsvRendererTest.renderer("markdown", Map.of()), explanation);
    }

    private static String render(ExplanationRenderer renderer, Explanation explanation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        renderer.render(explanation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = MarkdownRendererTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
