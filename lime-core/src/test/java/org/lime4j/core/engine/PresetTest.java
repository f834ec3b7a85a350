package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/** What a preset says, and what is said beside it. */
class PresetTest {
    private static final PluginRegistry REGISTRY = PluginRegistry.builder()
            .withApplication()
            .withPlugin(new SwitchesFactory())
            .withPlugin(new SteadyFactory())
            .build();
    private static final CreationContext CONTEXT = CreationContext.of(REGISTRY);

    public static final class SwitchesFactory implements RepresentationFactory<SwitchesFactory.Options> {
        public record Options(
                @Option(value = "false", doc = "draws") boolean drawing,
                @Option(value = "one", doc = "has no effect") String name) {}

        @Override
        public String id() {
            return "switches";
        }

        @Override
        public Set<String> aliases() {
            return Set.of("levers");
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<Options> optionsType() {
            return Options.class;
        }

        @Override
        public String description() {
            return "switches";
        }

        @Override
        public Representation<?> create(Options options, CreationContext context) {
            return new SwitchesRepresentation(options.drawing());
        }
    }

    public static final class SteadyFactory implements PresetFactory<NoOptions> {
        @Override
        public String id() {
            return "steady";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public String description() {
            return "for switches";
        }

        @Override
        public Preset create(NoOptions options, CreationContext context) {
            return () -> List.of(PresetChoices.of(ComponentRef.<RepresentationFactory<?>>of("switches")
                            .with("drawing", true)
                            .with("name", "two"))
                    .withSampler(ComponentRef.<SamplerFactory<?>>of("bernoulli").with("keep", 0.7))
                    .withKernel(ComponentRef.<KernelFactory<?>>of("exponential").with("distance", "hamming").with("width", 0.4))
                    .withSurrogate(ComponentRef.<SurrogateFactory<?>>of("ridge").with("features", 3).with("alpha", 2))
                    .withPicker(ComponentRef.<PickerFactory<?>>of("submodular").with("ties", "last"))
                    .withSamples(64));
        }
    }

    private static LimeExplainerBuilder<Switches> builder() {
        return LimeExplainer.builder(Models.scalar(z -> z.at(0) - 2 * z.at(1)))
                .registry(REGISTRY)
                .preset("steady")
                .representation("switches");
    }

    private static Map<String, ComponentProvenance> components(LimeExplainerBuilder<Switches> builder) {
        LimeExplainer<Switches> explainer = builder.build();
        Explanation explanation = explainer.explain(Switches.of(1, 1, 1, 1), explainer.standardRequest());
        assertThat(explanation.provenance().samples()).isEqualTo(64);
        return explanation.provenance().components();
    }

    private static PipelineSpec spec(Map<String, Object> more) {
        Map<String, Object> settings = new java.util.LinkedHashMap<>(Map.of(
                "model", "none", "preset", "steady", "representation", "switches", "renderers", List.of()));
        settings.putAll(more);
        return PipelineSpec.of(settings, PluginRegistry.builder()
                .withApplication()
                .withPlugin(new SwitchesFactory())
                .withPlugin(new SteadyFactory())
                .withPlugin(new NoModelFactory())
                .build());
    }

    @Test
    void what_is_left_unsaid_is_what_the_preset_says() {
        assertThat(components(builder())).isEqualTo(Map.of(
                "preset", new ComponentProvenance("steady", Map.of()),
                "representation", new ComponentProvenance("switches", Map.of("drawing", "true", "name", "two")),
                "sampler", new ComponentProvenance("bernoulli", Map.of("keep", "0.7")),
                "kernel", new ComponentProvenance("exponential", Map.of("distance.type", "hamming", "width", "0.4")),
                "surrogate", new ComponentProvenance(
                        "ridge", Map.of("selection", "auto", "features", "3", "alpha", "2"))));
    }

    @Test
    void what_is_said_takes_precedence_option_by_option_where_it_is_the_same_plugin() {
        Map<String, ComponentProvenance> components = components(builder()
                .representation(ComponentRef.of("levers").with("drawing", false))
                .kernel("constant")
                .surrogate(ComponentRef.of("ridge").with("alpha", 0.5)));

        assertThat(components.get("representation").options()).containsExactly(Map.entry("drawing", "false"), Map.entry("name", "two"));
        assertThat(components.get("sampler").options()).containsEntry("keep", "0.7");
        assertThat(components.get("kernel")).isEqualTo(new ComponentProvenance("constant", Map.of()));
        assertThat(components.get("surrogate").options()).containsEntry("alpha", "0.5").containsEntry("features", "3");
    }

