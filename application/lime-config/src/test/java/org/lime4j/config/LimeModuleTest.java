package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.ConfigurationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.util.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

class LimeModuleTest {
    private static final PluginRegistry REGISTRY = FakePlugins.registry();
    private static final Key<Explainer<String>> EXPLAINER = new Key<>() {};
    private static final Key<BlackBox<String>> MODEL = new Key<>() {};
    private static final String FILE = """
            model          { type = letters, letter = a }
            instances      { type = listed, texts = [banana, cab] }
            background     = alphabet
            representation { type = words, background = true }
            kernel         { type = exponential, distance = euclidean }
            surrogate      { type = lasso, features = 8 }
            picker         = submodular
            renderers      = [count, { type = count, size = 3 }]
            request        { samples = 200, seed = 42 }
            threads        = 2
            """;
    private static final String SHORT = "model = letters, representation = words, renderers = count";

    @TempDir
    private Path folder;

    private PipelineFile file(String text) {
        try {
            return PipelineFile.read(Files.writeString(folder.resolve("pipeline.conf"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Injector injector(String text, Module... overrides) {
        return Guice.createInjector(
                Modules.override(LimeModule.of(file(text), REGISTRY, String.class)).with(overrides));
    }

    @Test
    void the_explanation_is_that_of_the_file_and_that_of_the_builder() {
        Injector injector = injector(FILE);
        Explanation injected = injector.getInstance(EXPLAINER)
                .explain("banana cab", injector.getInstance(ExplanationRequest.class));

        try (Pipeline<?> opened = file(FILE).open(REGISTRY)) {
            @SuppressWarnings("unchecked")
            Explainer<String> explainer = (Explainer<String>) opened.explainer();
            assertThat(injected).isEqualTo(explainer.explain("banana cab", opened.request()));
        }
        Background background = injector.getInstance(Background.class);
        LimeExplainer<String> built = LimeExplainer.builder(injector.getInstance(MODEL))
                .registry(REGISTRY)
                .background(background)
                .representation(ComponentRef.of("words").with("background", true))
                .kernel(ComponentRef.of("exponential").with("distance", ComponentRef.of("euclidean")))
                .surrogate(ComponentRef.of("lasso").with("features", 8))
                .build();
        assertThat(injected).isEqualTo(
                built.explain("banana cab", ExplanationRequest.standard().withSamples(200).withSeed(42)));
    }

    @Test
    void every_part_is_bound_and_is_a_singleton() {
        Injector injector = injector(FILE);
        List<Key<?>> parts = List.of(
                Key.get(PipelineSpec.class), Key.get(CreationContext.class), Key.get(Background.class), MODEL,
                new Key<Representation<String>>() {}, Key.get(Sampler.class), Key.get(ProximityKernel.class),
                Key.get(SurrogateLearner.class), Key.get(Picker.class), new Key<List<ExplanationRenderer>>() {},
                new Key<InstanceSource<String>>() {}, EXPLAINER, new Key<Pipeline<String>>() {});

        for (Key<?> part : parts) {
            assertThat((Object) injector.getInstance(part)).as(part.toString()).isNotNull()
                    .isSameAs(injector.getInstance(part));
        }
        assertThat(injector.getInstance(EXPLAINER)).isSameAs(injector.getInstance(new Key<LimeExplainer<String>>() {}));
        assertThat(injector.getInstance(new Key<List<ExplanationRenderer>>() {})).hasSize(2);
        assertThat(injector.getInstance(new Key<Optional<Picker>>() {})).containsSame(injector.getInstance(Picker.class));
    }

    @Test
    void what_the_file_does_not_name_is_an_empty_optional() {
        Injector injector = injector(SHORT);

        assertThat(injector.getInstance(new Key<Optional<Picker>>() {})).isEmpty();
        assertThat(injector.getInstance(new Key<Optional<Background>>() {})).isEmpty();
        assertThat(injector.getInstance(new Key<Optional<InstanceSource<String>>>() {})).isEmpty();
        assertThatThrownBy(() -> injector.getInstance(Picker.class)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void plugins_of_a_kind_are_a_map_by_id_and_are_those_of_the_registry() {
        Injector injector = injector(SHORT);
        Map<String, KernelFactory<?>> kernels = injector.getInstance(new Key<>() {});
        Map<String, SurrogateFactory<?>> surrogates = injector.getInstance(new Key<>() {});

        assertThat(kernels).containsKeys("exponential", "constant");
        assertThat(kernels.get("exponential")).isSameAs(REGISTRY.factory(KernelFactory.class, "exponential"));
        assertThat(surrogates).containsKeys("ridge", "lasso", "decision-tree");
    }

    @Test
    void a_kernel_bound_by_the_application_is_the_one_that_is_used() {
        Explanation configured = explained(injector(FILE));
        ProximityKernel constant = CreationContext.of(REGISTRY)
                .create(KernelFactory.class, ComponentRef.of("constant"), ProximityKernel.class);
        Injector injector = injector(FILE, binder -> binder.bind(ProximityKernel.class).toInstance(constant));

        Explanation explanation = explained(injector);
        assertThat(explanation.outputs()).isNotEqualTo(configured.outputs());
        assertThat(explanation.provenance().components().get("kernel").id()).contains("ConstantKernel");
        assertThat(explanation.provenance().components().get("surrogate"))
                .isEqualTo(configured.provenance().components().get("surrogate"));
    }

    @Test
    void a_model_bound_by_the_application_takes_the_place_of_one_that_is_never_opened() {
        int open = FakePlugins.LettersFactory.open;
        Injector injector = injector(FILE, binder -> binder.bind(MODEL).toInstance(
                BlackBox.ofScalar(String.class, Outputs.regression("length"), String::length)));

        assertThat(explained(injector).output("length").modelPrediction()).isEqualTo("banana cab".length());
        assertThat(FakePlugins.LettersFactory.open).isEqualTo(open);
    }

    @Test
    void a_pipeline_explains_the_instances_and_closes_the_model() {
        int open = FakePlugins.LettersFactory.open;
        Injector injector = injector(FILE);
        List<Result> results = new ArrayList<>();
        try (Pipeline<String> pipeline = injector.getInstance(new Key<>() {})) {
            pipeline.explainAll(results::add);
            assertThat(FakePlugins.LettersFactory.open).isEqualTo(open + 1);
        }
        assertThat(results).hasSize(2).allMatch(Result.Success.class::isInstance);
        assertThat(FakePlugins.LettersFactory.open).isEqualTo(open);
    }

    @Test
    void a_wrong_file_fails_before_there_is_an_injector() {
        assertThatThrownBy(() -> LimeModule.of(file("model = leters, representation = words"), REGISTRY, String.class))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("pipeline.conf:1: ")
                .hasMessageContaining("did you mean 'letters'?");
    }

    @Test
    void a_model_of_another_type_is_refused_with_what_to_say() {
        Injector injector = Guice.createInjector(LimeModule.of(file(SHORT), REGISTRY, Integer.class));

        assertThatThrownBy(() -> injector.getInstance(new Key<Explainer<Integer>>() {}))
                .isInstanceOf(ProvisionException.class)
                .hasRootCauseMessage("model 'letters' reads String, but the module was made for Integer: say "
                        + "LimeModule.of(…, String.class), or name another model");
    }

    private static Explanation explained(Injector injector) {
        return injector.getInstance(EXPLAINER).explain("banana cab", injector.getInstance(ExplanationRequest.class));
    }
}
