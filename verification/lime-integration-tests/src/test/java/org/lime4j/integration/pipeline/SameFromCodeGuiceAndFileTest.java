package org.lime4j.integration.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.util.Types;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.config.LimeModule;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/**
 * A pipeline put together by code, by Guice, from a file, and from the plain values of its spec explains alike: the
 * explanations are equal, and so are the bytes of their JSON.
 */
class SameFromCodeGuiceAndFileTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("lime.root")).resolve("examples").toAbsolutePath();
    private static final PluginRegistry REGISTRY = PluginRegistry.builder()
            .withApplication()
            .withPlugin(new ModelFactory<>("warmth", RgbImage.class, SameFromCodeGuiceAndFileTest::warmth))
            .withPlugin(new ModelFactory<>("note-and-flower", Composite.class, SameFromCodeGuiceAndFileTest::noteAndFlower))
            .build();

    @TempDir
    private Path folder;

    /** A function as a plugin that a file can name. */
    private record ModelFactory<X>(String id, Class<X> type, ToDoubleFunction<X> function)
            implements ModelAdapterFactory<NoOptions> {
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
            return "a function";
        }

        @Override
        public ModelAdapter create(NoOptions options, CreationContext context) {
            return () -> BlackBox.ofScalar(type, Outputs.scores("score"), function);
        }
    }

    private static double warmth(RgbImage image) {
        double sum = 0;
        for (int i = 0; i < image.size(); i++) {
            sum += ((image.argb(i) >> 16 & 255) - (image.argb(i) & 255)) * Math.sin(i / 30.0);
        }
        return sum / 255;
    }

    private static double noteAndFlower(Composite x) {
        Row flower = x.get("flower", Row.class);
        return x.get("note", String.class).length() * 0.1 + Math.tanh(flower.number(2) - 4) * flower.number(3);
    }

    @Test
    void aForestOverATable() {
        CreationContext context = CreationContext.of(REGISTRY).withBaseDirectory(EXAMPLES.resolve("iris"));
        TabularBackground iris = background(context, ComponentRef.of("csv").with("path", "iris.csv").with("ignore", "species"));
        BlackBox<Row> forest = open(context.withBackground(iris), ComponentRef.of("tribuo-random-forest")
                .with("data", "iris.csv").with("response", "species").with("trees", 50));
        Row row = instance(context.withBackground(iris), ComponentRef.of("csv").with("path", "iris.csv").with("row", 145));

        requireSame(EXAMPLES.resolve("iris/forest.conf"), Row.class, Optional.empty(),
                explain(forest, row, ExplanationRequest.standard().withSeed(42), builder -> builder
                        .background(iris)
                        .representation("tabular")
                        .surrogate(ComponentRef.of("lasso").with("features", 4))));
    }

    @Test
    void aCategorizerOverATextInTwoLanguages() {
        CreationContext context = CreationContext.of(REGISTRY).withBaseDirectory(EXAMPLES.resolve("text"));
        ComponentRef<?> surrogate = ComponentRef.of("lasso").with("features", 6);
        ExplanationRequest request = ExplanationRequest.standard().withSamples(5000).withSeed(42);

        requireSame(EXAMPLES.resolve("text/review.conf"), String.class, Optional.empty(), explain(
                open(context, ComponentRef.of("opennlp-training").with("data", "reviews.tsv").with("cutoff", 1)),
                "The story is predictable, but the acting is superb and the music is wonderful.",
                request,
                builder -> builder.representation("text").surrogate(surrogate)));
        requireSame(EXAMPLES.resolve("text/review-ko.conf"), String.class, Optional.empty(), explain(
                open(context, ComponentRef.of("opennlp-training")
                        .with("data", "reviews-ko.tsv").with("cutoff", 1).with("tokenizer", "nori")),
                "이야기는 지루하지만 음악이 아름답고 연기가 훌륭하다.",
                request,
                builder -> builder.representation(ComponentRef.of("text").with("tokenizer", "nori")).surrogate(surrogate)));
    }

    @Test
    void anImageUnderAPresetWithAWidthOfItsOwn() throws IOException {
        BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1200; i++) {
            picture.setRGB(i % 40, i / 40, random.nextInt(1 << 24));
        }
        ImageIO.write(picture, "png", folder.resolve("picture.png").toFile());
        Path file = Files.writeString(folder.resolve("image.conf"), """
                model          = warmth
                instances      { type = image, path = picture.png }
                preset         = reference
                representation { type = image, segmenter { type = grid, cell-size = 8 } }
                kernel         { type = exponential, width = 0.4 }
                request        { seed = 9, samples = 700, outputs = all }
                threads        = 3
                batch-size     = 17
                """);

        requireSame(file, RgbImage.class, Optional.empty(), explain(
                open(CreationContext.of(REGISTRY), ComponentRef.of("warmth")),
                RgbImage.from(picture),
                ExplanationRequest.standard().withSeed(9).withSamples(700).withOutputs(new OutputSelection.All()),
                builder -> builder
                        .preset("reference")
                        .representation(ComponentRef.of("image")
                                .with("segmenter", ComponentRef.of("grid").with("cell-size", 8)))
                        .kernel(ComponentRef.of("exponential").with("width", 0.4))));
    }

    @Test
    void aTextAndARowTogether() throws IOException {
        Files.copy(EXAMPLES.resolve("iris/iris.csv"), folder.resolve("iris.csv"));
        Path file = Files.writeString(folder.resolve("composite.conf"), """
                model = note-and-flower
                representation {
                  type = composite
                  blocks {
                    note   { representation { type = text, unit = occurrences }, kernel { type = exponential, width = 0.5 } }
                    flower {
                      representation { type = tabular, discretizer = decile }
                      background     { type = csv, path = iris.csv, ignore = [species] }
                    }
                  }
                }
                surrogate { type = decision-tree, max-depth = 4 }
                request   { samples = 900, seed = 5 }
                threads   = 2
                """);
        CreationContext context = CreationContext.of(REGISTRY).withBaseDirectory(folder);
        ComponentRef<?> csv = ComponentRef.of("csv").with("path", "iris.csv").with("ignore", "species");
        TableSchema schema = SameFromCodeGuiceAndFileTest.<TabularBackground>background(context, csv).schema();
        Composite x = Composite.of("note", "a large and a very fragrant flower", "flower", Row.of(schema, 6, 3, 4.5, 1.5));
        Map<String, Object> blocks = new LinkedHashMap<>();
        blocks.put("note", Map.of(
                "representation", ComponentRef.of("text").with("unit", "occurrences"),
                "kernel", ComponentRef.of("exponential").with("width", 0.5)));
        blocks.put("flower", Map.of(
                "representation", ComponentRef.of("tabular").with("discretizer", "decile"), "background", csv));

        requireSame(file, Composite.class, Optional.of(x), explain(
                open(context, ComponentRef.of("note-and-flower")),
                x,
                ExplanationRequest.standard().withSamples(900).withSeed(5),
                builder -> builder
                        .baseDirectory(folder)
                        .representation(ComponentRef.of("composite").with("blocks", blocks))
                        .surrogate(ComponentRef.of("decision-tree").with("max-depth", 4))));
    }

    @SuppressWarnings("unchecked") // The caller knows what the model reads.
    private static <X> BlackBox<X> open(CreationContext context, ComponentRef<?> ref) {
        return (BlackBox<X>) context.create(ModelAdapterFactory.class, ref, ModelAdapter.class).open();
    }

    @SuppressWarnings("unchecked") // The caller knows what kind of background it is.
    private static <B extends Background> B background(CreationContext context, ComponentRef<?> ref) {
        return (B) context.create(BackgroundSourceFactory.class, ref, BackgroundSource.class).load();
    }

    @SuppressWarnings("unchecked") // The caller knows what the source holds.
    private static <X> X instance(CreationContext context, ComponentRef<?> ref) {
        return (X) context.create(InstanceSourceFactory.class, ref, InstanceSource.class).instances().next();
    }

    private static <X> Explanation explain(
            BlackBox<X> model, X x, ExplanationRequest request, Function<LimeExplainerBuilder<X>, LimeExplainerBuilder<X>> parts) {
        try (model; LimeExplainer<X> explainer = parts.apply(LimeExplainer.builder(model).registry(REGISTRY)).build()) {
            return explainer.explain(x, request);
        }
    }

    private static String json(Explanation explanation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CreationContext.of(REGISTRY)
                    .create(RendererFactory.class, ComponentRef.of("json"), ExplanationRenderer.class)
                    .render(explanation, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Of the first instance that the file names, or else of the one given. */
    private static <X> void requireSame(Path path, Class<X> type, Optional<X> given, Explanation byCode) {
        PipelineFile file = PipelineFile.read(path);
        PipelineSpec spec = file.spec(REGISTRY);
        PipelineSpec travelled = PipelineSpec.of(spec.toMap(), REGISTRY);

        Map<String, Explanation> others = new LinkedHashMap<>();
        others.put("the file", explain(file.open(REGISTRY), type, given));
        others.put("the spec's plain values", explain(file.open(travelled, REGISTRY), type, given));
        Injector injector = Guice.createInjector(LimeModule.of(file, REGISTRY, type));
        @SuppressWarnings("unchecked")
        Key<Explainer<X>> explainer = (Key<Explainer<X>>) Key.get(Types.newParameterizedType(Explainer.class, type));
        @SuppressWarnings("unchecked")
        Key<Pipeline<X>> pipeline = (Key<Pipeline<X>>) Key.get(Types.newParameterizedType(Pipeline.class, type));
        try (Pipeline<X> injected = injector.getInstance(pipeline)) {
            X x = given.orElseGet(() -> injected.instances().instances().next());
            others.put("Guice", injector.getInstance(explainer).explain(x, injector.getInstance(ExplanationRequest.class)));
        }

        String expected = json(byCode);
        assertThat(expected).hasSizeGreaterThan(500);
        others.forEach((door, explanation) -> {
            assertThat(explanation).as("from %s", door).isEqualTo(byCode);
            assertThat(json(explanation)).as("from %s", door).isEqualTo(expected);
        });
    }

    private static <X> Explanation explain(Pipeline<?> opened, Class<X> type, Optional<X> given) {
        @SuppressWarnings("unchecked") // What the model reads is looked at.
        Pipeline<X> pipeline = (Pipeline<X>) opened;
        try (pipeline) {
            assertThat(opened.model().inputType()).isEqualTo(type);
            Iterator<X> instances = given.isPresent() ? null : pipeline.instances().instances();
            return pipeline.explainer().explain(given.isPresent() ? given.get() : instances.next(), pipeline.request());
        }
    }
}
