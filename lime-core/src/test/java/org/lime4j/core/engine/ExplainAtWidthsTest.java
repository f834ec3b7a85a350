package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.kernel.ConstantKernel;
import org.lime4j.core.plugin.ComponentRef;

class ExplainAtWidthsTest {
    private static final Switches X = Switches.of(1, -2, 0.5, 3, 1, -1, 2);
    private static final List<Double> WIDTHS = List.of(1.5, 0.4, 0.8, 6.0);
    private static final ExplanationRequest REQUEST =
            ExplanationRequest.standard().withSamples(2000).withSeed(5).withOutputs(new OutputSelection.All());

    private static LimeExplainerBuilder<Switches> builder(boolean drawing, BlackBox<Switches> model) {
        return LimeExplainer.builder(model).representation(new SwitchesRepresentation(drawing));
    }

    private static ComponentRef<?> kernel(double width) {
        return ComponentRef.of("exponential").with("distance", "hamming").with("width", width);
    }

    @ParameterizedTest
    @CsvSource({"false,1,256", "true,1,256", "true,4,64", "false,4,7"})
    void eachIsTheExplanationOfAnExplainerWithThatWidth(boolean drawing, int threads, int batch) {
        Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
        BlackBox<Switches> model = Models.softmax(Concurrency.CONCURRENT);
        List<Result> results = builder(drawing, model).kernel(kernel(3)).execution(execution).build()
                .explainAtWidths(X, REQUEST, WIDTHS);
        assertThat(results).hasSameSizeAs(WIDTHS);
        for (int i = 0; i < results.size(); i++) {
            Explanation alone = builder(drawing, model).kernel(kernel(WIDTHS.get(i))).build().explain(X, REQUEST);
            assertThat(results.get(i)).isEqualTo(new Result.Success(i, alone));
        }
    }

    @Test
    void theDefaultKernelIsVariedTheSameWay() {
        Result result = builder(true, Models.softmax(Concurrency.SERIAL)).build()
                .explainAtWidths(X, REQUEST, List.of(0.7)).get(0);
        Explanation alone = builder(true, Models.softmax(Concurrency.SERIAL))
                .kernel(ComponentRef.of("exponential").with("width", 0.7)).build().explain(X, REQUEST);
        assertThat(result).isEqualTo(new Result.Success(0, alone));
    }

    @Test
    void theModelIsAskedOnceForAllWidths() {
        AtomicInteger asked = new AtomicInteger();
        LimeExplainer<Switches> explainer = builder(true, Models.scalar(z -> {
            asked.incrementAndGet();
            return Models.linear(z);
        })).build();
        explainer.explain(X, REQUEST);
        int once = asked.getAndSet(0);
        explainer.explainAtWidths(X, REQUEST, DoubleStream.iterate(0.5, w -> w * 1.1).limit(20).boxed().toList());
        assertThat(asked.get()).isEqualTo(once).isEqualTo(2000);
    }

    @Test
    void aWidthUnderWhichNoSampleCountsFailsAlone() {
        Switches many = Switches.of(DoubleStream.iterate(1, position -> position).limit(40).toArray());
        List<Result> results = builder(true, Models.scalar(Models::linear)).build()
                .explainAtWidths(many, REQUEST, List.of(1e-3, 2.0));
        assertThat(results.get(0)).isInstanceOfSatisfying(Result.Failure.class, failure -> {
            assertThat(failure.error().id()).isEqualTo(ErrorId.ALL_WEIGHTS_ZERO);
            assertThat(failure.error()).hasMessageContaining("w = 0.001");
        });
        assertThat(results.get(1)).isInstanceOf(Result.Success.class);
    }

    @Test
    void theWidthInForceAndTheDefaultAreTold() {
        double standard = 0.75 * Math.sqrt(X.size());
        assertThat(builder(true, Models.scalar(Models::linear)).build().kernelWidth(X, REQUEST))
                .isEqualTo(new KernelWidth(OptionalDouble.of(standard), OptionalDouble.of(standard)));
        assertThat(builder(true, Models.scalar(Models::linear))
                        .kernel(ComponentRef.of("exponential").with("width", 0.5)).build().kernelWidth(X, REQUEST))
                .isEqualTo(new KernelWidth(OptionalDouble.of(0.5), OptionalDouble.of(standard)));
        assertThat(builder(true, Models.scalar(Models::linear)).kernel(kernel(0.1)).build().kernelWidth(X, REQUEST))
                .isEqualTo(new KernelWidth(OptionalDouble.of(0.1), OptionalDouble.of(0.25)));
    }

    @Test
    void aKernelWithoutWidthIsRefusedBeforeTheModelIsAsked() {
        BlackBox<Switches> model = Models.scalar(z -> {
            throw new AssertionError("asked");
        });
        LimeExplainer<Switches> constant = builder(true, model).kernel("constant").build();
        refused(() -> constant.explainAtWidths(X, REQUEST, WIDTHS), "the kernel 'constant' has no option 'width'");
        refused(() -> constant.kernelWidth(X, REQUEST), "the kernel 'constant' has no option 'width'");
        LimeExplainer<Switches> coded = builder(true, model).kernel(new ConstantKernel()).build();
        refused(() -> coded.explainAtWidths(X, REQUEST, WIDTHS), "the kernel was made by code");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LimeException.class,
                e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED)).hasMessageStartingWith(message);
    }

    @Test
    void widthsOutOfRangeAreErrors() {
        LimeExplainer<Switches> explainer = builder(true, Models.scalar(Models::linear)).build();
        assertThatIllegalArgumentException().isThrownBy(() -> explainer.explainAtWidths(X, REQUEST, List.of()))
                .withMessage("widths is empty; give at least 1 width");
        assertThatThrownBy(() -> explainer.explainAtWidths(X, REQUEST, List.of(-1.0)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                .hasMessageContaining("width");
    }

    @Test
    void theWeightsOfAllWidthsCountInTheBudget() {
        LimeExplainer<Switches> explainer = builder(true, Models.scalar(Models::linear))
                .execution(Execution.standard().withMemoryBudget(200_000)).build();
        assertThat(explainer.explain(X, REQUEST)).isNotNull();
        assertThatThrownBy(() -> explainer.explainAtWidths(X, REQUEST, DoubleStream.iterate(1, w -> w + 1).limit(20).boxed().toList()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED));
    }

    @Test
    void theDeadlineCoversAllWidths() {
        LimeExplainer<Switches> explainer = builder(true, Models.scalar(z -> {
            LockSupport.parkNanos(1_000_000);
            return Models.linear(z);
        })).build();
        assertThatThrownBy(() -> explainer.explainAtWidths(X, REQUEST.withDeadline(Duration.ofMillis(50)), WIDTHS))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.DEADLINE_EXCEEDED));
    }
}
