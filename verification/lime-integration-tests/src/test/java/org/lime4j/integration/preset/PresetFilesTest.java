package org.lime4j.integration.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.config.LimeModule;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.image.RgbImage;
import org.lime4j.integration.Shipped;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;

/** {@code preset = …} in a pipeline file: what is in force then, and what a line beside it changes. */
class PresetFilesTest {
    private static final PluginRegistry REGISTRY =
            PluginRegistry.builder().withApplication().withPlugin(new SevenFactory()).build();
    private static final Row FLOWER = Row.of(
            TableSchema.of(
                    TableSchema.Column.numeric("sepal_length"), TableSchema.Column.numeric("sepal_width"),
                    TableSchema.Column.numeric("petal_length"), TableSchema.Column.numeric("petal_width")),
            6.7, 3, 5.2, 2.3);
    private static final String TABLE = """
            model { type = seven, reads = rows }
            background { type = csv, path = "%s", ignore = [species] }
            representation = tabular
            """.formatted(Shipped.root().resolve("examples/iris/iris.csv"));
    private static final String TEXT = """
            model { type = seven, reads = texts }
            representation = text
            """;
    private static final String IMAGE = """
            model { type = seven, reads = images }
            representation = image
            """;

    @TempDir private Path folder;

    /** A model that always says 7. */
    public static final class SevenFactory implements ModelAdapterFactory<SevenFactory.Options> {
        public enum Reads { ROWS, TEXTS, IMAGES }

        public record Options(@Option(doc = "kind of input") Reads reads) {}

        @Override
        public String id() {
            return "seven";
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
            return "always 7";
        }

        @Override
        public ModelAdapter create(Options options, CreationContext context) {
            return () -> switch (options.reads()) {
                case ROWS -> BlackBox.ofScalar(Row.class, Outputs.regression("seven"), x -> 7);
                case TEXTS -> BlackBox.ofScalar(String.class, Outputs.regression("seven"), x -> 7);
                case IMAGES -> BlackBox.ofScalar(RgbImage.class, Outputs.regression("seven"), x -> 7);
            };
        }
    }

    /** What an explanation says of how it was made, one line a stage. */
    private String inForce(String file, Object instance) throws IOException {
        Path written = Files.writeString(folder.resolve("pipeline.conf"), file);
        try (Pipeline<?> pipeline = PipelineFile.read(written).open(REGISTRY)) {
            Provenance provenance = explain(pipeline, instance).provenance();
            List<String> lines = new ArrayList<>();
            new TreeMap<>(provenance.components()).forEach((stage, component) ->
                    lines.add(stage + " = " + component.id() + " " + new TreeMap<>(component.options())));
            lines.add("samples = " + provenance.samples());
            return String.join("\n", lines) + "\n";
        }
    }

    @SuppressWarnings("unchecked")
    private static Explanation explain(Pipeline<?> pipeline, Object instance) {
        return ((Pipeline<Object>) pipeline).explainer().explain(instance, pipeline.request());
    }

    private static RgbImage image() {
        return RgbImage.ofRgb(16, 16, new int[256]);
    }

    @Test
    void theReferenceOnATable() throws IOException {
        assertThat(inForce("preset = reference\n" + TABLE, FLOWER)).isEqualTo("""
                kernel = exponential {distance.type=euclidean, width=auto}
                preset = reference {}
                representation = tabular {columns=auto, discretizer.type=quartile}
                sampler = training-distribution {}
                surrogate = ridge {alpha=1, features=10, selection=auto}
                samples = 5000
                """);
    }

    @Test
    void theReferenceOnAText() throws IOException {
        assertThat(inForce("preset = reference\n" + TEXT, "a good film, and a short one")).isEqualTo("""
                kernel = exponential {distance.type=cosine, width=auto}
                preset = reference {}
                representation = text {mask=UNKWORDZ, n=2, removal=remove, tokenizer.reference=true, tokenizer.type=unicode-words, unit=distinct-words}
                sampler = uniform-removal {empty=true}
                surrogate = ridge {alpha=1, features=10, selection=auto}
                samples = 5000
                """);
    }

    @Test
    void theReferenceOnAnImage() throws IOException {
        assertThat(inForce("preset = reference\n" + IMAGE, image())).isEqualTo("""
                kernel = exponential {distance.type=cosine, width=auto}
                preset = reference {}
                representation = image {hide=mean, hide-color=#000000, hide-image=none, hide-sigma=10, means=truncated, segmenter.kernel-size=4, segmenter.max-distance=200, segmenter.noise-seed=42, segmenter.ratio=0.2, segmenter.type=quickshift}
                sampler = bernoulli {keep=0.5}
                surrogate = ridge {alpha=1, features=100000, selection=auto}
                samples = 1000
                """);
    }

