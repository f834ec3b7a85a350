package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.TextOptions.Colour;
import org.lime4j.report.writing.DisplayWidth;

class PickWritersTest {
    @Test
    void aReportIsWrittenAsRecorded() throws IOException {
        assertThat(text(PickReports.irises(), 80, Colour.NEVER, false)).isEqualTo(recorded("pick.txt"));
        assertThat(json(PickReports.irises(), true)).isEqualTo(recorded("pick.json"));
    }

    @Test
    void anExplanationInTheDocumentIsOneOfTheRendererJson() throws IOException {
        String json = json(PickReports.irises(), false);
        String inner = json.substring(json.indexOf("\"explanation\":") + "\"explanation\":".length());
        Explanation read = ExplanationReader.read(inner.substring(0, inner.indexOf("},{\"index\"")), "pick");
        assertThat(read).isEqualTo(Explanations.tabular());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 200})
    void noLineIsWiderThanThePageAndNothingReachesTheTerminalButText(int width) throws IOException {
        for (PickReport report : new PickReport[] {PickReports.irises(), PickReports.hostile()}) {
            String page = text(report, width, Colour.NEVER, false);
            assertThat(page.codePoints()).noneMatch(character -> character != '\n' && Character.isISOControl(character));
            assertThat(page).doesNotContain("\u202e");
            if (report.failed() > 0) {
                assertThat(page.lines()).allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width));
            }
        }
        assertThat(text(PickReports.hostile(), width, Colour.NEVER, true).chars())
                .allMatch(character -> character == '\n' || character >= ' ' && character < 127);
    }

    @Test
    void coloursAreThoseOfTheTextRenderer() throws IOException {
        assertThat(text(PickReports.irises(), 80, Colour.ALWAYS, false)).contains("\u001b[1m=== pick 1: instance 17 ===\u001b[0m");
    }

    @Test
    void aReportWithoutPicksSaysSo() throws IOException {
        assertThat(text(PickReports.nothing(), 80, Colour.NEVER, false))
                .isEqualTo("Picked    0 of 2 instances\n! 2 instances could not be explained and take no part in this.\n");
        assertThat(json(PickReports.nothing(), false)).contains("\"picks\":[]}");
    }

    private static String text(PickReport report, int width, Colour colour, boolean ascii) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PickText(new TextOptions(width, colour, ascii)).write(report, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String json(PickReport report, boolean pretty) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PickJson(new JsonOptions(pretty)).write(report, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = PickWritersTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
