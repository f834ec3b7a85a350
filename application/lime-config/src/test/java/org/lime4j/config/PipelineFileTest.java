package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Setting;

class PipelineFileTest {
    private static final PluginRegistry REGISTRY = FakePlugins.registry();
    private static final String FILE = """
            model          { type = letters, letter = a }
            instances      { type = listed, texts = [banana, cab] }
            background     = alphabet
            representation { type = words, background = true }
            kernel         { type = exponential, distance = euclidean, width = auto }
            surrogate      { type = lasso, features = 8 }
            picker         = submodular
            renderers      = [count, { type = count, size = 3 }]
            request        { outputs = top 1, samples = 200, seed = 42, deadline = 1 min }
            threads        = 2
            batch-size     = 16
            """;

    @TempDir
    private Path folder;

    private PipelineFile file(String text) {
        try {
            return PipelineFile.read(Files.writeString(folder.resolve("pipeline.conf"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Explanation> explanations(Pipeline<?> pipeline) {
        List<Explanation> explanations = new ArrayList<>();
        pipeline.explainAll(result -> explanations.add(((Result.Success) result).explanation()));
        return explanations;
    }

    @Test
    void a_file_becomes_a_spec() {
        PipelineSpec spec = file(FILE).spec(REGISTRY);

        assertThat(spec.model()).isEqualTo(new ComponentRef<>("letters", Map.of("letter", "a")));
        assertThat(spec.kernel()).contains(new ComponentRef<>("exponential", Map.of("distance", "euclidean", "width", "auto")));
        assertThat(spec.sampler()).isEmpty();
        assertThat(spec.surrogate()).contains(new ComponentRef<>("lasso", Map.of("features", 8)));
        assertThat(spec.renderers()).extracting(ComponentRef::id).containsExactly("count", "count");
        assertThat(spec.execution().threads()).isEqualTo(2);
        assertThat(spec.execution().batchSize()).isEqualTo(16);
        assertThat(spec.request().toExplanationRequest()).satisfies(request -> {
            assertThat(request.outputs()).isEqualTo(new OutputSelection.Top(1));
            assertThat(request.samples()).isEqualTo(200);
            assertThat(request.features()).isEmpty();
            assertThat(request.seed()).isEqualTo(42);
            assertThat(request.deadline()).contains(Duration.ofMinutes(1));
        });
    }

    @Test
    void what_is_not_said_has_its_default() {
        PipelineSpec spec = file("model = letters, representation = words, renderers = count").spec(REGISTRY);

        assertThat(spec.instances()).isEmpty();
        assertThat(spec.preset()).isEmpty();
        assertThat(spec.surrogate()).isEmpty();
        assertThat(spec.threads()).isEqualTo(1);
        assertThat(spec.batchSize()).isEqualTo(256);
        assertThat(spec.request()).isEqualTo(new PipelineSpec.Request(
                List.of("top 1"), OptionalInt.empty(), OptionalInt.empty(), 1, Optional.empty()));
        assertThat(spec.request().toExplanationRequest()).isEqualTo(ExplanationRequest.standard());
    }

    @Test
    void outputs_are_all_or_the_top_or_named() {
        assertThat(outputs("all")).isEqualTo(new OutputSelection.All());
        assertThat(outputs("top 3")).isEqualTo(new OutputSelection.Top(3));
        assertThat(outputs("[cat, dog]")).isEqualTo(new OutputSelection.Named(List.of("cat", "dog")));
        assertThat(outputs("cat")).isEqualTo(new OutputSelection.Named(List.of("cat")));
    }

    private OutputSelection outputs(String written) {
        return file("model = letters, representation = words, renderers = count, request { outputs = " + written + " }")
                .spec(REGISTRY).request().toExplanationRequest().outputs();
    }

    @Test
    void an_open_pipeline_explains_its_instances() {
        int open = FakePlugins.LettersFactory.open;
        try (Pipeline<?> pipeline = file(FILE).open(REGISTRY)) {
            List<Explanation> explanations = explanations(pipeline);

            assertThat(explanations).hasSize(2);
            assertThat(explanations.get(0).output("count").modelPrediction()).isEqualTo(3);
            assertThat(explanations.get(1).output("count").modelPrediction()).isEqualTo(1);
            assertThat(explanations.get(0).output("count").surrogate()).isInstanceOf(SurrogateDescription.Linear.class);
            assertThat(explanations.get(0).output("count").contributions().subList(0, 3))
                    .allSatisfy(contribution -> assertThat(contribution.label()).isEqualTo("a"));
            assertThat(explanations.get(0).provenance().components().get("surrogate").options()).containsEntry("features", "8");
            assertThat(pipeline.renderers()).hasSize(2);
            assertThat(pipeline.picker()).isPresent();
            assertThat(pipeline.model().inputType()).isEqualTo(String.class);
        }
        assertThat(FakePlugins.LettersFactory.open).as("models left open").isEqualTo(open);
    }

    @Test
    void one_line_swaps_the_surrogate() {
        String swapped = FILE.replace(
                "{ type = lasso, features = 8 }", "{ type = decision-tree, max-depth = 3 }");
        try (Pipeline<?> pipeline = file(swapped).open(REGISTRY)) {
            assertThat(explanations(pipeline).get(0).output("count").surrogate())
                    .isInstanceOf(SurrogateDescription.Tree.class);
        }
    }

    @Test
    void instances_may_come_from_code() {
        try (Pipeline<?> pipeline =
                file("model = letters, representation = words, renderers = count").open(REGISTRY)) {
            assertThatThrownBy(pipeline::instances)
                    .hasMessage("'instances' is missing: add an instances { … } block that says what to explain");
            assertThat(explain(pipeline, "banana").output("count").modelPrediction()).isEqualTo(3);
        }
    }

    @SuppressWarnings("unchecked")
    private static Explanation explain(Pipeline<?> pipeline, String text) {
        return ((Pipeline<String>) pipeline).explainer().explain(text, pipeline.request());
    }

    @Test
    void includes_and_environment_variables_are_put_in_and_a_null_is_as_if_not_said() throws IOException {
        Files.writeString(folder.resolve("surrogate.conf"), "surrogate { type = ridge, features = 4 }");
        PipelineSpec spec = file("""
                model { type = letters, file = ${?LIME_NO_SUCH_VARIABLE}, letter = ${?PATH} }
                model.letter = b
                include "surrogate.conf"
                representation = words
                picker = null
                renderers = count
                request.features = ${surrogate.features}
                """).spec(REGISTRY);

        assertThat(spec.model().options()).isEqualTo(Map.of("letter", "b"));
        assertThat(spec.picker()).isEmpty();
        assertThat(spec.surrogate().orElseThrow().options()).containsEntry("features", 4);
        assertThat(spec.request().features()).hasValue(4);
    }

    @Test
    void an_include_is_found_beside_a_file_that_is_named_without_its_folder() throws IOException {
        Path bare = Files.createTempFile(Path.of(""), "pipeline", ".conf");
        Path part = Files.createTempFile(Path.of(""), "part", ".conf");
        try {
            Files.writeString(part, "threads = 3");
            Files.writeString(bare, "include \"" + part + "\"");
            assertThat(bare.getParent()).isNull();
            assertThat(PipelineFile.read(bare).settings().entries().get("threads").value()).isEqualTo(3);
            for (String include : List.of("include required(\"nowhere.conf\")", "include \"nowhere.conf\"", "threads = 1\nx { include \"nowhere.conf\" }")) {
                Files.writeString(bare, include);
                assertThatThrownBy(() -> PipelineFile.read(bare))
                        .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_CONFIGURATION))
                        .hasMessageStartingWith(bare + ":" + include.lines().count() + ": include \"nowhere.conf\" leads nowhere");
            }
        } finally {
            Files.delete(bare);
            Files.delete(part);
        }
    }

    @Test
    void an_include_is_looked_for_beside_its_own_file_but_paths_beside_the_pipeline_file() throws IOException {
        Files.createDirectories(folder.resolve("parts/deep"));
        Files.writeString(folder.resolve("parts/model.conf"), "include \"deep/letter\"\nmodel.file = letters.bin");
        Files.writeString(folder.resolve("parts/deep/letter.conf"), "model { type = letters, letter = ${letter} }");
        Files.writeString(folder.resolve("letters.bin"), "");
        PipelineFile file = file("letter = b\ninclude \"parts/model.conf\"\nrepresentation = words\nrenderers = count\n");

        assertThat(file.settings().entries().get("model").plain())
                .isEqualTo(Map.of("type", "letters", "letter", "b", "file", "letters.bin"));
        assertThat(file.settings().entries().get("model").entries().get("type").origin())
                .isEqualTo(Path.of("parts", "deep", "letter.conf") + ":1");
    }

    @Test
    void a_path_of_an_included_file_is_relative_to_the_pipeline_file() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/model.conf"), "model { type = letters, file = letters.bin }");
        PipelineFile file = file("include \"parts/model.conf\"\nrepresentation = words\nrenderers = count\n");
        Files.writeString(folder.resolve("parts/letters.bin"), "");
        assertThatThrownBy(() -> file.open(REGISTRY)).hasMessageContaining("there is no file letters.bin");
        Files.writeString(folder.resolve("letters.bin"), "");
        file.open(REGISTRY).close();
    }

    @Test
    void environment_variables_stand_for_whole_values_and_for_parts_of_texts() {
        Map<String, String> environment = System.getenv();
        assertThat(environment).containsKey("PATH");
        Map<String, Setting> settings = file("a = ${PATH}\nb = before\" \"${PATH}\nc = default\nc = ${?LIME_NO_SUCH_VARIABLE}").settings().entries();

        assertThat(settings.get("a").value()).isEqualTo(environment.get("PATH"));
        assertThat(settings.get("b").value()).isEqualTo("before " + environment.get("PATH"));
        assertThat(settings.get("c").value()).isEqualTo("default");
    }

    @Test
    void each_setting_knows_file_and_line_also_of_an_include() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/kernel.conf"), "\nkernel = exponential");
        Map<String, Setting> settings = file("include \"parts/kernel.conf\"\nthreads = 2\n").settings().entries();

        assertThat(settings.get("kernel").origin()).isEqualTo(Path.of("parts", "kernel.conf") + ":2");
        assertThat(settings.get("threads").origin()).isEqualTo("pipeline.conf:2");
    }

    @Test
    void what_stands_in_two_files_keeps_the_place_that_wins() throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/model.conf"), "model { type = letters }");
        Map<String, Setting> settings =
                file("include \"parts/model.conf\"\nmodel.letter = b\nthreads = 2\n").settings().entries();

        assertThat(settings.keySet()).containsExactly("model", "threads");
        assertThat(settings.get("model").origin()).isEqualTo("pipeline.conf:2");
    }