    @Test
    void thePaperOnAText() throws IOException {
        assertThat(inForce("preset = paper\n" + TEXT, "a good film, and a short one")).isEqualTo("""
                kernel = exponential {distance.type=cosine, width=0.17677669529663687}
                preset = paper {}
                representation = text {mask=UNKWORDZ, n=2, removal=remove, tokenizer.reference=false, tokenizer.type=unicode-words, unit=distinct-words}
                sampler = uniform-removal {empty=false}
                surrogate = lasso {centring=output-mean, features=10, lambda=none}
                samples = 15000
                """);
    }

    @Test
    void aLineOfTheFileWinsOverThePresetWhereverItStands() throws IOException {
        assertThat(inForce("""
                surrogate { type = ridge, features = 2 }
                request.samples = 300
                preset = reference
                model { type = seven, reads = texts }
                representation { type = text, tokenizer = unicode-words, unit = occurrences, removal = mask }
                sampler = bernoulli
                kernel { type = exponential, width = 0.5 }
                """, "a good film, and a short one")).isEqualTo("""
                kernel = exponential {distance.type=cosine, width=0.5}
                preset = reference {}
                representation = text {mask=UNKWORDZ, n=2, removal=mask, tokenizer.reference=true, tokenizer.type=unicode-words, unit=occurrences}
                sampler = bernoulli {keep=0.5}
                surrogate = ridge {alpha=1, features=2, selection=auto}
                samples = 300
                """);
        assertThat(inForce("preset = reference\nsurrogate = lasso\nrepresentation.tokenizer = characters\n"
                        + TEXT.replace("representation = text", "representation.type = text"), "a film"))
                .contains("surrogate = lasso {centring=weighted-means, features=10, lambda=none}\n", "tokenizer.type=characters, ");
    }

    @Test
    void guiceBindsThePipelineWithThePreset() throws IOException {
        PipelineFile file = PipelineFile.read(Files.writeString(
                folder.resolve("pipeline.conf"), "preset = paper\nrequest.samples = auto\nsurrogate.features = 2\n"
                        + "surrogate.type = lasso\n" + TEXT));
        Injector injector = Guice.createInjector(LimeModule.of(file, REGISTRY, String.class));
        ExplanationRequest request = injector.getInstance(ExplanationRequest.class);
        Explanation bound = injector.getInstance(new Key<Explainer<String>>() {}).explain("a good film", request);

        assertThat(request.samples()).isEqualTo(15_000);
        assertThat(bound.provenance().components()).containsKey("preset");
        try (Pipeline<?> pipeline = file.open(REGISTRY)) {
            assertThat(bound).isEqualTo(explain(pipeline, "a good film"));
        }
    }

    @Test
    void withoutAPresetNothingIsAsInTheReferenceButWhatItIsByDefault() throws IOException {
        assertThat(inForce(TEXT, "a film")).contains("tokenizer.reference=false").doesNotContain("preset");
        assertThat(inForce(IMAGE, image())).contains("means=rounded", "features=10,", "samples = 5000");
    }

    @Test
    void aPresetThatHasNothingToSayForAKindOfInstanceSaysSo() throws IOException {
        Path written = Files.writeString(folder.resolve("pipeline.conf"), IMAGE + "preset = paper\n");
        assertThatThrownBy(() -> PipelineFile.read(written).open(REGISTRY))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_CONFIGURATION))
                .hasMessage("pipeline.conf:3: preset 'paper' says nothing for representation 'image', only for text: take the "
                        + "preset out and choose each stage, or choose another preset");
    }

    /** Of every preset that is shipped, and of those that examples bring. */
    @Test
    void everyChoiceOfEveryPresetIsAPluginThatTakesItsOptions() {
        CreationContext context = CreationContext.of(REGISTRY);
        assertThat(REGISTRY.available(PresetFactory.class)).extracting(PluginInfo::id).contains("paper", "reference");
        for (PluginInfo preset : REGISTRY.available(PresetFactory.class)) {
            List<PresetChoices> all =
                    context.create(PresetFactory.class, ComponentRef.of(preset.id()), Preset.class).choices();
            assertThat(all).extracting(choices -> choices.representation().id()).isNotEmpty().doesNotHaveDuplicates();
            for (PresetChoices choices : all) {
                requireSound(RepresentationFactory.class, choices.representation());
                choices.sampler().ifPresent(ref -> requireSound(SamplerFactory.class, ref));
                choices.kernel().ifPresent(ref -> requireSound(KernelFactory.class, ref));
                choices.surrogate().ifPresent(ref -> requireSound(SurrogateFactory.class, ref));
                choices.picker().ifPresent(ref -> requireSound(PickerFactory.class, ref));
            }
        }
    }

    /** Binds the options; named by its id, because presets are compared by it. */
    private static void requireSound(Class<?> factoryType, ComponentRef<?> ref) {
        assertThat(REGISTRY.provenance(factoryType, ref).id()).isEqualTo(ref.id());
    }
}
