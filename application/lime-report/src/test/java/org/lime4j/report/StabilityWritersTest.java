package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.OutputStability;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.report.TextOptions.Colour;
import org.lime4j.report.writing.DisplayWidth;

class StabilityWritersTest {
    @Test
    void aReportOnSeedsIsWrittenAsRecorded() throws IOException {
        assertThat(written(out -> text(80, Colour.NEVER, false).write(StabilityReports.stability(), out)))
                .isEqualTo(recorded("stability.txt"));
        assertThat(written(out -> json(true).write(StabilityReports.stability(), 3, out))).isEqualTo(recorded("stability.json"));
    }

    @Test
    void aReportOnWidthsIsWrittenAsRecorded() throws IOException {
        assertThat(written(out -> text(80, Colour.NEVER, false).write(StabilityReports.widths(), out)))
                .isEqualTo(recorded("widths.txt"));
        assertThat(written(out -> json(true).write(StabilityReports.noWidth(), 0, out))).isEqualTo(recorded("no-width.json"));
        assertThat(written(out -> text(80, Colour.NEVER, false).write(StabilityReports.noWidth(), out)))
                .isEqualTo(recorded("no-width.txt"));
    }

    @Test
    void theWidthsDocumentHoldsThoseOfItsWidths() throws IOException {
        String one = written(out -> json(false).write(StabilityReports.stability(), 0, out));
        String inner = one.substring(one.indexOf("\"seeds\""), one.length() - 2);
        assertThat(written(out -> json(false).write(StabilityReports.widths(), 0, out)))
                .startsWith("{\"schema\":\"lime-stability-widths/1\",\"instance\":0,\"seeds\":[\"-4767286540954276203\",")
                .contains("{\"width\":3.0,\"failed\":0,\"failure\":null,\"stability\":{" + inner + "},\"shortcomings\":[]}")
                .endsWith(",\"rule\":\"the smallest width that the rule allows\",\"suggestion\":3.0}\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void noLineIsWiderThanThePageIfThereIsRoomForTheNumbers(int width) throws IOException {
        String page = written(out -> text(width, Colour.NEVER, false).write(StabilityReports.stability(), out))
                + written(out -> text(width, Colour.NEVER, false).write(StabilityReports.widths(), out));
        assertThat(page).doesNotContain("\u001b").contains("=1");
        int most = Math.max(width, 75);
        assertThat(page.lines()).allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(most));
    }

    @Test
    void coloursAndAsciiAreThoseOfTheTextRenderer() throws IOException {
        assertThat(written(out -> text(80, Colour.ALWAYS, false).write(StabilityReports.stability(), out))).contains("\u001b[1msetosa\u001b[0m");
        assertThat(written(out -> text(80, Colour.ALWAYS, false).write(StabilityReports.widths(), out))).contains("\u001b[1m>");
        String ascii = written(out -> text(80, Colour.NEVER, true).write(StabilityReports.stability(), out))
                + written(out -> text(80, Colour.NEVER, true).write(StabilityReports.widths(), out));
        assertThat(ascii.chars()).allMatch(character -> character == '\n' || character >= ' ' && character < 127);
    }

    /** As with nearest-rows, whose seeds take the same rows in another order. */
    @Test
    void weightsThatDoNotVaryInSpiteOfTheirErrorsAreSaidToComeOfTheSameSamples() throws IOException {
        assertThat(oneFeature(1e-16, 0.05)).contains("Every seed gave the same weights");
        assertThat(oneFeature(0.04, 0.05)).doesNotContain("Every seed");
        assertThat(oneFeature(1e-16, 1e-16)).as("an exact fit").doesNotContain("Every seed");
        assertThat(oneFeature(0, 0)).as("a constant model").doesNotContain("Every seed");
    }

    private static String oneFeature(double deviation, double error) throws IOException {
        StabilityReport full = StabilityReports.stability();
        var output = full.outputs().get(0);
        var feature = new FeatureStability(FeatureKey.of("a"), "a", 4, 4, 0.4, 0.4, OptionalDouble.of(deviation),
                OptionalDouble.of(error), 1, OptionalDouble.of(1));
        StabilityReport report = new StabilityReport(full.seeds(), 1, List.of(new OutputStability(
                0, "setosa", 4, 1, output.jaccard(), 1, OptionalDouble.of(1), 1, output.fidelity(),
                output.effectiveSampleSize(), List.of(feature), List.of())), full.provenance());
        return written(out -> text(80, Colour.NEVER, false).write(report, out));
    }

    @Test
    void withoutAFeatureThePageSaysSo() throws IOException {
        StabilityReport full = StabilityReports.stability();
        var output = full.outputs().get(0);
        StabilityReport empty = new StabilityReport(full.seeds(), 1, List.of(new OutputStability(
                0, "setosa", 4, 1, output.jaccard(), 1, OptionalDouble.empty(), 1, output.fidelity(),
                output.effectiveSampleSize(), List.of(), List.of())), full.provenance());
        assertThat(written(out -> text(80, Colour.NEVER, false).write(empty, out)))
                .contains("  No run reports a feature.\n").doesNotContain("CSI", "Tied");
    }

    private static StabilityText text(int width, Colour colour, boolean ascii) {
        return new StabilityText(new TextOptions(width, colour, ascii));
    }

    private static StabilityJson json(boolean pretty) {
        return new StabilityJson(new JsonOptions(pretty));
    }

    @FunctionalInterface
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private static String written(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = StabilityWritersTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
