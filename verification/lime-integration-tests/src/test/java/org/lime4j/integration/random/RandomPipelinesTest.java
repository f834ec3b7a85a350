package org.lime4j.integration.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.space.InterpretableFeature;

/**
 * Whatever plugins stand together, over whatever data: a pipeline explains, or says why not before it asks the model.
 *
 * <p>{@code -Dlime.random.seeds=17} runs one seed, {@code -Dlime.random.seeds=0-20000} the seeds from 0 to 19,999.
 */
class RandomPipelinesTest {
    private static final String SEEDS = System.getProperty("lime.random.seeds", "0-1000");

    /** Of a run of at least so many seeds it is asked which plugins took part. */
    private static final int MANY = 1000;

    /** No pipeline of this size takes so long. */
    private static final int SECONDS = 60;

    /** Pipelines over one input, until one explains. */
    private static final int DRAWN = 4;

    /** Failures that are told of at once. */
    private static final int TOLD = 8;

    private static final double ROUNDING = 1e-9;

    /** What a pipeline may be refused with before the model was asked. */
    private static final Set<ErrorId> REFUSALS = EnumSet.of(
            ErrorId.BAD_INSTANCE, ErrorId.BAD_REQUEST, ErrorId.BAD_BACKGROUND, ErrorId.REFUSED, ErrorId.BUDGET_EXCEEDED,
            ErrorId.BAD_OPTIONS, ErrorId.IO);

    /**
     * What can be known only after the model was asked.
     *
     * <ul>
     *   <li>All weights are zero: they come from the samples drawn, chunk by chunk beside the model's answers, and of some
     *       distances from the decoded inputs.
     *   <li>The fit failed: the answers are too large for sums of squares, or the rows that have a weight do not determine
     *       the surrogate.
     * </ul>
     */
    private static final Set<ErrorId> ABOUT_ANSWERS = EnumSet.of(ErrorId.ALL_WEIGHTS_ZERO, ErrorId.FIT_FAILED);

    /** A reason names an option or a value, or says what to do. */
    private static final Pattern REASON = Pattern.compile("'[^']+'|\\d|: .{10}|; .{10}");

    /** What comes out of a program, and not out of its author's mind. */
    private static final Pattern INTERNAL = Pattern.compile("Exception|\\bnull\\b|org\\.lime4j|java\\.|@[0-9a-f]{5}");

    private static final PluginRegistry REGISTRY = PluginRegistry.standard();
    private static final CreationContext CONTEXT = CreationContext.of(REGISTRY);

    private final RandomPipeline.Source source = new RandomPipeline.Source(REGISTRY);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Set<String> used = new TreeSet<>();

    @Test
    void eachRandomPipelineExplainsOrIsRefusedWithAReasonBeforeTheModelIsAsked() {
        long from = Long.parseLong(SEEDS.replaceFirst("(?<=\\d)-.*", ""));
        long to = SEEDS.matches("\\d+-\\d+") ? Long.parseLong(SEEDS.replaceFirst(".*-", "")) : from + 1;
        List<String> failures = new ArrayList<>();
        ExecutorService worker = Executors.newCachedThreadPool(RandomPipelinesTest::daemon);
        for (long seed = from; seed < to && failures.size() < TOLD; seed++) {
            run(seed, worker).ifPresent(failures::add);
        }
        worker.shutdown();
        System.out.println("random pipelines, seeds " + SEEDS + ": " + outcomes);
        assertThat(failures).as("%d of the seeds %s fail; run one alone with -Dlime.random.seeds=SEED", failures.size(), SEEDS)
                .isEmpty();
        if (to - from >= MANY) {
            assertThat(outcomes.get("explained")).as("too few pipelines work: %s", outcomes).isGreaterThan((int) (to - from) / 2);
            assertThat(used).as("plugins that took part in an explanation").containsAll(expected());
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "random pipeline");
        thread.setDaemon(true);
        return thread;
    }

