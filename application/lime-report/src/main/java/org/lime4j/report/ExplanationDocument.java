package org.lime4j.report;

import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.lime4j.report.picture.Png;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * One document of the schema {@code lime-explanation/1} being read; the counterpart of {@link JsonRenderer.Document}.
 *
 * <p>An object is read by a table of all fields that any of its kinds has, whatever their order; its {@code type} then says
 * which of them must have been there. A field that is not in the table ends the reading at once, so that nothing is kept that
 * the schema does not have.
 */
final class ExplanationDocument {
    private static final Map<String, Value> DOCUMENT = Map.of(
            "schema", ExplanationDocument::schema,
            "subject", ExplanationDocument::subject,
            "outputs", each(ExplanationDocument::output),
            "provenance", ExplanationDocument::provenance);
    private static final Map<String, Value> SUBJECT = Map.of(
            "type", ExplanationDocument::text,
            "cells", each(ExplanationDocument::cell),
            "original", ExplanationDocument::text,
            "width", ExplanationDocument::whole,
            "height", ExplanationDocument::whole,
            "png", ExplanationDocument::bytes,
            "segments", ExplanationDocument::wholes,
            "blocks", each(ExplanationDocument::block),
            "kind", ExplanationDocument::text,
            "attributes", ExplanationDocument::texts);
    private static final Map<String, Value> CELL =
            Map.of("column", ExplanationDocument::text, "value", ExplanationDocument::text);
    private static final Map<String, Value> BLOCK =
            Map.of("name", ExplanationDocument::text, "subject", ExplanationDocument::subject);
    private static final Map<String, Value> OUTPUT = Map.of(
            "output", ExplanationDocument::whole,
            "name", ExplanationDocument::text,
            "modelPrediction", ExplanationDocument::number,
            "surrogatePrediction", ExplanationDocument::number,
            "intercept", ExplanationDocument::number,
            "contributions", each(ExplanationDocument::contribution),
            "fidelity", ExplanationDocument::fidelity,
            "surrogate", ExplanationDocument::surrogate,
            "cautions", each(ExplanationDocument::caution));
    private static final Map<String, Value> FIDELITY = Map.of(
            "weightedR2", ExplanationDocument::number,
            "samples", ExplanationDocument::whole,
            "distinctSamples", ExplanationDocument::whole,
            "effectiveSampleSize", ExplanationDocument::number);
    private static final Map<String, Value> CAUTION =
            Map.of("id", ExplanationDocument::text, "message", ExplanationDocument::text);
    private static final Map<String, Value> CONTRIBUTION = Map.of(
            "key", ExplanationDocument::key,
            "label", ExplanationDocument::text,
            "value", ExplanationDocument::number,
            "weight", ExplanationDocument::number,
            "standardError", ExplanationDocument::numberOrNull,
            "location", ExplanationDocument::location);
    private static final Map<String, Value> KEY = Map.of(
            "block", ExplanationDocument::text,
            "name", ExplanationDocument::text,
            "condition", ExplanationDocument::text,
            "acrossInstances", ExplanationDocument::truth);
    private static final Map<String, Value> LOCATION = Map.of(
            "type", ExplanationDocument::text,
            "index", ExplanationDocument::whole,
            "unit", ExplanationDocument::unit,
            "spans", each(ExplanationDocument::span),
            "label", ExplanationDocument::whole,
            "block", ExplanationDocument::text,
            "inner", ExplanationDocument::location,
            "kind", ExplanationDocument::text,
            "attributes", ExplanationDocument::texts);
    private static final Map<String, Value> SPAN =
            Map.of("start", ExplanationDocument::whole, "end", ExplanationDocument::whole);
    private static final Map<String, Value> SURROGATE = Map.of(
            "type", ExplanationDocument::text,
            "fit", ExplanationDocument::text,
            "penalty", ExplanationDocument::number,
            "root", ExplanationDocument::node,
            "kind", ExplanationDocument::text,
            "attributes", ExplanationDocument::texts);
    private static final Map<String, Value> NODE = Map.of(
            "type", ExplanationDocument::text,
            "key", ExplanationDocument::key,
            "label", ExplanationDocument::text,
            "binary", ExplanationDocument::truth,
            "threshold", ExplanationDocument::number,
            "prediction", ExplanationDocument::number,
            "share", ExplanationDocument::number,
            "below", ExplanationDocument::node,
            "above", ExplanationDocument::node);
    private static final Map<String, Value> PROVENANCE = Map.of(
            "version", ExplanationDocument::text,
            "seed", ExplanationDocument::seed,
            "perturbationSet", ExplanationDocument::whole,
            "samples", ExplanationDocument::whole,
            "features", ExplanationDocument::whole,
            "model", ExplanationDocument::text,
            "outputKind", ExplanationDocument::outputKind,
            "outputNames", each(ExplanationDocument::text),
            "components", ExplanationDocument::components,
            "formulas", ExplanationDocument::texts);
    private static final Map<String, Value> COMPONENT =
            Map.of("id", ExplanationDocument::text, "options", ExplanationDocument::texts);

