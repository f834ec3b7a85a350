package org.lime4j.integration.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.Stability;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** The same request gives the same bytes, however many threads work on it and however large their batches are. */
class DeterminismTest {
    private static final PluginRegistry REGISTRY = PluginRegistry.standard();
    private static final CreationContext CONTEXT = CreationContext.of(REGISTRY);
    private static final ExplanationRequest REQUEST =
            ExplanationRequest.standard().withSamples(1500).withSeed(20).withOutputs(new OutputSelection.All());
    private static final Outputs CLASSES = Outputs.classes("low", "middle", "high");

    private static final TableSchema SCHEMA = TableSchema.of(
            TableSchema.Column.numeric("length"),
            TableSchema.Column.numeric("width"),
            TableSchema.Column.numeric("mass"),
            TableSchema.Column.categorical("colour", "red", "green", "blue"));
    private static final Row ROW = Row.of(SCHEMA, 1.5, -0.25, 3, 2);
    private static final String TEXT = "The plot is thin but the acting is good, and 음악 is very, very good indeed.";

    private static TabularBackground background() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = new double[400][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {
                4 * random.nextDouble() - 2, random.nextDouble(), 10 * random.nextDouble(), random.nextInt(3)
            };
        }
        return TabularBackground.of(SCHEMA, rows);
    }

    /** A smooth score as three probabilities. */
    private static double[] probabilities(double score) {
        double low = Math.exp(-score);
        double middle = Math.exp(Math.sin(score));
        double high = Math.exp(score);
        double sum = low + middle + high;
        return new double[] {low / sum, middle / sum, high / sum};
    }

    private static <X> BlackBox<X> model(Class<X> type, Function<? super X, Double> score) {
        return BlackBox.of(type, CLASSES, Concurrency.CONCURRENT,
                batch -> batch.stream().map(x -> probabilities(score.apply(x))).toArray(double[][]::new));
    }

    private static double score(Row row) {
        return Math.tanh(row.number(0)) * row.number(1) + row.number(2) / 5 - (row.number(3) == 2 ? 1 : 0);
    }

    private static double score(String text) {
        double score = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            score += Math.sin(text.charAt(i) * 31.0 + text.charAt(i + 1)) / (1 + i % 7);
        }
        return score / 4 + (text.contains("good") ? 1 : 0);
    }

    private static double score(RgbImage image) {
        double score = 0;
        for (int i = 0; i < image.size(); i++) {
            int argb = image.argb(i);
            score += ((argb >> 16 & 255) - (argb & 255)) * Math.cos(i / 40.0) / 255;
        }
        return score / 50;
    }

    private static RgbImage image() {
        int[] rgb = new int[48 * 40];
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextInt(1 << 24) & 0xF0F0F0 | (i % 48 < 24 ? 0x0F0000 : 0x00000F);
        }
        return RgbImage.ofRgb(48, 40, rgb);
    }

    private static Representation<?> representation(String id, Background background) {
        CreationContext context = background == null ? CONTEXT : CONTEXT.withBackground(background);
        return context.create(RepresentationFactory.class, ComponentRef.of(id), Representation.class);
    }

    /** The four kinds of instance. */
    enum Kind {
        TABULAR {
            @Override
            Explanation explain(Execution execution, ExplanationRequest request) {
                return run(LimeExplainer.builder(model(Row.class, DeterminismTest::score))
                        .background(background())
                        .representation("tabular"), ROW, execution, request);
            }
        },
        TABULAR_WITHOUT_BINS {
            @Override
            Explanation explain(Execution execution, ExplanationRequest request) {
                return run(LimeExplainer.builder(model(Row.class, DeterminismTest::score))
                        .background(background())
                        .representation(ComponentRef.of("tabular").with("discretizer", "none")), ROW, execution, request);
            }
        },
        TEXT {
            @Override
            Explanation explain(Execution execution, ExplanationRequest request) {
                return run(LimeExplainer.builder(model(String.class, DeterminismTest::score))
                        .representation("text"), DeterminismTest.TEXT, execution, request);
            }
        },
        IMAGE {
            @Override
            Explanation explain(Execution execution, ExplanationRequest request) {
                return run(LimeExplainer.builder(model(RgbImage.class, DeterminismTest::score))
                        .representation("image"), image(), execution, request);
            }
        },
        COMPOSITE {
            @Override
            Explanation explain(Execution execution, ExplanationRequest request) {
                CompositeRepresentation both = new CompositeRepresentation(List.of(
                        CompositeRepresentation.Part.of("review", representation("text", null)),
                        CompositeRepresentation.Part.of("facts", representation("tabular", background()))));
                BlackBox<Composite> model = model(Composite.class,
                        x -> score(x.get("review", String.class)) + score(x.get("facts", Row.class)));
                return run(LimeExplainer.builder(model).representation(both),
                        Composite.of("review", DeterminismTest.TEXT, "facts", ROW), execution, request);
            }
        };

        abstract Explanation explain(Execution execution, ExplanationRequest request);
    }

    private static <X> Explanation run(LimeExplainerBuilder<X> builder, X x, Execution execution, ExplanationRequest request) {
        try (LimeExplainer<X> explainer = builder.registry(REGISTRY).execution(execution).build()) {
            return explainer.explain(x, request);
        }
    }

    private static String json(Explanation explanation) {
        ExplanationRenderer renderer =
                CONTEXT.create(RendererFactory.class, ComponentRef.of("json"), ExplanationRenderer.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer.render(explanation, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void threadsAndBatchSizesChangeNoByte(Kind kind) {
        String expected = json(kind.explain(Execution.standard(), REQUEST));
        assertThat(expected).contains("middle").hasSizeGreaterThan(1000);
        for (int threads : new int[] {1, 2, 8}) {
            for (int batch : new int[] {1, 7, 64, 5000}) {
                Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
                assertThat(json(kind.explain(execution, REQUEST))).as(threads + " threads, batches of " + batch).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherSeedGivesOtherNumbers(Kind kind) {
        Explanation one = kind.explain(Execution.standard(), REQUEST);
        Explanation other = kind.explain(Execution.standard(), REQUEST.withSeed(21));
        assertThat(other.outputs()).isNotEqualTo(one.outputs());
    }

    @ParameterizedTest
    @EnumSource
    void theStabilityOfEachKindIsReportedByItsFeaturesAndTheSameAtAnyNumberOfThreads(Kind kind) {
        Stability stability = Stability.standard().withRuns(3).withK(2);
        StabilityReport report = stability.assess(explainer(Execution.standard()), kind, REQUEST);
        assertThat(stability.assess(explainer(Execution.standard().withThreads(4).withBatchSize(9)), kind, REQUEST))
                .isEqualTo(report);
        Explanation first = kind.explain(Execution.standard(), REQUEST.withSeed(report.seeds().get(0)));
        assertThat(report.outputs()).hasSize(3).allSatisfy(output -> {
            assertThat(output.runs()).isEqualTo(3);
            assertThat(output.features()).extracting(FeatureStability::key).containsAll(
                    first.output(output.name()).contributions().stream().map(FeatureContribution::key).toList());
            assertThat(output.features()).anySatisfy(feature -> assertThat(feature.reported()).isEqualTo(3));
        });
    }

    private static Explainer<Kind> explainer(Execution execution) {
        return new Explainer<>() {
            @Override
            public Explanation explain(Kind kind, ExplanationRequest request) {
                return kind.explain(execution, request);
            }

            @Override
            public void explainAll(
                    Iterable<? extends Kind> kinds, long from, ExplanationRequest request, Consumer<? super Result> sink) {
                throw new UnsupportedOperationException("one at a time");
            }
        };
    }

    @Test
    void theCompositeFromAConfigurationIsTheOneFromCode() {
        Map<String, Object> blocks = new java.util.LinkedHashMap<>();
        blocks.put("review", Map.of("representation", ComponentRef.of("text")));
        blocks.put("facts", Map.of("representation", ComponentRef.of("tabular")));
        BlackBox<Composite> model = model(Composite.class,
                x -> score(x.get("review", String.class)) + score(x.get("facts", Row.class)));
        Explanation configured = run(LimeExplainer.builder(model)
                        .background(background())
                        .representation(ComponentRef.of("composite").with("blocks", blocks)),
                Composite.of("review", TEXT, "facts", ROW), Execution.standard(), REQUEST);
        assertThat(configured.outputs()).isEqualTo(Kind.COMPOSITE.explain(Execution.standard(), REQUEST).outputs());
    }
}
