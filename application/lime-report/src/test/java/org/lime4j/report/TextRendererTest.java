package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.report.TextOptions.Colour;
import org.lime4j.report.writing.DisplayWidth;
import org.lime4j.report.writing.Escapes;

class TextRendererTest {
    private static final Map<String, Explanation> ALL = Map.of(
            "tabular", Explanations.tabular(),
            "tree", Explanations.tree(),
            "korean", Explanations.korean(),
            "composite", Explanations.composite(),
            "image", Explanations.image(),
            "hostile", Explanations.hostile());

    @ParameterizedTest
    @ValueSource(strings = {"tabular", "tree", "korean", "composite", "image", "hostile"})
    void eachKindOfExplanationIsRenderedAsRecorded(String name) throws IOException {
        assertThat(render(ALL.get(name), 80, Colour.AUTO, false)).isEqualTo(recorded(name + ".txt"));
    }

    @Test
    void coloursAreRenderedAsRecorded() throws IOException {
        assertThat(render(Explanations.tabular(), 80, Colour.ALWAYS, false).replace('\u001b', '^'))
                .isEqualTo(recorded("tabular-coloured.txt"));
    }

    @Test
    void asciiIsRenderedAsRecorded() throws IOException {
        assertThat(render(Explanations.korean(), 80, Colour.NEVER, true)).isEqualTo(recorded("korean-ascii.txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 57, 80, 133})
    void noLineIsWiderThanAskedFor(int width) throws IOException {
        for (Explanation explanation : ALL.values()) {
            for (boolean ascii : new boolean[] {false, true}) {
                assertThat(render(explanation, width, Colour.NEVER, ascii).lines())
                        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width));
            }
        }
    }

    @Test
    void anyExplanationKeepsToItsWidthAndHidesNothing() throws IOException {
        for (long seed = 1; seed <= 300; seed++) {
            int width = seed % 2 == 0 ? 80 : 133;
            String text = render(RandomExplanations.of(seed), width, Colour.NEVER, seed % 3 == 0);
            assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Escapes::isHidden)).as("seed %d", seed).isTrue();
            for (String line : text.lines().toList()) {
                assertThat(DisplayWidth.of(line)).as("seed %d: %s", seed, line).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void asciiWritesNothingElse() throws IOException {
        for (Explanation explanation : ALL.values()) {
            assertThat(render(explanation, 80, Colour.NEVER, true)).matches("[ -~\n]*");
        }
    }

    @Test
    void noControlOrBidirectionalCharacterReachesTheTerminal() throws IOException {
        String text = render(Explanations.hostile(), 80, Colour.NEVER, false);
        assertThat(text.codePoints().filter(c -> c != '\n').noneMatch(Escapes::isHidden)).isTrue();
        assertThat(text).contains("evil\\u202edlrow\\u202c", "\\u001b[31mred", "lone \\ud83d surrogate", "title\\u0007");
    }

    @Test
    void everyLabelOfColouredHostileTextIsStillEscaped() throws IOException {
        String text = render(Explanations.hostile(), 80, Colour.ALWAYS, false);
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").codePoints().filter(c -> c != '\n').noneMatch(Escapes::isHidden))
                .isTrue();
        assertThat(text).doesNotContain("\u001b[31mred");
    }

    @Test
    void automaticColourIsNone() throws IOException {
        assertThat(render(Explanations.tree(), 80, Colour.AUTO, false))
                .isEqualTo(render(Explanations.tree(), 80, Colour.NEVER, false))
                .doesNotContain("\u001b");
    }

    @Test
    void theSameExplanationGivesTheSameBytes() throws IOException {
        TextRenderer renderer = new TextRenderer(new TextOptions(80, Colour.ALWAYS, false));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();
        renderer.render(Explanations.composite(), first);
        renderer.render(Explanations.composite(), second);
        assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    }

    @Test
    void aWidthTooSmallToReadIsRefused() {
        assertThatThrownBy(() -> new TextOptions(39, Colour.AUTO, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width is 39; a line has from 40 to 1000 columns");
    }

    private static String render(Explanation explanation, int width, Colour colour, boolean ascii) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TextRenderer(new TextOptions(width, colour, ascii)).render(explanation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = TextRendererTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
