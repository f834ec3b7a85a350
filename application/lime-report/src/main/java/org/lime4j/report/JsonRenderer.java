package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
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
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.picture.Png;
import org.lime4j.report.writing.JsonText;
import tools.jackson.core.JsonGenerator;

/** Writes the schema {@code lime-explanation/1}; {@link JsonRendererFactory} describes it. */
final class JsonRenderer implements ExplanationRenderer {
    static final String SCHEMA = "lime-explanation/1";

    private final boolean pretty;

    JsonRenderer(JsonOptions options) {
        this.pretty = options.pretty();
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public void render(Explanation explanation, OutputStream out) throws IOException {
        JsonText.write(out, pretty, json -> new Document(json).explanation(explanation));
    }

    /** How a kind of outputs is named in documents. */
    static String name(OutputKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One document being written. */
    record Document(JsonGenerator json) {
        void explanation(Explanation explanation) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeName("subject");
            subject(explanation.subject());
            json.writeArrayPropertyStart("outputs");
            for (OutputExplanation output : explanation.outputs()) {
                output(output);
            }
            json.writeEndArray();
            json.writeName("provenance");
            provenance(explanation.provenance());
            json.writeEndObject();
        }

        private void subject(Subject subject) {
            json.writeStartObject();
            if (subject instanceof Subject.Tabular tabular) {
                json.writeStringProperty("type", "tabular");
                json.writeArrayPropertyStart("cells");
                for (Subject.Cell cell : tabular.cells()) {
                    json.writeStartObject();
                    json.writeStringProperty("column", cell.column());
                    json.writeStringProperty("value", cell.value());
                    json.writeEndObject();
                }
                json.writeEndArray();
            } else if (subject instanceof Subject.Text text) {
                json.writeStringProperty("type", "text");
                json.writeStringProperty("original", text.original());
            } else if (subject instanceof Subject.Image image) {
                json.writeStringProperty("type", "image");
                json.writeNumberProperty("width", image.picture().width());
                json.writeNumberProperty("height", image.picture().height());
                json.writeStringProperty("png", Base64.getEncoder().encodeToString(Png.encode(image.picture())));
                json.writeName("segments");
                runs(image.segments());
            } else if (subject instanceof Subject.Composite composite) {
                json.writeStringProperty("type", "composite");
                json.writeArrayPropertyStart("blocks");
                for (Subject.Block block : composite.blocks()) {
                    json.writeStartObject();
                    json.writeStringProperty("name", block.name());
                    json.writeName("subject");
                    subject(block.subject());
                    json.writeEndObject();
                }
                json.writeEndArray();
            } else if (subject instanceof Subject.Custom custom) {
                custom(custom.kind(), custom.attributes());
            }
            json.writeEndObject();
        }

        private void output(OutputExplanation output) {
            json.writeStartObject();
            json.writeNumberProperty("output", output.output());
            json.writeStringProperty("name", output.name());
            number("modelPrediction", output.modelPrediction());
            number("surrogatePrediction", output.surrogatePrediction());
            number("intercept", output.intercept());
            json.writeArrayPropertyStart("contributions");
            for (FeatureContribution contribution : output.contributions()) {
                contribution(contribution);
            }
            json.writeEndArray();
            LocalFidelity fidelity = output.fidelity();
            json.writeObjectPropertyStart("fidelity");
            number("weightedR2", fidelity.weightedR2());
            json.writeNumberProperty("samples", fidelity.samples());
            json.writeNumberProperty("distinctSamples", fidelity.distinctSamples());
            number("effectiveSampleSize", fidelity.effectiveSampleSize());
            json.writeEndObject();
            json.writeName("surrogate");
            surrogate(output.surrogate());
            json.writeArrayPropertyStart("cautions");
            for (Caution caution : output.cautions()) {
                json.writeStartObject();
                json.writeStringProperty("id", caution.id());
                json.writeStringProperty("message", caution.message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void contribution(FeatureContribution contribution) {
            json.writeStartObject();
            json.writeName("key");
            key(contribution.key());
            json.writeStringProperty("label", contribution.label());
            number("value", contribution.value());
            number("weight", contribution.weight());
            if (contribution.standardError().isPresent()) {
                number("standardError", contribution.standardError().getAsDouble());
            } else {
                json.writeNullProperty("standardError");
            }
            json.writeName("location");
            location(contribution.location());
            json.writeEndObject();
        }

        void key(FeatureKey key) {
            json.writeStartObject();
            json.writeStringProperty("block", key.block());
            json.writeStringProperty("name", key.name());
            json.writeStringProperty("condition", key.condition());
            json.writeBooleanProperty("acrossInstances", key.acrossInstances());
            json.writeEndObject();
        }

        private void location(Location location) {
            json.writeStartObject();
            if (location instanceof Location.None) {
                json.writeStringProperty("type", "none");
            } else if (location instanceof Location.Column column) {
                json.writeStringProperty("type", "column");
                json.writeNumberProperty("index", column.index());
            } else if (location instanceof Location.Spans spans) {
                json.writeStringProperty("type", "spans");
                json.writeStringProperty("unit", "utf-16");
                json.writeArrayPropertyStart("spans");
                for (Location.Span span : spans.spans()) {
                    json.writeStartObject();
                    json.writeNumberProperty("start", span.start());
                    json.writeNumberProperty("end", span.end());
                    json.writeEndObject();
                }
                json.writeEndArray();
            } else if (location instanceof Location.Segment segment) {
                json.writeStringProperty("type", "segment");
                json.writeNumberProperty("label", segment.label());
            } else if (location instanceof Location.InBlock inBlock) {
                json.writeStringProperty("type", "in-block");
                json.writeStringProperty("block", inBlock.block());
                json.writeName("inner");
                location(inBlock.inner());
            } else if (location instanceof Location.Custom custom) {
                custom(custom.kind(), custom.attributes());
            }
            json.writeEndObject();
        }

        private void surrogate(SurrogateDescription surrogate) {
            json.writeStartObject();
            if (surrogate instanceof SurrogateDescription.Linear linear) {
                json.writeStringProperty("type", "linear");
                json.writeStringProperty("fit", linear.fit());
                number("penalty", linear.penalty());
            } else if (surrogate instanceof SurrogateDescription.Tree tree) {
                json.writeStringProperty("type", "tree");
                json.writeName("root");
                node(tree.root());
            } else if (surrogate instanceof SurrogateDescription.Custom custom) {
                custom(custom.kind(), custom.attributes());
            }
            json.writeEndObject();
        }

        private void node(SurrogateDescription.TreeNode node) {
            json.writeStartObject();
            if (node instanceof SurrogateDescription.Split split) {
                json.writeStringProperty("type", "split");
                json.writeName("key");
                key(split.key());
                json.writeStringProperty("label", split.label());
                json.writeBooleanProperty("binary", split.binary());
                number("threshold", split.threshold());
                number("prediction", split.prediction());
                number("share", split.share());
                json.writeName("below");
                node(split.below());
                json.writeName("above");
                node(split.above());
            } else {
                json.writeStringProperty("type", "leaf");
                number("prediction", node.prediction());
                number("share", node.share());
            }
            json.writeEndObject();
        }

        void provenance(Provenance provenance) {
            json.writeStartObject();
            json.writeStringProperty("version", provenance.version());
            json.writeStringProperty("seed", Long.toString(provenance.seed()));
            json.writeNumberProperty("perturbationSet", provenance.perturbationSet());
            json.writeNumberProperty("samples", provenance.samples());
            json.writeNumberProperty("features", provenance.features());
            json.writeStringProperty("model", provenance.model());
            json.writeStringProperty("outputKind", JsonRenderer.name(provenance.outputKind()));
            json.writeArrayPropertyStart("outputNames");
            for (String name : provenance.outputNames()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("components");
            for (Map.Entry<String, ComponentProvenance> component : provenance.components().entrySet()) {
                json.writeObjectPropertyStart(component.getKey());
                component(component.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            strings("formulas", provenance.formulas());
            json.writeEndObject();
        }

        /** The properties of a component, in an object that is open. */
        void component(ComponentProvenance component) {
            json.writeStringProperty("id", component.id());
            strings("options", component.options());
        }

        private void custom(String kind, Map<String, String> attributes) {
            json.writeStringProperty("type", "custom");
            json.writeStringProperty("kind", kind);
            strings("attributes", attributes);
        }

        private void strings(String property, Map<String, String> strings) {
            json.writeObjectPropertyStart(property);
            for (Map.Entry<String, String> entry : strings.entrySet()) {
                json.writeStringProperty(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }

        void number(String property, double value) {
            if (Double.isFinite(value)) {
                json.writeNumberProperty(property, value);
            } else {
                json.writeStringProperty(property, Double.toString(value));
            }
        }

        private void runs(IntPlane plane) {
            json.writeStartArray();
            int size = plane.width() * plane.height();
            int start = 0;
            for (int i = 1; i <= size; i++) {
                if (i == size || plane.at(i) != plane.at(start)) {
                    json.writeNumber(plane.at(start));
                    json.writeNumber(i - start);
                    start = i;
                }
            }
            json.writeEndArray();
        }
    }
}