    /** Bytes a pixel while a picture is read: the labels, and the decoded pixels three times over. */
    private static final long BYTES_A_PIXEL = 16;

    private final JsonParser json;

    /**
     * @param json stands at the document's first token
     */
    ExplanationDocument(JsonParser json) {
        this.json = json;
    }

    /** What is read does not fit the schema; the parser stands where. */
    static final class Misfit extends RuntimeException {
        @Serial private static final long serialVersionUID = 1L;

        private final boolean tooLarge;

        private Misfit(String message, boolean tooLarge, @Nullable Throwable cause) {
            super(message, cause);
            this.tooLarge = tooLarge;
        }

        boolean tooLarge() {
            return tooLarge;
        }
    }

    private static Misfit misfit(String message) {
        return new Misfit(message, false, null);
    }

    // ---- objects

    Explanation explanation() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw misfit("the document is " + found() + ", but an explanation is an object, { … }");
        }
        Fields fields = object(DOCUMENT);
        fields.take("schema", String.class);
        Subject subject = fields.take("subject", Subject.class);
        List<OutputExplanation> outputs = fields.list("outputs", OutputExplanation.class);
        Explanation explanation = new Explanation(subject, outputs, fields.take("provenance", Provenance.class));
        checkPlaces(explanation);
        return explanation;
    }

    private String schema() {
        String schema = text();
        if (!schema.equals(JsonRenderer.SCHEMA)) {
            throw misfit("the schema is '" + ExplanationReader.shortened(schema) + "', but only " + JsonRenderer.SCHEMA
                    + " is read" + (schema.startsWith("lime-explanation/")
                            ? ": read it with the lime4j that wrote it, or with a later one"
                            : ": this is another kind of document"));
        }
        return schema;
    }

    private Subject subject() {
        Fields fields = object(SUBJECT);
        String type = fields.take("type", String.class);
        Subject subject = switch (type) {
            case "tabular" -> new Subject.Tabular(fields.list("cells", Subject.Cell.class));
            case "text" -> new Subject.Text(fields.take("original", String.class));
            case "image" -> image(fields);
            case "composite" -> new Subject.Composite(fields.list("blocks", Subject.Block.class));
            case "custom" -> new Subject.Custom(fields.take("kind", String.class), fields.texts("attributes"));
            default -> throw unknown("subject", type, "tabular, text, image, composite, custom");
        };
        fields.end(type);
        return subject;
    }

    private static Subject.Image image(Fields fields) {
        int width = fields.take("width", Integer.class);
        int height = fields.take("height", Integer.class);
        byte[] png = fields.take("png", byte[].class);
        int[] runs = fields.take("segments", int[].class);
        if (width < 1 || height < 1) {
            throw misfit("the picture is " + width + " × " + height + " pixels; it must have at least one");
        }
        long pixels = (long) width * height;
        long mostPixels = Runtime.getRuntime().maxMemory() / 2 / BYTES_A_PIXEL;
        if (pixels > Math.min(mostPixels, Integer.MAX_VALUE - 8)) {
            throw new Misfit("a picture of " + width + " × " + height + " = " + pixels + " pixels does not fit into the memory "
                    + "that the JVM may use, in half of which there is room for " + mostPixels + ": raise -Xmx", true, null);
        }
        IntPlane labels = new IntPlane(width, height, labels(runs, (int) pixels));
        try {
            return new Subject.Image(Png.decode(png, width, height), labels);
        } catch (IOException e) {
            throw new Misfit("png cannot be read: " + e.getMessage(), false, e);
        }
    }

    private static int[] labels(int[] runs, int pixels) {
        if (runs.length % 2 != 0) {
            throw misfit("segments has " + runs.length + " numbers; they must be pairs of a label and a length");
        }
        long covered = 0;
        for (int i = 0; i < runs.length; i += 2) {
            if (runs[i] >= pixels) {
                throw misfit("segments has the label " + runs[i] + "; " + pixels + " pixels have labels below " + pixels);
            }
            if (runs[i + 1] == 0) {
                throw misfit("segments has a run of no pixels");
            }
            covered += runs[i + 1];
        }
        if (covered != pixels) {
            throw misfit("segments covers " + covered + " pixels; width × height is " + pixels);
        }
        int[] labels = new int[pixels];
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            Arrays.fill(labels, at, at + runs[i + 1], runs[i]);
            at += runs[i + 1];
        }
        return labels;
    }

    private Subject.Cell cell() {
        Fields fields = object(CELL);
        return new Subject.Cell(fields.take("column", String.class), fields.take("value", String.class));
    }

    private Subject.Block block() {
        Fields fields = object(BLOCK);
        return new Subject.Block(fields.take("name", String.class), fields.take("subject", Subject.class));
    }

    private OutputExplanation output() {
        Fields fields = object(OUTPUT);
        return new OutputExplanation(
                fields.take("output", Integer.class),
                fields.take("name", String.class),
                fields.take("modelPrediction", Double.class),
                fields.take("surrogatePrediction", Double.class),
                fields.take("intercept", Double.class),
                fields.list("contributions", FeatureContribution.class),
                fields.take("fidelity", LocalFidelity.class),
                fields.take("surrogate", SurrogateDescription.class),
                fields.list("cautions", Caution.class));
    }

    private LocalFidelity fidelity() {
        Fields fields = object(FIDELITY);
        return new LocalFidelity(
                fields.take("weightedR2", Double.class),
                fields.take("samples", Integer.class),
                fields.take("distinctSamples", Integer.class),
                fields.take("effectiveSampleSize", Double.class));
    }

    private Caution caution() {
        Fields fields = object(CAUTION);
        return new Caution(fields.take("id", String.class), fields.take("message", String.class));
    }

    private FeatureContribution contribution() {
        Fields fields = object(CONTRIBUTION);
        return new FeatureContribution(
                fields.take("key", FeatureKey.class),
                fields.take("label", String.class),
                fields.take("value", Double.class),
                fields.take("weight", Double.class),
                fields.take("standardError", OptionalDouble.class),
                fields.take("location", Location.class));
    }

    private FeatureKey key() {
        Fields fields = object(KEY);
        return new FeatureKey(
                fields.take("block", String.class),
                fields.take("name", String.class),
                fields.take("condition", String.class),
                fields.take("acrossInstances", Boolean.class));
    }

    private Location location() {
        Fields fields = object(LOCATION);
        String type = fields.take("type", String.class);
        Location location = switch (type) {
            case "none" -> new Location.None();
            case "column" -> new Location.Column(fields.take("index", Integer.class));
            case "spans" -> {
                fields.take("unit", String.class);
                yield spans(fields.list("spans", Location.Span.class));
            }
            case "segment" -> new Location.Segment(fields.take("label", Integer.class));
            case "in-block" ->
                new Location.InBlock(fields.take("block", String.class), fields.take("inner", Location.class));
            case "custom" -> new Location.Custom(fields.take("kind", String.class), fields.texts("attributes"));
            default -> throw unknown("location", type, "none, column, spans, segment, in-block, custom");
        };
        fields.end(type);
        return location;
    }

    private static Location.Spans spans(List<Location.Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).start() < spans.get(i - 1).end()) {
                throw misfit("span " + i + " begins before the end of the one before it");
            }
        }
        return new Location.Spans(spans);
    }

    private Location.Span span() {
        Fields fields = object(SPAN);
        int start = fields.take("start", Integer.class);
        int end = fields.take("end", Integer.class);
        if (end < start) {
            throw misfit("the span ends at " + end + ", before it starts at " + start);
        }
        return new Location.Span(start, end);
    }

    private SurrogateDescription surrogate() {
        Fields fields = object(SURROGATE);
        String type = fields.take("type", String.class);
        SurrogateDescription surrogate = switch (type) {
            case "linear" ->
                new SurrogateDescription.Linear(fields.take("fit", String.class), fields.take("penalty", Double.class));
            case "tree" -> new SurrogateDescription.Tree(fields.take("root", SurrogateDescription.TreeNode.class));
            case "custom" ->
                new SurrogateDescription.Custom(fields.take("kind", String.class), fields.texts("attributes"));
            default -> throw unknown("surrogate", type, "linear, tree, custom");
        };
        fields.end(type);
        return surrogate;
    }

    private SurrogateDescription.TreeNode node() {
        Fields fields = object(NODE);
        String type = fields.take("type", String.class);
        double prediction = fields.take("prediction", Double.class);
        double share = fields.take("share", Double.class);
        SurrogateDescription.TreeNode node = switch (type) {
            case "leaf" -> new SurrogateDescription.Leaf(prediction, share);
            case "split" ->
                new SurrogateDescription.Split(
                        fields.take("key", FeatureKey.class),
                        fields.take("label", String.class),
                        fields.take("binary", Boolean.class),
                        fields.take("threshold", Double.class),
                        prediction,
                        share,
                        fields.take("below", SurrogateDescription.TreeNode.class),
                        fields.take("above", SurrogateDescription.TreeNode.class));
            default -> throw unknown("node", type, "split, leaf");
        };
        fields.end(type);
        return node;
    }

    private Provenance provenance() {
        Fields fields = object(PROVENANCE);
        int set = fields.take("perturbationSet", Integer.class);
        Provenance provenance = new Provenance(
                fields.take("version", String.class),
                fields.take("seed", Long.class),
                fields.take("samples", Integer.class),
                fields.take("features", Integer.class),
                fields.take("model", String.class),
                fields.take("outputKind", OutputKind.class),
                fields.list("outputNames", String.class),
                fields.map("components", ComponentProvenance.class),
                fields.texts("formulas"));
        if (set != provenance.perturbationSet()) {
            throw misfit("perturbationSet is " + set + ", but the last six bits of the seed are "
                    + provenance.perturbationSet());
        }
        return provenance;
    }

    private Map<String, ComponentProvenance> components() {
        return map(() -> {
            Fields fields = object(COMPONENT);
            return new ComponentProvenance(fields.take("id", String.class), fields.texts("options"));
        });
    }

    // ---- places that a renderer looks up

    private static void checkPlaces(Explanation explanation) {
        for (OutputExplanation output : explanation.outputs()) {
            for (FeatureContribution contribution : output.contributions()) {
                checkPlace(contribution, contribution.location(), explanation.subject());
            }
        }
    }

    private static void checkPlace(FeatureContribution contribution, Location place, Subject subject) {
        if (place instanceof Location.InBlock inBlock && subject instanceof Subject.Composite composite) {
            for (Subject.Block block : composite.blocks()) {
                if (block.name().equals(inBlock.block())) {
                    checkPlace(contribution, inBlock.inner(), block.subject());
                }
            }
        } else if (place instanceof Location.Spans spans && subject instanceof Subject.Text text) {
            int length = text.original().length();
            if (!spans.spans().isEmpty() && spans.spans().get(spans.spans().size() - 1).end() > length) {
                throw misfit("a span of the feature '" + ExplanationReader.shortened(contribution.label())
                        + "' ends after the text, which has " + length + " UTF-16 units");
            }
        } else if (place instanceof Location.Segment segment && subject instanceof Subject.Image image) {
            int most = image.segments().width() * image.segments().height();
            if (segment.label() >= most) {
                throw misfit("the feature '" + ExplanationReader.shortened(contribution.label()) + "' lies in segment "
                        + segment.label() + ", but a picture of " + most + " pixels has labels below " + most);
            }
        }
    }

    // ---- values

    private String text() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("text");
        }
        return json.getString();
    }

    private String unit() {
        String unit = text();
        if (!unit.equals("utf-16")) {
            throw misfit("the unit is '" + ExplanationReader.shortened(unit) + "', but only utf-16 is read");
        }
        return unit;
    }

    private double number() {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
            double number = Double.parseDouble(json.getString());
            if (Double.isInfinite(number)) {
                throw misfit("the number " + ExplanationReader.shortened(json.getString()) + " is larger than any that is kept");
            }
            return number;
        }
        if (token == JsonToken.VALUE_STRING) {
            switch (json.getString()) {
                case "NaN" -> {
                    return Double.NaN;
                }
                case "Infinity" -> {
                    return Double.POSITIVE_INFINITY;
                }
                case "-Infinity" -> {
                    return Double.NEGATIVE_INFINITY;
                }
                default -> { }
            }
        }
        throw expected("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    private OptionalDouble numberOrNull() {
        return json.currentToken() == JsonToken.VALUE_NULL ? OptionalDouble.empty() : OptionalDouble.of(number());
    }

    private int whole() {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            if (token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == JsonParser.NumberType.INT && json.getIntValue() >= 0) {
                return json.getIntValue();
            }
            double number = Double.parseDouble(json.getString());
            if (number == Math.rint(number) && number >= 0 && number <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        throw expected("a whole number from 0 to " + Integer.MAX_VALUE);
    }

    private boolean truth() {
        if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw expected("true or false");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private long seed() {
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw expected("text of a whole number of 64 bits");
        }
    }

    private OutputKind outputKind() {
        String name = text();
        for (OutputKind kind : OutputKind.values()) {
            if (JsonRenderer.name(kind).equals(name)) {
                return kind;
            }
        }
        throw expected("one of " + String.join(", ", Arrays.stream(OutputKind.values()).map(JsonRenderer::name).toList()));
    }

    private byte[] bytes() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw expected("text in Base64");
        }
        try {
            return json.getBinaryValue(Base64Variants.MIME_NO_LINEFEEDS);
        } catch (UnexpectedEndOfInputException e) {
            throw e;
        } catch (StreamReadException e) {
            throw new Misfit("this is not Base64: " + e.getOriginalMessage(), false, e);
        }
    }

    private int[] wholes() {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw expected("an array");
        }
        int[] numbers = new int[16];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = whole();
        }
        return Arrays.copyOf(numbers, count);
    }

    /** Reads the value at which the parser stands, to its end. */
    @FunctionalInterface
    private interface Value {
        Object in(ExplanationDocument document);
    }

    private static Value each(Value value) {
        return document -> {
            if (document.json.currentToken() != JsonToken.START_ARRAY) {
                throw document.expected("an array");
            }
            List<Object> values = new ArrayList<>();
            while (document.json.nextToken() != JsonToken.END_ARRAY) {
                values.add(value.in(document));
            }
            return values;
        };
    }

    private Map<String, String> texts() {
        return map(this::text);
    }

    private <V> Map<String, V> map(Supplier<V> value) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        Map<String, V> map = new TreeMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (map.put(name, value.get()) != null) {
                throw twice(name);
            }
        }
        return map;
    }

    private Fields object(Map<String, Value> known) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            Value value = known.get(name);
            if (value == null) {
                throw misfit("there is no such field in " + JsonRenderer.SCHEMA + "; here stand "
                        + String.join(", ", new TreeSet<>(known.keySet())));
            }
            json.nextToken();
            if (values.put(name, value.in(this)) != null) {
                throw twice(name);
            }
        }
        return new Fields(values);
    }

    private static Misfit twice(String name) {
        return misfit("'" + ExplanationReader.shortened(name) + "' stands twice in one object");
    }

    private static Misfit unknown(String sort, String type, String known) {
        return misfit("a " + sort + " of type '" + ExplanationReader.shortened(type) + "' is unknown; known are " + known);
    }

    private Misfit expected(String what) {
        return misfit("here is " + found() + "; it must be " + what);
    }

    private String found() {
        return switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the text '" + ExplanationReader.shortened(json.getString()) + "'";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the number " + ExplanationReader.shortened(json.getString());
            default -> String.valueOf(json.currentToken().asString()).toLowerCase(Locale.ROOT);
        };
    }

    /** The fields of one object, each taken once. */
    private record Fields(Map<String, Object> values) {
        <T> T take(String name, Class<T> type) {
            Object value = values.remove(name);
            if (value == null) {
                throw misfit("the field '" + name + "' is missing");
            }
            return type.cast(value);
        }

        <T> List<T> list(String name, Class<T> type) {
            List<T> list = new ArrayList<>();
            for (Object value : take(name, List.class)) {
                list.add(type.cast(value));
            }
            return list;
        }

        <T> Map<String, T> map(String name, Class<T> type) {
            Map<String, T> map = new TreeMap<>();
            ((Map<?, ?>) take(name, Map.class)).forEach((key, value) -> map.put((String) key, type.cast(value)));
            return map;
        }

        Map<String, String> texts(String name) {
            return map(name, String.class);
        }

        /** Refuses fields that only other types have. */
        void end(String type) {
            if (!values.isEmpty()) {
                throw misfit("the field '" + new TreeSet<>(values.keySet()).first() + "' does not belong to the type " + type);
            }
        }
    }
}