    @Test
    void a_number_that_is_meant_as_text_is_kept_as_written_and_lines_keep_their_order() {
        Setting settings = file("z = 1.10\ny = 0.5\nx { b = 1\n a = 2 }").settings();

        assertThat(settings.plain().toString()).isEqualTo("{z=1.10, y=0.5, x={b=1, a=2}}");
        assertThat(settings.entries().get("y").value()).isEqualTo(0.5);
    }

    @Test
    void a_file_that_is_not_there_is_an_error_of_its_own() {
        LimeException error = catchThrowableOfType(
                LimeException.class, () -> PipelineFile.read(folder.resolve("nowhere.conf")));
        assertThat(error.id()).isEqualTo(ErrorId.IO);
        assertThat(error).hasMessage("configuration file " + folder.resolve("nowhere.conf") + " cannot be read: there is none");
        assertThatThrownBy(() -> PipelineFile.read(folder)).hasMessageEndingWith("cannot be read: it is a folder");
    }

    @Test
    void a_spec_travels_as_plain_values() throws Exception {
        PipelineSpec spec = file(FILE).spec(REGISTRY);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec.toMap());
        }
        Object arrived;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            arrived = in.readObject();
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) arrived;

        assertThat(PipelineSpec.of(map, REGISTRY)).isEqualTo(spec);
        assertThatThrownBy(() -> PipelineSpec.of(Map.of("model", "letters"), REGISTRY))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("'representation' is missing; it must be the name of a representation plugin");
    }
}