    @Test
    void without_a_preset_nothing_is_said_of_it() {
        LimeExplainer<Switches> explainer = LimeExplainer.builder(Models.scalar(z -> z.at(0)))
                .registry(REGISTRY)
                .representation("switches")
                .build();

        assertThat(explainer.standardRequest()).isEqualTo(ExplanationRequest.standard());
        assertThat(explainer.explain(Switches.of(1, 1), explainer.standardRequest()).provenance().components())
                .containsOnlyKeys("representation", "sampler", "kernel", "surrogate");
    }

    @Test
    void a_preset_that_has_nothing_to_say_says_so() {
        assertThatThrownBy(() -> builder().preset("paper").build())
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("preset 'paper' says nothing for representation 'switches', only for text: take the preset out and "
                        + "choose each stage, or choose another preset");
        assertThatThrownBy(() -> builder().representation(new SwitchesRepresentation(false)).build())
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_REQUEST))
                .hasMessageContaining("preset 'steady' chooses by the name of the representation");
        assertThatThrownBy(() -> builder().preset("stedy").build())
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.PLUGIN_NOT_FOUND))
                .hasMessage("no preset plugin is called 'stedy'; did you mean 'steady'? (known: paper, reference, steady)");
    }

    @Test
    void a_spec_under_its_preset_has_all_its_choices_and_stays_as_it_is_when_asked_again() {
        PipelineSpec spec = spec(Map.of("surrogate", "lasso")).underPreset(CONTEXT);

        assertThat(spec.representation().options()).isEqualTo(Map.of("drawing", true, "name", "two"));
        assertThat(spec.sampler()).contains(ComponentRef.<SamplerFactory<?>>of("bernoulli").with("keep", 0.7));
        assertThat(spec.surrogate()).contains(ComponentRef.of("lasso"));
        assertThat(spec.request().samples()).hasValue(64);
        assertThat(spec.request().toExplanationRequest().samples()).isEqualTo(64);
        assertThat(spec.underPreset(CONTEXT)).isEqualTo(spec);
    }

    @Test
    void a_preset_adds_no_picker_but_its_options_to_the_same_one() {
        assertThat(spec(Map.of()).underPreset(CONTEXT).picker()).isEmpty();
        assertThat(spec(Map.of("picker", "random")).underPreset(CONTEXT).picker()).contains(ComponentRef.of("random"));
        assertThat(spec(Map.of("picker", "submodular")).underPreset(CONTEXT).picker())
                .contains(ComponentRef.<PickerFactory<?>>of("submodular").with("ties", "last"));
    }

    @Test
    void the_number_of_samples_said_is_the_one_taken() {
        assertThat(spec(Map.of("request", Map.of("samples", 5000))).underPreset(CONTEXT).request().samples())
                .isEqualTo(OptionalInt.of(5000));
    }

    @Test
    void every_built_in_preset_says_what_a_file_could_say() {
        for (String id : List.of("paper", "reference")) {
            for (PresetChoices choices :
                    CONTEXT.create(PresetFactory.class, ComponentRef.of(id), Preset.class).choices()) {
                assertThat(choices.settings()).containsKeys("representation", "sampler", "kernel", "surrogate", "request");
                for (Class<?> stage : List.of(SamplerFactory.class, KernelFactory.class, SurrogateFactory.class)) {
                    ComponentRef<?> ref = stage == SamplerFactory.class ? choices.sampler().orElseThrow()
                            : stage == KernelFactory.class ? choices.kernel().orElseThrow()
                            : choices.surrogate().orElseThrow();
                    assertThat(REGISTRY.provenance(stage, ref).id()).isEqualTo(ref.id());
                }
            }
        }
    }

    public static final class NoModelFactory implements org.lime4j.core.model.ModelAdapterFactory<NoOptions> {
        @Override
        public String id() {
            return "none";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<NoOptions> optionsType() {
            return NoOptions.class;
        }

        @Override
        public String description() {
            return "no model";
        }

        @Override
        public org.lime4j.core.model.ModelAdapter create(NoOptions options, CreationContext context) {
            throw new UnsupportedOperationException();
        }
    }
}
