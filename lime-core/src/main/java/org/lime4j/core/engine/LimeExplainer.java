package org.lime4j.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.explanation.ExplanationAssembler;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/**
 * LIME (Ribeiro, Singh, Guestrin, KDD 2016): {@code ξ(x) = argmin L(f, g, π) + Ω(g)}.
 *
 * <p>Thread-safe. Closing it closes the copies of the model that were made for threads, not the model itself; an
 * explainer of a model without such copies need not be closed.
 *
 * @param <X> type of the instances
 */
public final class LimeExplainer<X> implements Explainer<X>, AutoCloseable {
    private final ModelAccess<X> model;
    private final Stages<X> stages;
    private final Representation<X> representation;
    private final Sampler sampler;
    private final ProximityKernel kernel;
    private final SurrogateLearner learner;
    private final KernelWidths kernelWidths;
    private final Execution execution;
    private final ExplanationRequest standardRequest;
    private final ExecutorService workers = Pool.create();

    LimeExplainer(BlackBox<X> blackBox, Stages<X> stages, KernelWidths kernelWidths, Execution execution,
            ExplanationRequest standardRequest) {
        this.model = new ModelAccess<>(blackBox);
        this.stages = stages;
        this.representation = stages.representation().component();
        this.sampler = stages.sampler().component();
        this.kernel = stages.kernel().component();
        this.learner = stages.surrogate().component();
        this.kernelWidths = kernelWidths;
        this.execution = execution;
        this.standardRequest = standardRequest;
    }

    /**
     * An explainer of a model, to be put together.
     *
     * @param <X> the type of the instances, which is what the model reads
     * @param blackBox the model; the explainer does not close it
     * @return a builder without components
     */
    public static <X> LimeExplainerBuilder<X> builder(BlackBox<X> blackBox) {
        return new LimeExplainerBuilder<>(blackBox);
    }

    /** {@return the standard request, with as many samples as the preset says if there is one} */
    public ExplanationRequest standardRequest() {
        return standardRequest;
    }

    /** One instance's turn: what was asked of it, and what it shares with others. */
    private record Turn(
            long index, ExplanationRequest request, RandomStreams random, Deadline deadline, SamplePool pool) {
        Turn(long index, ExplanationRequest request, Deadline deadline, SamplePool pool) {
            this(index, request, new RandomStreams(request.seed()), deadline, pool);
        }
    }

    @Override
    public Explanation explain(X x, ExplanationRequest request) {
        return explain(x, alone(request));
    }

    private static Turn alone(ExplanationRequest request) {
        return new Turn(0, request, new Deadline(request.deadline()), SamplePool.none());
    }

    private Explanation explain(@Nullable X x, Turn turn) {
        InterpretableInstance<X> instance = represent(x, turn);
        PipelineShape shape = shape(instance, turn.request());
        requireAgreement(instance, shape, turn.request(), List.of(stages.kernel()));

        LocalData data = score(instance, shape, turn);
        return explanation(instance, shape, data, stages.kernel(), turn);
    }

    /**
     * Looks for everything that would keep this instance from being explained, as far as it can be known without asking the
     * model: whether it can be represented, whether the components fit it and each other, whether the outputs exist and the
     * memory is enough.
     *
     * @param x the instance; not modified
     * @param request what would be explained
     * @throws LimeException as {@link #explain(Object, ExplanationRequest)} before its first model call; {@link
     *     ErrorId#REFUSED} with one line {@code stage: reason} for every component that refuses
     */
    public void check(X x, ExplanationRequest request) {
        Turn turn = alone(request);
        InterpretableInstance<X> instance = represent(x, turn);
        requireAgreement(instance, shape(instance, request), request, List.of(stages.kernel()));
    }

