package org.lime4j.report.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.writing.Escapes;

/** Writes records; {@link CsvRendererFactory} describes them. */
final class CsvRenderer implements ExplanationRenderer {
    /** A column: its name, and whether it holds text, which is quoted and guarded. */
    private record Column(String name, boolean text) {}

    private static final List<Column> COLUMNS = List.of(
            number("instance"), number("output"), text("outputName"),
            text("block"), text("feature"), text("condition"), text("label"), text("location"),
            number("value"), number("weight"), number("standardError"),
            number("modelPrediction"), number("surrogatePrediction"), number("intercept"),
            number("weightedR2"), number("samples"), number("effectiveSampleSize"), text("cautions"), number("seed"));

    private static final QuoteStrategy TEXT_IN_QUOTES = new QuoteStrategy() {
        @Override
        public boolean quoteEmpty(int line, int column) {
            return COLUMNS.get(column).text();
        }

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return COLUMNS.get(column).text();
        }
    };

    private final CsvOptions options;

    CsvRenderer(CsvOptions options) {
        this.options = options;
    }

    private static Column number(String name) {
        return new Column(name, false);
    }

    private static Column text(String name) {
        return new Column(name, true);
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        render(explanation, 0, true, out);
    }

    @Override
    public void render(Explanation explanation, long instance, boolean first, OutputStream out) throws IOException {
        StringWriter records = new StringWriter();
        if (first) {
            records.append(COLUMNS.stream().map(Column::name).collect(Collectors.joining(","))).append("\r\n");
        }
        try (CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(TEXT_IN_QUOTES)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(records)) {
            write(csv, explanation, instance);
        }
        out.write(records.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void write(CsvWriter csv, Explanation explanation, long instance) {
        String seed = Long.toString(explanation.provenance().seed());
        for (OutputExplanation output : explanation.outputs()) {
            for (FeatureContribution contribution : output.contributions()) {
                FeatureKey key = contribution.key();
                write(csv, instance, output, seed, key.block(), key.name(), key.condition(), contribution.label(),
                        location(contribution.location()), number(contribution.value()), number(contribution.weight()),
                        number(contribution.standardError()));
            }
            if (output.contributions().isEmpty()) {
                write(csv, instance, output, seed, "", "", "", "", "", "", "", "");
            }
        }
    }

    private void write(CsvWriter csv, long instance, OutputExplanation output, String seed, String... feature) {
        CsvWriter.CsvWriterRecord record = csv.writeRecord();
        int column = 0;
        for (String[] fields : new String[][] {
            {Long.toString(instance), Integer.toString(output.output()), output.name()},
            feature,
            {
                number(output.modelPrediction()), number(output.surrogatePrediction()), number(output.intercept()),
                number(output.fidelity().weightedR2()), Integer.toString(output.fidelity().samples()),
                number(output.fidelity().effectiveSampleSize()),
                output.cautions().stream().map(Caution::id).collect(Collectors.joining(";")), seed
            }
        }) {
            for (String field : fields) {
                record.writeField(COLUMNS.get(column++).text() ? guarded(Escapes.visible(field)) : field);
            }
        }
        record.endRecord();
    }

    /** Other programs than spreadsheets take the apostrophe away again, which any text may begin with. */
    private String guarded(String text) {
        return options.formulaGuard() && !text.isEmpty() && "=+-@'\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    private static String number(double number) {
        return Double.toString(number);
    }

    private static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }

    private static String location(Location location) {
        if (location instanceof Location.Column column) {
            return "column " + column.index();
        }
        if (location instanceof Location.Spans spans) {
            return spans.spans().stream().map(span -> span.start() + "-" + span.end()).collect(Collectors.joining(";"));
        }
        if (location instanceof Location.Segment segment) {
            return "segment " + segment.label();
        }
        if (location instanceof Location.InBlock inBlock) {
            return inBlock.block() + ": " + location(inBlock.inner());
        }
        return location instanceof Location.Custom custom
                ? custom.kind() + custom.attributes().entrySet().stream()
                        .map(attribute -> " " + attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining())
                : "";
    }
}
