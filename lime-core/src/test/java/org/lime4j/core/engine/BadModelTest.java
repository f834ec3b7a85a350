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
        LimeException error = failure(explainer(hanging), REQUEST.withDeadline(Duration.ofMillis(1500)));
        assertThat(error.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED);
        assertThat(error).hasMessageContaining("1.5 s");
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

    /** Per sample the words of 4 bits, as codes and as design; weight and output; count, product and hash of equal rows. */
    @Test
    void aSampleMayTakeTheWholeBudget() {
        long needed = 500 * (8 + 8 + 8 + 8 + 4 + 8 + 16);
        Execution enough = Execution.standard().withMemoryBudget(needed);
        assertThat(explainer(Models.scalar(Models::linear), enough).explain(X, REQUEST).outputs()).hasSize(1);
        LimeException error = failure(
                explainer(Models.scalar(Models::linear), Execution.standard().withMemoryBudget(needed - 1)), REQUEST);
        assertThat(error.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED);
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

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void throwUndeclared(Throwable error) throws E {
        throw (E) error;
    }

    /** A model that answers some calls and then throws. */
    private static BlackBox<Switches> throwingAfter(int calls, Throwable error) {
        AtomicInteger made = new AtomicInteger();
        BlackBox<Switches> good = Models.scalar(Models::linear);
        return new BlackBox<>() {
            @Override
            public Class<Switches> inputType() {
                return Switches.class;
            }

            @Override
            public Outputs outputs() {
                return good.outputs();
            }

            @Override
            public Concurrency concurrency() {
                return Concurrency.CONCURRENT;
            }

            @Override
            public void predict(List<? extends Switches> batch, double[] out, int offset) {
                if (made.incrementAndGet() > calls) {
                    BadModelTest.<RuntimeException>throwUndeclared(error);
                }
                good.predict(batch, out, offset);
            }
        };
    }

    @Test
    void whateverAModelThrowsIsAnErrorAtAnyNumberOfThreads() {
        for (Throwable thrown : List.of(new java.io.IOException("torn wire"), new AssertionError("torn wire"))) {
            for (int threads : new int[] {1, 2, 8}) {
                LimeException error = failure(
                        explainer(throwingAfter(3, thrown), Execution.standard().withThreads(threads).withBatchSize(50)), REQUEST);
                assertThat(error.id()).isEqualTo(ErrorId.MODEL_FAILED);
                assertThat(error).hasMessageContaining("torn wire");
            }
        }
    }

    @Test
    void anInterruptionThatTheModelWrapsEndsTheRunAndStaysMarked() {
        List<Result> results = new ArrayList<>();
        explainer(throwingAfter(1, new IllegalStateException(new InterruptedException()))).explainAll(
                List.of(X, X, X), REQUEST.withSamples(200), results::add);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(results).hasSize(2);
        assertThat(((Result.Failure) results.get(1)).error().id()).isEqualTo(ErrorId.INTERRUPTED);
    }

    @Test
    void theDeadlineIsKeptWhileRowsKeepComing() {
        ExplanationRequest slow = REQUEST.withSamples(400).withDeadline(Duration.ofMillis(100)).withListener((i, scored, total) -> {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        AtomicInteger heard = new AtomicInteger();
        LimeException error = failure(
                explainer(Models.scalar(z -> {
                    heard.incrementAndGet();
                    try {
                        Thread.sleep(1);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return Models.linear(z);
                }), Execution.standard().withBatchSize(1)),
                slow);
        assertThat(error.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED);
        assertThat(heard.get()).isLessThan(400);
    }

    @Test
    void aDecoderThatCannotBeClosedDoesNotKeepTheModel() {
        SwitchesRepresentation plain = new SwitchesRepresentation(true);
        AtomicBoolean stuck = new AtomicBoolean(true);
        org.lime4j.core.representation.Representation<Switches> representation = new org.lime4j.core.representation.Representation<>() {
            @Override
            public Class<Switches> instanceType() {
                return Switches.class;
            }

            @Override
            public org.lime4j.core.representation.InterpretableInstance<Switches> represent(
                    Switches x, org.lime4j.core.random.RandomStreams random) {
                return new SwitchesRepresentation.Delegate(plain.represent(x, random)) {
                    @Override
                    void closed() {
                        if (stuck.get()) {
                            throw new IllegalStateException("stuck");
                        }
                    }
                };
            }

            @Override
            public org.lime4j.core.plugin.ComponentRef<?> defaultSampler() {
                return plain.defaultSampler();
            }

            @Override
            public org.lime4j.core.plugin.ComponentRef<?> defaultKernel() {
                return plain.defaultKernel();
            }
        };
        LimeExplainer<Switches> explainer = LimeExplainer.builder(BlackBox.of(Switches.class, Outputs.regression("y"),
                        batch -> batch.stream().map(z -> new double[] {Models.linear(z)}).toArray(double[][]::new)))
                .representation(representation)
                .build();
        assertThat(failure(explainer, REQUEST).id()).isEqualTo(ErrorId.PLUGIN_FAILED);
        stuck.set(false);
        assertThat(java.util.concurrent.CompletableFuture.supplyAsync(() -> explainer.explain(X, REQUEST))
                        .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join().outputs())
                .hasSize(1);
    }

    @Test
    void aSourceOfInstancesThatThrowsEndsTheRunWithAFailure() {
        for (RuntimeException thrown : List.of(new IllegalStateException("torn"), new LimeException(ErrorId.BAD_INSTANCE, "torn"))) {
            List<Result> results = new ArrayList<>();
            Iterable<Switches> source = () -> new java.util.Iterator<>() {
                private int read;

                @Override
                public boolean hasNext() {
                    if (read == 1) {
                        throw thrown;
                    }
                    return true;
                }

                @Override
                public Switches next() {
                    read++;
                    return X;
                }
            };
            explainer(Models.scalar(Models::linear)).explainAll(source, REQUEST, results::add);
            assertThat(results).hasSize(2);
            assertThat(((Result.Failure) results.get(1)).error()).hasMessageContaining("torn");
        }
    }

    @Test
    void aClosedExplainerSaysSo() {
        LimeExplainer<Switches> explainer = explainer(Models.scalar(Models::linear), Execution.standard().withThreads(2));
        explainer.close();
        assertThat(failure(explainer, REQUEST)).hasMessage("the explainer is closed");
    }
}
