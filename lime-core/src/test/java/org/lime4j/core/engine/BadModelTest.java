package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.kernel.EuclideanDistance;
import org.lime4j.core.kernel.ExponentialKernel;

class BadModelTest {
    private static final Switches X = Switches.of(1, 1, 1, 1);
    private static final ExplanationRequest REQUEST = ExplanationRequest.standard().withSamples(500);

    private static LimeExplainer<Switches> explainer(BlackBox<Switches> model) {
        return explainer(model, Execution.standard());
    }

    private static LimeExplainer<Switches> explainer(BlackBox<Switches> model, Execution execution) {
        return LimeExplainer.builder(model)
                .representation(new SwitchesRepresentation(true))
                .execution(execution)
                .build();
    }

    private static LimeException failure(Explainer<Switches> explainer, ExplanationRequest request) {
        return catchThrowableOfType(LimeException.class, () -> explainer.explain(X, request));
    }

    @Test
    void aModelThatThrowsIsWrappedWithTheRowsOfItsBatch() {
        for (int threads : new int[] {1, 4}) {
            AtomicInteger calls = new AtomicInteger();
            BlackBox<Switches> model = BlackBox.of(Switches.class, Outputs.regression("y"), Concurrency.CONCURRENT, batch -> {
                calls.incrementAndGet();
                throw new IllegalStateException("no disk");
            });
            LimeException error = failure(
                    explainer(model, Execution.standard().withThreads(threads).withBatchSize(100)), REQUEST);
            assertThat(error).isInstanceOf(ModelException.class);
            assertThat(error.id()).isEqualTo(ErrorId.MODEL_FAILED);
            assertThat(error).hasMessageContaining("no disk").hasMessageContaining("rows 0 to 99 of the sample");
            assertThat(error).hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theErrorOfTheLowestRowsIsReportedAtAnyNumberOfThreads() {
        BlackBox<Switches> model = Models.scalar(z -> z.at(0) == 1 ? 1 : Double.NaN);
        String alone = failure(explainer(model), REQUEST).getMessage();
        for (int run = 0; run < 20; run++) {
            assertThat(failure(explainer(model, Execution.standard().withThreads(8).withBatchSize(3)), REQUEST))
                    .hasMessage(alone);
        }
    }

    @Test
    void nanIsAnErrorThatNamesRowAndOutput() {
        LimeException error = failure(explainer(Models.scalar(z -> Double.NaN)), REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT);
        assertThat(error).hasMessageContaining("NaN").hasMessageContaining("row 0").hasMessageContaining("'y'");
    }

    @Test
    void theWrongNumberOfRowsIsAnError() {
        LimeException error = failure(
                explainer(BlackBox.of(Switches.class, Outputs.regression("y"), batch -> new double[3][1])), REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT);
        assertThat(error).hasMessageContaining("3 rows").hasMessageContaining("batch of 256");
    }

    @Test
    void theWrongNumberOfColumnsIsAnError() {
        LimeException error = failure(
                explainer(BlackBox.of(Switches.class, Outputs.regression("y"), batch -> new double[batch.size()][2])), REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT);
        assertThat(error).hasMessageContaining("2 numbers in row 0").hasMessageContaining("[y]");
    }

    @Test
    void probabilitiesThatDoNotSumToOneAreAnError() {
        LimeException error = failure(
                explainer(BlackBox.of(Switches.class, Outputs.classes("no", "yes"), batch -> {
                    double[][] answers = new double[batch.size()][];
                    java.util.Arrays.fill(answers, new double[] {0.3, 0.3});
                    return answers;
                })),
                REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT);
        assertThat(error).hasMessageContaining("sum to 0.6").hasMessageContaining("INDEPENDENT_PROBABILITY");
    }

    @Test
    void aModelThatHangsIsInterruptedAtTheDeadline() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        BlackBox<Switches> hanging = Models.scalar(z -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
            return 0;
        });
        LimeException error = failure(explainer(hanging), REQUEST.withDeadline(Duration.ofMillis(50)));
        assertThat(error.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED);
        assertThat(error).hasMessageContaining("0.05 s");
        assertThat(interrupted.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatWasFinishedBeforeTheDeadlineIsDelivered() {
        AtomicBoolean hang = new AtomicBoolean();
        BlackBox<Switches> model = Models.scalar(z -> {
            while (hang.get()) {
                if (Thread.interrupted()) {
                    throw new IllegalStateException("interrupted");
                }
                Thread.onSpinWait();
            }
            return Models.linear(z);
        });
        List<Result> results = new ArrayList<>();
        explainer(model).explainAll(
                java.util.Collections.nCopies(1000, X),
                REQUEST.withSamples(20).withDeadline(Duration.ofSeconds(1)),
                result -> {
                    results.add(result);
                    hang.set(results.size() == 3);
                });
        assertThat(results).hasSize(4);
        assertThat(results.subList(0, 3)).allMatch(Result.Success.class::isInstance);
        assertThat(((Result.Failure) results.get(3)).error().id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED);
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() {
        for (int threads : new int[] {1, 3}) {
            Thread.currentThread().interrupt();
            LimeException error = failure(
                    explainer(Models.scalar(Models::linear), Execution.standard().withThreads(threads)), REQUEST);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(error.id()).isEqualTo(ErrorId.INTERRUPTED);
        }
    }

    @Test
    void oneBadInstanceAmongManyIsDeliveredInItsPlace() {
        List<Result> results = new ArrayList<>();
        explainer(Models.scalar(Models::linear)).explainAll(List.of(X, Switches.of(), X), REQUEST, results::add);
        assertThat(results).extracting(Result::index).containsExactly(0L, 1L, 2L);
        assertThat(results.get(1)).isInstanceOfSatisfying(Result.Failure.class,
                failure -> assertThat(failure.error().id()).isEqualTo(ErrorId.BAD_INSTANCE));
        assertThat(results.get(2)).isInstanceOf(Result.Success.class);
    }

    @Test
    void eachOfManyCanBeReplayedFromTheSeedInItsProvenance() {
        LimeExplainer<Switches> explainer = explainer(Models.scalar(Models::linear));
        explainer.explainAll(List.of(X, X, X), REQUEST.withSeed(5), result -> {
            Result.Success success = (Result.Success) result;
            long seed = success.explanation().provenance().seed();
            assertThat(seed).isEqualTo(Explainer.seedOf(5, result.index()));
            assertThat(explainer.explain(X, REQUEST.withSeed(seed))).isEqualTo(success.explanation());
        });
    }

    @Test
    void moreFeaturesThanTheInstanceHasIsRefusedBeforeTheModelIsAsked() {
        LimeException error = failure(explainer(Models.scalar(z -> {
            throw new AssertionError("asked");
        })), REQUEST.withFeatures(5));
        assertThat(error.id()).isEqualTo(ErrorId.BAD_REQUEST);
        assertThat(error).hasMessageContaining("5 features").hasMessageContaining("has 4");
    }

    @Test
    void anUnknownOutputIsRefusedWithTheNamesOfThoseThatExist() {
        LimeException error = failure(explainer(Models.softmax(Concurrency.SERIAL)), REQUEST.withOutputs("violet"));
        assertThat(error.id()).isEqualTo(ErrorId.BAD_REQUEST);
        assertThat(error).hasMessageContaining("violet").hasMessageContaining("red, green, blue");
    }

    @Test
    void aWidthOfZeroIsAnErrorThatNamesTheWidth() {
        assertThatThrownBy(() -> new ExponentialKernel(new EuclideanDistance(), java.util.OptionalDouble.of(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("width is 0.0");
    }

    @Test
    void aWidthUnderWhichOnlyTheInstanceCountsIsAnErrorThatNamesTheWidth() {
        LimeExplainer<Switches> explainer = LimeExplainer.builder(Models.scalar(Models::linear))
                .representation(new SwitchesRepresentation(true))
                .sampler(new org.lime4j.core.sampling.UniformRemovalSampler())
                .kernel(new ExponentialKernel(new EuclideanDistance(), java.util.OptionalDouble.of(1e-3)))
                .build();
        LimeException error = failure(explainer, REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.ALL_WEIGHTS_ZERO);
        assertThat(error).hasMessageContaining("w = 0.001");
    }

    @Test
    void aSampleLargerThanTheBudgetIsAnErrorBeforeItIsDrawn() {
        LimeException error = failure(
                explainer(Models.scalar(Models::linear), Execution.standard().withMemoryBudget(1000)), REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED);
        assertThat(error).hasMessageContaining("500 samples of 4 features");
    }

    @Test
    void aModelOfAnotherInputTypeIsRefusedWhenTheExplainerIsBuilt() {
        BlackBox<String> texts = BlackBox.ofScalar(String.class, Outputs.regression("length"), String::length);
        @SuppressWarnings({"unchecked", "rawtypes"})
        LimeExplainerBuilder<String> builder =
                LimeExplainer.builder(texts).representation((org.lime4j.core.representation.Representation) new SwitchesRepresentation(false));
        assertThatThrownBy(builder::build)
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("reads String")
                .hasMessageContaining("makes Switches");
    }
}