    private InterpretableInstance<X> represent(@Nullable X x, Turn turn) {
        if (x == null) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the instance is null");
        }
        turn.deadline().check();
        return Stage.run("representation", () -> representation.represent(x, turn.random().in("representation")));
    }

    /** Fits the surrogates to a scored sample. */
    private Explanation explanation(InterpretableInstance<X> instance, PipelineShape shape, LocalData data,
            Stages.Chosen<ProximityKernel> weighedBy, Turn turn) {
        List<OutputExplanation> outputs = new ArrayList<>();
        for (int output : selected(turn.request().outputs(), shape.outputs(), data)) {
            turn.deadline().check();
            Surrogate surrogate = Stage.run("surrogate", () -> learner.fit(
                    data, output, new Complexity(shape.maxFeatures()),
                    turn.random().in("surrogate").in(output).generator()));
            outputs.add(Stage.run("surrogate", () -> ExplanationAssembler.explain(
                    data, output, shape.outputs(), surrogate)));
        }
        return new Explanation(instance.subject(), outputs, provenance(shape, weighedBy, turn.request()));
    }

    /**
     * Explains one prediction under this explainer's kernel at several widths, from one sample: neither what is drawn nor
     * what the model answers depends on the width, so that the model is asked as often as for one explanation. Each
     * explanation is equal to the byte to that of an explainer whose kernel has this width.
     *
     * @param x the instance; not modified
     * @param request what to explain, and how hard to try; the deadline covers all widths together
     * @param widths in any order, each in the range of the kernel's option {@code width}; at least one
     * @return one result a width, in order, its index that of the width; a failure where there is no explanation at this
     *     width, because no sample counts under it, say
     * @throws LimeException {@link ErrorId#REFUSED} if the kernel has no option {@code width}, {@link
     *     ErrorId#BAD_OPTIONS} if a width is out of range, and as {@link #explain(Object, ExplanationRequest)} for what
     *     concerns all widths
     */
    public List<Result> explainAtWidths(X x, ExplanationRequest request, List<Double> widths) {
        if (widths.isEmpty()) {
            throw new IllegalArgumentException("widths is empty; give at least 1 width");
        }
        List<Stages.Chosen<ProximityKernel>> kernels = widths.stream().map(kernelWidths::at).toList();
        Turn turn = alone(request);
        InterpretableInstance<X> instance = represent(x, turn);
        PipelineShape shape = shape(instance, request);
        requireAgreement(instance, shape, request, kernels);
        Scoring<X> scored = scored(instance, draw(instance, shape, turn.random().in("sampling")), null,
                kernels.stream().map(Stages.Chosen::component).toList(), turn);
        List<Result> results = new ArrayList<>();
        for (int k = 0; k < kernels.size(); k++) {
            try {
                results.add(new Result.Success(k, explanation(instance, shape, scored.data(k), kernels.get(k), turn)));
            } catch (LimeException e) {
                if (e.id().endsRun()) {
                    throw e;
                }
                results.add(new Result.Failure(k, e));
            }
        }
        return List.copyOf(results);
    }

    /**
     * {@return the width of this explainer's kernel for an instance, on whose number of features it may depend}
     *
     * @param x the instance; not modified
     * @param request whose seed the representation may depend on
     * @throws LimeException {@link ErrorId#REFUSED} if the kernel has no option {@code width}, and whatever the
     *     representation says of the instance
     */
    public KernelWidth kernelWidth(X x, ExplanationRequest request) {
        Optional<Stages.Chosen<ProximityKernel>> byDefault = kernelWidths.byDefault();
        List<InterpretableFeature> features = represent(x, alone(request)).features();
        return new KernelWidth(
                Stage.run("kernel", () -> kernel.width(features)),
                byDefault.isEmpty()
                        ? OptionalDouble.empty()
                        : Stage.run("kernel", () -> byDefault.get().component().width(features)));
    }

    /** Draws, asks the model and weighs; with the answers given for another instance where they are the same. */
    private LocalData score(InterpretableInstance<X> instance, PipelineShape shape, Turn turn) {
        boolean shared = isShared(instance, shape);
        RandomStreams random = turn.random().in("sampling");
        SamplePool.ScoredSet set = shared ? turn.pool().find(turn.request().seed(), shape.space()) : null;
        if (set != null) {
            return score(instance, DrawnSample.shared(shape.space(), sampler, random, set), set.outputs(), turn);
        }
        LocalData data = score(instance, draw(instance, shape, random), null, turn);
        if (shared) {
            Stage.run("sampler", () -> turn.pool().keep(turn.request().seed(), shape.space(), sampler, random, data));
        }
        return data;
    }

    private LocalData score(
            InterpretableInstance<X> instance, DrawnSample sample, double @Nullable [][] known, Turn turn) {
        return scored(instance, sample, known, List.of(kernel), turn).data(0);
    }

    private Scoring<X> scored(InterpretableInstance<X> instance, DrawnSample sample, double @Nullable [][] known,
            List<ProximityKernel> kernels, Turn turn) {
        Scoring<X> scoring = new Scoring<>(
                instance, sample, known, model, kernels, turn.random().in("decoding"), turn.deadline(), execution);
        scoring.run(workers, scored -> turn.request().listener().scored(turn.index(), scored, sample.rows()));
        return scoring;
    }

    /** Whether neither codes nor inputs nor weights of rows from 1 on look at the instance itself. */
    private boolean isShared(InterpretableInstance<X> instance, PipelineShape shape) {
        return !instance.inputsDependOnInstance()
                && !sampler.dependsOnInstance(shape.space())
                && !kernel.needsInputs()
                && !isMerged(instance, shape);
    }

    @Override
    public void explainAll(
            Iterable<? extends X> xs, long from, ExplanationRequest request, Consumer<? super Result> sink) {
        if (from < 0) {
            throw new IllegalArgumentException("from is " + from + "; it must be at least 0");
        }
        Deadline deadline = new Deadline(request.deadline());
        SamplePool samples = SamplePool.within(execution);
        Iterator<? extends X> instances = xs.iterator();
        for (long i = 0; ; i++) {
            Result result;
            boolean last = true;
            try {
                if (!hasNext(instances)) {
                    return;
                }
                last = false;
                X x = next(instances);
                if (i < from) {
                    deadline.check();
                    continue;
                }
                ExplanationRequest own = request.withSeed(Explainer.seedOf(request.seed(), i));
                result = new Result.Success(i, explain(x, new Turn(i, own, deadline, samples)));
            } catch (LimeException e) {
                result = new Result.Failure(i, e);
                last |= e.id().endsRun();
                if (i < from && !last) {
                    continue;
                }
            }
            sink.accept(result);
            if (last) {
                return;
            }
        }
    }

    private static boolean hasNext(Iterator<?> instances) {
        return source(instances::hasNext);
    }

    private static <T> T next(Iterator<T> instances) {
        return source(instances::next);
    }

    /** The caller's own iterator: what it throws is a failure of reading. */
    private static <T> T source(Supplier<T> read) {
        try {
            return read.get();
        } catch (LimeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new LimeException(ErrorId.IO, "the source of the instances threw " + e + ": see the cause", e);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        model.close();
    }

    private PipelineShape shape(InterpretableInstance<X> instance, ExplanationRequest request) {
        int d = instance.features().size();
        OptionalInt asked = request.features();
        if (asked.isPresent() && asked.getAsInt() > d) {
            throw new LimeException(ErrorId.BAD_REQUEST, "the request asks for " + asked.getAsInt()
                    + " features, but this instance has " + d + ": ask for at most " + d
                    + ", or leave it to the surrogate's option 'features', which is an upper bound");
        }
        if (d == 0) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the instance has no interpretable feature: there is nothing to perturb");
        }
        return new PipelineShape(
                representation.instanceType(),
                model.outputs(),
                instance.codeSpace(),
                instance.features(),
                request.samples(),
                asked.orElse(Math.min(d, learner.features())),
                sampler.weighted(),
                stages.kernel().id());
    }

    /** All that can be known to be wrong before the model is asked anything. */
    private void requireAgreement(
            InterpretableInstance<X> instance, PipelineShape shape, ExplanationRequest request,
            List<Stages.Chosen<ProximityKernel>> kernels) {
        requireOutputs(request.outputs(), shape.outputs());
        Set<String> refusals = new LinkedHashSet<>();
        refusal("representation", representation, shape).ifPresent(refusals::add);
        refusal("sampler", sampler, shape)
                .or(() -> Stage.run("sampler", () -> sampler.accepts(shape.samples(), shape.space()))
                        .map(refusal -> line("sampler", refusal)))
                .ifPresent(refusals::add);
        kernels.forEach(chosen -> refusal("kernel", chosen.component(), shape).ifPresent(refusals::add));
        refusal("surrogate", learner, shape).ifPresent(refusals::add);
        if (!refusals.isEmpty()) {
            throw new LimeException(ErrorId.REFUSED, String.join("\n", refusals));
        }
        boolean encodes = !Stage.run("representation", instance::designIsCodes);
        Budget.require(shape, encodes, kernels.size(), execution.memoryBudget());
    }

    private static Optional<String> refusal(String stage, Component component, PipelineShape shape) {
        return Stage.run(stage, () -> component.check(shape)).map(refusal -> line(stage, refusal));
    }

    private static String line(String stage, Refusal refusal) {
        return stage + ": " + refusal.reason();
    }

    private static void requireOutputs(OutputSelection selection, Outputs outputs) {
        if (selection instanceof OutputSelection.Named named) {
            for (String name : named.names()) {
                if (!outputs.names().contains(name)) {
                    throw new LimeException(ErrorId.BAD_REQUEST, "the model has no output '" + name
                            + "'; its outputs are " + outputs.brief(name));
                }
            }
        }
    }

    /** Equal rows are predicted once where that is the same: codes of bits, decoded without drawing. */
    private DrawnSample draw(InterpretableInstance<X> instance, PipelineShape shape, RandomStreams random) {
        boolean merged = isMerged(instance, shape);
        return Stage.run("sampler", () -> merged
                ? DrawnSample.merged(shape.space(), sampler, random, shape.samples())
                : DrawnSample.chunked(shape.space(), sampler, random, shape.samples()));
    }

    private boolean isMerged(InterpretableInstance<?> instance, PipelineShape shape) {
        return shape.space().isBinary() && Stage.run("representation", () -> {
            try (Decoder<?> probe = instance.newDecoder(1)) {
                return probe.deterministic();
            }
        });
    }

    private static int[] selected(OutputSelection selection, Outputs outputs, LocalData data) {
        if (selection instanceof OutputSelection.Named named) {
            return named.names().stream().mapToInt(outputs.names()::indexOf).toArray();
        }
        IntStream columns = IntStream.range(0, data.outputCount());
        if (selection instanceof OutputSelection.Top top) {
            return columns.boxed()
                    .sorted(Comparator.comparingDouble(column -> -data.output(column)[0]))
                    .limit(top.count())
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return columns.toArray();
    }

    private Provenance provenance(
            PipelineShape shape, Stages.Chosen<ProximityKernel> weighedBy, ExplanationRequest request) {
        return new Provenance(
                Version.get(),
                request.seed(),
                request.samples(),
                shape.maxFeatures(),
                model.description(),
                shape.outputs().kind(),
                shape.outputs().names(),
                stages.provenance(weighedBy),
                Map.of("kernel", Stage.run("kernel", () -> weighedBy.component().formula(shape.features()))));
    }
}
