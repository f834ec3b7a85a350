package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.writing.JsonText;
import tools.jackson.core.JsonGenerator;

/**
 * Writes reports of SP-LIME as JSON, with the options of the renderer {@code json}. Immutable and thread-safe.
 *
 * <p>A document has {@code schema}, {@link #SCHEMA}; all else is named as the components of the records, and an
 * explanation is a document of the renderer {@code json}. The seed is a string, because not every reader keeps 64 bits of a
 * number.
 */
public final class PickJson {
    /** Of the document of a {@link PickReport}. */
    public static final String SCHEMA = "lime-pick/1";

    private final boolean pretty;

    /**
     * A writer.
     *
     * @param options whether to indent
     */
    public PickJson(JsonOptions options) {
        this.pretty = options.pretty();
    }

    /**
     * Writes what was picked.
     *
     * @param report to write
     * @param out receives one document in UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(PickReport report, OutputStream out) throws IOException {
        JsonText.write(out, pretty, json -> new Document(json, new JsonRenderer.Document(json)).report(report));
    }

    /** One document being written; {@code parts} writes what explanations have too. */
    private record Document(JsonGenerator json, JsonRenderer.Document parts) {
        void report(PickReport report) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeObjectPropertyStart("picker");
            parts.component(report.picker());
            json.writeEndObject();
            json.writeNumberProperty("budget", report.budget());
            json.writeStringProperty("seed", Long.toString(report.seed()));
            json.writeNumberProperty("explained", report.explained());
            json.writeNumberProperty("failed", report.failed());
            json.writeArrayPropertyStart("features");
            report.features().forEach(this::feature);
            json.writeEndArray();
            json.writeNumberProperty("allFeatures", report.allFeatures());
            parts.number("totalImportance", report.totalImportance());
            json.writeArrayPropertyStart("picks");
            report.picks().forEach(this::pick);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void feature(GlobalFeature feature) {
            json.writeStartObject();
            json.writeName("key");
            parts.key(feature.key());
            json.writeStringProperty("label", feature.label());
            parts.number("importance", feature.importance());
            json.writeNumberProperty("explanations", feature.explanations());
            json.writeEndObject();
        }

        private void pick(Pick pick) {
            json.writeStartObject();
            json.writeNumberProperty("index", pick.index());
            parts.number("gain", pick.gain());
            parts.number("coverage", pick.coverage());
            json.writeArrayPropertyStart("weights");
            pick.weights().forEach(weight -> json.writeNumber((double) weight));
            json.writeEndArray();
            json.writeName("explanation");
            parts.explanation(pick.explanation());
            json.writeEndObject();
        }
    }
}
