package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lime4j.api.LimeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemaTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Schema EXPLANATION = schema("lime-explanation-1");

    /** Properties whose objects have names that the document chooses. */
    private static final Set<String> MAPS = Set.of("attributes", "options", "formulas", "components");

    @Test
    void everyExplanationIsValid() {
        for (long seed = 1; seed <= 150; seed++) {
            String document = ExplanationReaderTest.render(RandomExplanations.of(seed), false);
            assertThat(EXPLANATION.validate(document, InputFormat.JSON)).as("seed %d", seed).isEmpty();
        }
        ExplanationReaderTest.made().forEach(explanation -> assertThat(
                EXPLANATION.validate(ExplanationReaderTest.render(explanation, true), InputFormat.JSON)).isEmpty());
    }

    @Test
    void aMissingAnExtraAndAMistypedFieldAreInvalidAndAreNotRead() {
        for (long seed = 1; seed <= 5; seed++) {
            String document = ExplanationReaderTest.render(RandomExplanations.of(seed), false);
            for (ObjectNode object : objects(MAPPER.readTree(document), "", new ArrayList<>())) {
                for (String name : List.copyOf(object.propertyNames())) {
                    JsonNode was = object.remove(name);
                    refused(object, "without " + name, seed);
                    if (was.isArray() || was.isObject() || was.isBoolean()) {
                        object.put(name, 17);
                    } else {
                        object.putObject(name);
                    }
                    refused(object, "mistyped " + name, seed);
                    object.set(name, was);
                }
                object.put("extra", 1);
                refused(object, "with one more", seed);
                object.remove("extra");
            }
        }
    }

    /** Objects whose fields the schema names, each with the document that it belongs to. */
    private final List<JsonNode> roots = new ArrayList<>();

    private List<ObjectNode> objects(JsonNode node, String name, List<ObjectNode> found) {
        if (name.isEmpty()) {
            roots.clear();
            roots.add(node);
        }
        if (node instanceof ObjectNode object) {
            if (!MAPS.contains(name)) {
                found.add(object);
            }
            object.properties().forEach(entry -> objects(entry.getValue(), entry.getKey(), found));
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> objects(item, name + "[]", found));
        }
        return found;
    }

    private void refused(ObjectNode changed, String how, long seed) {
        JsonNode document = roots.get(0);
        assertThat(EXPLANATION.validate(document)).as("%s: %s, seed %d", changed, how, seed).isNotEmpty();
        assertThatThrownBy(() -> ExplanationReader.read(document.toString(), "x")).as("%s: %s, seed %d", changed, how, seed)
                .isInstanceOf(LimeException.class);
    }

    @Test
    void whatIsReadIsValid() {
        String[] values = {"1", "-1", "1.5", "0", "\"\"", "\"NaN\"", "null", "true", "[]", "{}", "\"42\"", "\"leaf\"", "2e9", "3e9", "1.0"};
        int read = 0;
        for (long seed = 1; seed <= 400; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            JsonNode document = MAPPER.readTree(ExplanationReaderTest.render(RandomExplanations.of(seed % 40), false));
            List<ObjectNode> objects = objects(document, "", new ArrayList<>());
            ObjectNode object = objects.get(random.nextInt(objects.size()));
            List<String> names = List.copyOf(object.propertyNames());
            object.set(names.get(random.nextInt(names.size())), MAPPER.readTree(values[random.nextInt(values.length)]));
            try {
                ExplanationReader.read(document.toString(), "x");
            } catch (LimeException e) {
                continue;
            }
            read++;
            assertThat(EXPLANATION.validate(document)).as("seed %d: %s", seed, document).isEmpty();
        }
        assertThat(read).isGreaterThan(40);
    }

    @Test
    void reportsOnStabilityAreValid() throws IOException {
        StabilityJson json = new StabilityJson(new JsonOptions(true));
        Schema stability = schema("lime-stability-1");
        Schema widths = schema("lime-stability-widths-1");
        String one = written(out -> json.write(StabilityReports.stability(), 3, out));
        assertThat(stability.validate(one, InputFormat.JSON)).isEmpty();
        for (String many : List.of(written(out -> json.write(StabilityReports.widths(), 0, out)),
                written(out -> json.write(StabilityReports.noWidth(), 0, out)))) {
            assertThat(widths.validate(many, InputFormat.JSON)).isEmpty();
            assertThat(stability.validate(many, InputFormat.JSON)).isNotEmpty();
        }
        for (ObjectNode object : objects(MAPPER.readTree(one), "", new ArrayList<>())) {
            object.put("extra", 1);
            assertThat(stability.validate(roots.get(0))).as("%s", object).isNotEmpty();
            object.remove("extra");
        }
    }

    @Test
    void theOutputShownInTheDocumentationIsOneThatIsWritten() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("lime.root"), "docs", "json.md"));
        String shown = page.substring(page.indexOf("```json") + 7);
        JsonNode output = MAPPER.readTree(ExplanationReaderTest.render(Explanations.tabular(), true)).at("/outputs/0");
        ArrayNode contributions = (ArrayNode) output.get("contributions");
        while (contributions.size() > 1) {
            contributions.remove(1);
        }
        assertThat(MAPPER.readTree(shown.substring(0, shown.indexOf("```")))).isEqualTo(output);
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Schema schema(String name) {
        try (InputStream in = JsonRenderer.class.getResourceAsStream(name + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
