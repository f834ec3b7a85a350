package org.lime4j.core.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final Execution execution;
    private final ExplanationRequest standardRequest;
    private final ExecutorService workers = Pool.create();

    LimeExplainer(BlackBox<X> blackBox, Stages<X> stages, Execution execution, ExplanationRequest standardRequest) {
        this.model = new ModelAccess<>(blackBox);
        this.stages = stages;
        this.representation = stages.representation().component();
        this.sampler = stages.sampler().component();
        this.kernel = stages.kernel().component();
        this.learner = stages.surrogate().component();
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
        return explain(x, new Turn(0, request, new Deadline(request.deadline()), SamplePool.none()));
    }

    private Explanation explain(@Nullable X x, Turn turn) {
        if (x == null) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the instance is null");
        }
        turn.deadline().check();

        InterpretableInstance<X> instance =
                Stage.run("representation", () -> representation.represent(x, turn.random().in("representation")));
        PipelineShape shape = shape(instance, turn.request());
        requireAgreement(shape, turn.request());

        LocalData data = score(instance, shape, turn);

        List<OutputExplanation> outputs = new ArrayList<>();
        for (int output : selected(turn.request().outputs(), shape.outputs(), data)) {
            turn.deadline().check();
            Surrogate surrogate = Stage.run("surrogate", () -> learner.fit(
                    data, output, new Complexity(shape.maxFeatures()),
                    turn.random().in("surrogate").in(output).generator()));
            outputs.add(Stage.run("surrogate", () -> ExplanationAssembler.explain(
                    data, output, shape.outputs(), surrogate)));
        }
        return new Explanation(instance.subject(), outputs, provenance(shape, turn.request()));
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
        return new Scoring<>(
                        instance, sample, known, model, kernel, turn.random().in("decoding"), turn.deadline(), execution)
                .run(workers, scored -> turn.request().listener().scored(turn.index(), scored, sample.rows()));
    }

    /** Whether neither codes nor inputs nor weights of rows from 1 on look at the instance itself. */
    private boolean isShared(InterpretableInstance<X> instance, PipelineShape shape) {
        return !instance.inputsDependOnInstance()
                && !sampler.dependsOnInstance(shape.space())
                && !kernel.needsInputs()
                && !isMerged(instance, shape);
    }

    @Override
    public void explainAll(Iterable<? extends X> xs, ExplanationRequest request, Consumer<? super Result> sink) {
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
                ExplanationRequest own = request.withSeed(Explainer.seedOf(request.seed(), i));
                result = new Result.Success(i, explain(next(instances), new Turn(i, own, deadline, samples)));
            } catch (LimeException e) {
                result = new Result.Failure(i, e);
                last |= endsTheRun(e.id());
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

    private static boolean endsTheRun(ErrorId id) {
        return id == ErrorId.DEADLINE_EXCEEDED || id == ErrorId.INTERRUPTED || id == ErrorId.IO;
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
    private void requireAgreement(PipelineShape shape, ExplanationRequest request) {
        requireOutputs(request.outputs(), shape.outputs());
        requireAcceptance("representation", representation, shape);
        requireAcceptance("sampler", sampler, shape);
        Stage.run("sampler", () -> sampler.accepts(shape.samples(), shape.space()))
                .ifPresent(refusal -> refuse("sampler", refusal));
        requireAcceptance("kernel", kernel, shape);
        requireAcceptance("surrogate", learner, shape);
        Budget.require(shape, execution.memoryBudget());
    }

    private static void requireAcceptance(String stage, Component component, PipelineShape shape) {
        Optional<Refusal> refusal = Stage.run(stage, () -> component.check(shape));
        refusal.ifPresent(reason -> refuse(stage, reason));
    }

    private static void refuse(String stage, Refusal refusal) {
        throw new LimeException(ErrorId.REFUSED, stage + ": " + refusal.reason());
    }

    private static void requireOutputs(OutputSelection selection, Outputs outputs) {
        if (selection instanceof OutputSelection.Named named) {
            for (String name : named.names()) {
                if (!outputs.names().contains(name)) {
                    throw new LimeException(ErrorId.BAD_REQUEST, "the model has no output '" + name
                            + "'; its outputs are " + String.join(", ", outputs.names()));
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

    private Provenance provenance(PipelineShape shape, ExplanationRequest request) {
        return new Provenance(
                Version.get(),
                request.seed(),
                request.samples(),
                shape.maxFeatures(),
                model.description(),
                shape.outputs().kind(),
                shape.outputs().names(),
                stages.provenance(),
                Map.of("kernel", Stage.run("kernel", () -> kernel.formula(shape.features()))));
    }
}
