package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.OutputStability;
import org.lime4j.core.stability.Spread;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.core.stability.WidthReport;
import org.lime4j.core.stability.WidthStability;
import org.lime4j.report.writing.JsonText;
import tools.jackson.core.JsonGenerator;

/**
 * Writes reports on stability as JSON, with the options of the renderer {@code json}. Immutable and thread-safe.
 *
 * <p>A document has {@code schema}, {@link #STABILITY_SCHEMA} or {@link #WIDTHS_SCHEMA}, and {@code instance}, which
 * instance of several it is about, from 0; all else is named as the components of the records. Seeds are strings, because
 * not every reader keeps 64 bits of a number; a number that is not finite is a string, one that is not there null.
 */
public final class StabilityJson {
    /** Of the document of a {@link StabilityReport}. */
    public static final String STABILITY_SCHEMA = "lime-stability/1";

    /** Of the document of a {@link WidthReport}. */
    public static final String WIDTHS_SCHEMA = "lime-stability-widths/1";

    private final boolean pretty;

    /**
     * A writer.
     *
     * @param options whether to indent
     */
    public StabilityJson(JsonOptions options) {
        this.pretty = options.pretty();
    }

    /**
     * Writes how far the explanations of one instance depend on the seed.
     *
     * @param report to write
     * @param instance 0-based index of the instance
     * @param out receives one document in UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(StabilityReport report, long instance, OutputStream out) throws IOException {
        JsonText.write(out, pretty, json -> {
            Document document = new Document(json, new JsonRenderer.Document(json));
            document.begin(STABILITY_SCHEMA, instance);
            document.stability(report);
            json.writeEndObject();
        });
    }

    /**
     * Writes fidelity and stability over a range of kernel widths.
     *
     * @param report to write
     * @param instance 0-based index of the instance
     * @param out receives one document in UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(WidthReport report, long instance, OutputStream out) throws IOException {
        JsonText.write(out, pretty, json -> {
            Document document = new Document(json, new JsonRenderer.Document(json));
            document.begin(WIDTHS_SCHEMA, instance);
            document.widths(report);
            json.writeEndObject();
        });
    }

    /** One document being written; {@code parts} writes what explanations have too. */
    private record Document(JsonGenerator json, JsonRenderer.Document parts) {
        void begin(String schema, long instance) {
            json.writeStartObject();
            json.writeStringProperty("schema", schema);
            json.writeNumberProperty("instance", instance);
        }

        void stability(StabilityReport report) {
            seeds(report.seeds());
            json.writeNumberProperty("k", report.k());
            json.writeArrayPropertyStart("outputs");
            report.outputs().forEach(this::output);
            json.writeEndArray();
            json.writeName("provenance");
            parts.provenance(report.provenance());
        }

        void widths(WidthReport report) {
            seeds(report.seeds());
            json.writeNumberProperty("k", report.k());
            json.writeObjectPropertyStart("kernel");
            number("inForce", report.kernel().inForce());
            number("byDefault", report.kernel().byDefault());
            json.writeEndObject();
            json.writeArrayPropertyStart("widths");
            report.widths().forEach(this::width);
            json.writeEndArray();
            json.writeStringProperty("rule", report.rule());
            number("suggestion", report.suggestion());
        }

        private void width(WidthStability at) {
            json.writeStartObject();
            parts.number("width", at.width());
            json.writeNumberProperty("failed", at.failed());
            if (at.failure().isPresent()) {
                json.writeStringProperty("failure", at.failure().get());
            } else {
                json.writeNullProperty("failure");
            }
            if (at.stability().isPresent()) {
                json.writeObjectPropertyStart("stability");
                stability(at.stability().get());
                json.writeEndObject();
            } else {
                json.writeNullProperty("stability");
            }
            json.writeArrayPropertyStart("shortcomings");
            at.shortcomings().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void seeds(List<Long> seeds) {
            json.writeArrayPropertyStart("seeds");
            seeds.forEach(seed -> json.writeString(Long.toString(seed)));
            json.writeEndArray();
        }

        private void output(OutputStability output) {
            json.writeStartObject();
            json.writeNumberProperty("output", output.output());
            json.writeStringProperty("name", output.name());
            json.writeNumberProperty("runs", output.runs());
            parts.number("modelPrediction", output.modelPrediction());
            spread("jaccard", output.jaccard());
            parts.number("variablesIndex", output.variablesIndex());
            number("coefficientsIndex", output.coefficientsIndex());
            parts.number("signAgreement", output.signAgreement());
            spread("fidelity", output.fidelity());
            spread("effectiveSampleSize", output.effectiveSampleSize());
            json.writeArrayPropertyStart("features");
            output.features().forEach(this::feature);
            json.writeEndArray();
            json.writeArrayPropertyStart("ties");
            for (List<FeatureKey> group : output.ties()) {
                json.writeStartArray();
                group.forEach(parts::key);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void feature(FeatureStability feature) {
            json.writeStartObject();
            json.writeName("key");
            parts.key(feature.key());
            json.writeStringProperty("label", feature.label());
            json.writeNumberProperty("reported", feature.reported());
            json.writeNumberProperty("inTopK", feature.inTopK());
            parts.number("importance", feature.importance());
            parts.number("meanWeight", feature.meanWeight());
            number("standardDeviation", feature.standardDeviation());
            number("meanStandardError", feature.meanStandardError());
            parts.number("signAgreement", feature.signAgreement());
            number("intervalOverlap", feature.intervalOverlap());
            json.writeEndObject();
        }

        private void spread(String property, Spread spread) {
            json.writeObjectPropertyStart(property);
            parts.number("mean", spread.mean());
            parts.number("minimum", spread.minimum());
            parts.number("maximum", spread.maximum());
            json.writeEndObject();
        }

        private void number(String property, OptionalDouble value) {
            if (value.isPresent()) {
                parts.number(property, value.getAsDouble());
            } else {
                json.writeNullProperty(property);
            }
        }
    }
}