    /** Every plugin that can stand in these pipelines: models and sources of data are made up, files are not. */
    private Set<String> expected() {
        return REGISTRY.available().stream()
                .filter(info -> !Set.of("model", "instances", "background").contains(info.kind()) && source.hasInput(info)
                        && !RandomOptions.needsFile(info))
                .map(PluginInfo::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is wrong under a seed. */
    private Optional<String> run(long seed, ExecutorService worker) {
        StringBuilder described = new StringBuilder();
        try {
            worker.submit(() -> {
                check(seed, described);
                return seed;
            }).get(SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of("seed " + seed + "\n  " + described + "\n" + trace(e.getCause()));
        } catch (TimeoutException e) {
            return Optional.of("seed " + seed + "\n  " + described + "\nit has not ended after " + SECONDS + " seconds");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private void check(long seed, StringBuilder described) {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 7);
        RandomInput<?> input;
        try {
            input = RandomInput.draw(random);
        } catch (LimeException e) {
            requireRefusal(e, 0);
            return;
        }
        boolean explained = false;
        for (int i = 0; i < DRAWN && !explained; i++) {
            explained = check(input, i, random, described);
        }
    }

    /** Whether the pipeline explains. */
    private <X> boolean check(RandomInput<X> input, int number, RandomGenerator random, StringBuilder described) {
        RandomPipeline<X> pipeline = source.draw(input, random);
        described.setLength(0);
        described.append(pipeline);
        X x = input.instances().get(number % input.instances().size());
        Object one = attempt(pipeline, pipeline.executions().get(0), x);
        if (one instanceof LimeException refusal) {
            requireRefusal(refusal, pipeline.model().calls());
        } else {
            count("explained");
            requireSound((Explanation) one, pipeline, x);
            requireRenderings((Explanation) one, random);
        }
        if (!pipeline.isShortOfMemory()) {
            requireSame(attempt(pipeline, pipeline.executions().get(1), x), one);
        }
        if (one instanceof Explanation explanation) {
            if (random.nextInt(4) == 0) {
                requireSameAmongMany(pipeline, random);
            }
            if (random.nextInt(4) == 0) {
                requireSameAtWidths(pipeline, explanation, x);
            }
        }
        return one instanceof Explanation;
    }

    /** An explanation or a LimeException. */
    private static <X> Object attempt(RandomPipeline<X> pipeline, Execution execution, X x) {
        try (LimeExplainer<X> explainer = pipeline.explainer(execution)) {
            return explainer.explain(x, pipeline.request());
        } catch (LimeException e) {
            return e;
        }
    }

    private void count(String outcome) {
        outcomes.merge(outcome, 1, Integer::sum);
    }

    private void requireRefusal(LimeException refusal, long calls) {
        count(refusal.id().code());
        boolean aboutAnswers = ABOUT_ANSWERS.contains(refusal.id());
        if (!aboutAnswers && !REFUSALS.contains(refusal.id())) {
            throw refusal;
        }
        String told = RandomPipeline.told(refusal);
        assertThat(aboutAnswers || calls == 0).as("refused after %d calls of the model: %s", calls, told).isTrue();
        assertThat(REASON.matcher(refusal.getMessage()).find()).as("no reason: %s", told).isTrue();
        assertThat(INTERNAL.matcher(refusal.getMessage()).find()).as("not meant for people: %s", told).isFalse();
    }

    private <X> void requireSound(Explanation explanation, RandomPipeline<X> pipeline, X x) {
        ExplanationRequest request = pipeline.request();
        assertThat(explanation.provenance().seed()).isEqualTo(request.seed());
        assertThat(explanation.provenance().samples()).isEqualTo(request.samples());
        explanation.provenance().components().values().forEach(component -> {
            used.add(component.id());
            component.options().forEach((option, value) -> {
                if (option.endsWith(".type")) {
                    used.add(value);
                }
            });
        });
        double[] answer = pipeline.model().answer(x);
        assertThat(explanation.outputs()).extracting(OutputExplanation::output).isEqualTo(
                selected(request.outputs(), pipeline.model().outputs().names(), answer));

        Map<FeatureKey, InterpretableFeature> features = new HashMap<>();
        pipeline.representationAlone()
                .represent(x, new RandomStreams(request.seed()).in("representation"))
                .features()
                .forEach(feature -> features.put(feature.key(), feature));
        for (OutputExplanation output : explanation.outputs()) {
            assertThat(output.modelPrediction()).isEqualTo(answer[output.output()]);
            requireSound(output, request, explanation.provenance().features(), features);
        }
    }

    private static List<Integer> selected(OutputSelection selection, List<String> names, double[] answer) {
        if (selection instanceof OutputSelection.Named named) {
            return named.names().stream().map(names::indexOf).toList();
        }
        if (selection instanceof OutputSelection.Top top) {
            return IntStream.range(0, answer.length).boxed()
                    .sorted((a, b) -> Double.compare(answer[b], answer[a]))
                    .limit(top.count())
                    .toList();
        }
        return IntStream.range(0, answer.length).boxed().toList();
    }

    private static void requireSound(OutputExplanation output, ExplanationRequest request, int most,
            Map<FeatureKey, InterpretableFeature> features) {
        LocalFidelity fidelity = output.fidelity();
        assertThat(fidelity.weightedR2()).isFinite().isLessThanOrEqualTo(1);
        assertThat(fidelity.samples()).isEqualTo(request.samples());
        assertThat(fidelity.distinctSamples()).isBetween(1, request.samples());
        assertThat(fidelity.effectiveSampleSize()).isPositive().isLessThanOrEqualTo(request.samples() * (1 + ROUNDING));
        assertThat(output.intercept()).isFinite();
        assertThat(output.surrogatePrediction()).isFinite();

        Set<FeatureKey> seen = new HashSet<>();
        double before = Double.POSITIVE_INFINITY;
        double sum = output.intercept();
        double size = Math.abs(sum);
        boolean linear = output.surrogate() instanceof SurrogateDescription.Linear;
        for (FeatureContribution contribution : output.contributions()) {
            InterpretableFeature feature = features.get(contribution.key());
            assertThat(feature).as("feature of the instance with the key %s", contribution.key()).isNotNull();
            assertThat(contribution.label()).isEqualTo(feature.label());
            assertThat(contribution.value()).isEqualTo(feature.value());
            assertThat(seen.add(contribution.key())).as("%s stands once", contribution.key()).isTrue();
            assertThat(contribution.weight()).isFinite();
            assertThat(Math.abs(contribution.weight())).isLessThanOrEqualTo(before);
            contribution.standardError().ifPresent(error -> assertThat(error).isFinite().isNotNegative());
            before = Math.abs(contribution.weight());
            double step = linear ? contribution.weight() * contribution.value() : contribution.weight();
            sum += step;
            size += Math.abs(step);
        }
        assertThat(seen.size()).isLessThanOrEqualTo(Math.min(most, request.features().orElse(most)));
        if (!(output.surrogate() instanceof SurrogateDescription.Custom)) {
            assertThat(Math.abs(sum - output.surrogatePrediction()))
                    .as("contributions lead from %s to %s, not to %s", output.intercept(), sum, output.surrogatePrediction())
                    .isLessThanOrEqualTo(ROUNDING * size);
        }
    }

    private void requireRenderings(Explanation explanation, RandomGenerator random) {
        for (PluginInfo info : REGISTRY.available(RendererFactory.class)) {
            String rendered = render(explanation, ComponentRef.of(info.id()));
            assertThat(rendered).as("renderer '%s'", info.id()).isNotBlank();
            used.add(info.id());
        }
        try {
            render(explanation, new RandomOptions(REGISTRY, random, List.of()).plugin(RendererFactory.class));
        } catch (LimeException e) {
            // An option may be sound and still not fit this explanation: an output that it does not have, a view of no image.
            assertThat(e.id()).as(RandomPipeline.told(e)).isIn(ErrorId.BAD_OPTIONS, ErrorId.BAD_REQUEST);
        }
    }

    private static String render(Explanation explanation, ComponentRef<?> ref) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CONTEXT.create(RendererFactory.class, ref, ExplanationRenderer.class).render(explanation, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void requireSame(Object actual, Object expected) {
        if (expected instanceof LimeException error) {
            assertThat(actual).isInstanceOf(LimeException.class);
            assertThat(RandomPipeline.told((LimeException) actual)).isEqualTo(RandomPipeline.told(error));
        } else {
            if (actual instanceof LimeException error) {
                throw error;
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(render((Explanation) actual, ComponentRef.of("json")))
                    .isEqualTo(render((Explanation) expected, ComponentRef.of("json")));
        }
    }

    /** Explained among others, an instance has the explanation that it has alone; and of many the pickers pick. */
    private <X> void requireSameAmongMany(RandomPipeline<X> pipeline, RandomGenerator random) {
        ExplanationRequest request = pipeline.request();
        List<X> instances = new ArrayList<>(pipeline.input().instances());
        instances.addAll(pipeline.input().instances().subList(0, 1));
        List<Result> results = new ArrayList<>();
        try (LimeExplainer<X> explainer = pipeline.explainer(pipeline.executions().get(0))) {
            explainer.explainAll(instances, request, results::add);
            assertThat(results).hasSize(instances.size());
            for (int i = 0; i < results.size(); i++) {
                Object alone;
                try {
                    alone = explainer.explain(instances.get(i), request.withSeed(Explainer.seedOf(request.seed(), i)));
                } catch (LimeException e) {
                    alone = e;
                }
                requireSame(results.get(i) instanceof Result.Success success
                        ? success.explanation()
                        : ((Result.Failure) results.get(i)).error(), alone);
            }
        }
        List<Explanation> explanations = results.stream()
                .filter(Result.Success.class::isInstance)
                .map(result -> ((Result.Success) result).explanation())
                .toList();
        requirePicks(explanations, random);
    }

    private void requirePicks(List<Explanation> explanations, RandomGenerator random) {
        boolean comparable = explanations.stream()
                .flatMap(explanation -> explanation.outputs().stream())
                .flatMap(output -> output.contributions().stream())
                .allMatch(contribution -> contribution.key().acrossInstances());
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        try {
            explanations.forEach(builder::add);
        } catch (LimeException e) {
            assertThat(comparable).as(RandomPipeline.told(e)).isFalse();
            assertThat(e.id()).isEqualTo(ErrorId.REFUSED);
            return;
        }
        assertThat(comparable).as("features without identity are refused").isTrue();
        ImportanceMatrix importance = builder.build();
        assertThat(importance.rows()).isEqualTo(explanations.size());
        RandomOptions options = new RandomOptions(REGISTRY, random, List.of());
        for (PluginInfo info : REGISTRY.available(PickerFactory.class)) {
            Picker picker;
            try {
                picker = CONTEXT.create(PickerFactory.class, options.options(info), Picker.class);
            } catch (LimeException e) {
                assertThat(e.id()).as(RandomPipeline.told(e)).isEqualTo(ErrorId.BAD_OPTIONS);
                continue;
            }
            int budget = 1 + random.nextInt(6);
            long seed = random.nextLong();
            int[] picks = picker.pick(importance, budget, new SplittableRandom(seed));
            assertThat(picks).as("picks of '%s'", info.id()).hasSize(Math.min(budget, importance.rows())).doesNotHaveDuplicates();
            assertThat(Arrays.stream(picks)).allMatch(row -> row >= 0 && row < importance.rows());
            assertThat(picker.pick(importance, budget, new SplittableRandom(seed))).isEqualTo(picks);
            used.add(info.id());
        }
    }

    /** At several widths at once an explanation is that of a kernel which has the width. */
    private static <X> void requireSameAtWidths(RandomPipeline<X> pipeline, Explanation explanation, X x) {
        List<Double> widths = List.of(0.4, 3.0);
        List<Result> results;
        try (LimeExplainer<X> explainer = pipeline.explainer(pipeline.executions().get(0))) {
            results = explainer.explainAtWidths(x, pipeline.request(), widths);
        } catch (LimeException e) {
            assertThat(e.id()).as(RandomPipeline.told(e)).isIn(ErrorId.REFUSED, ErrorId.BUDGET_EXCEEDED);
            return;
        }
        for (int k = 0; k < widths.size(); k++) {
            ComponentRef<?> kernel = pipeline.kernel()
                    .<ComponentRef<?>>map(ref -> ref)
                    .orElse(ComponentRef.of(explanation.provenance().components().get("kernel").id()))
                    .with("width", widths.get(k));
            Object alone;
            try (LimeExplainer<X> explainer = pipeline.explainer(pipeline.executions().get(0), Optional.of(kernel))) {
                alone = explainer.explain(x, pipeline.request());
            } catch (LimeException e) {
                alone = e;
            }
            requireSame(results.get(k) instanceof Result.Success success
                    ? success.explanation()
                    : ((Result.Failure) results.get(k)).error(), alone);
        }
    }
}
