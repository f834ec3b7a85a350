package org.lime4j.core.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.KernelWidth;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.engine.Models;
import org.lime4j.core.engine.Switches;
import org.lime4j.core.engine.SwitchesRepresentation;
import org.lime4j.core.plugin.ComponentRef;

class KernelWidthAdvisorTest {
    private static final Switches X = Switches.of(1, -2, 0.5, 3, 1, -1, 2);
    private static final ExplanationRequest REQUEST = ExplanationRequest.standard().withSamples(400).withSeed(3);

    private static LimeExplainerBuilder<Switches> builder(BlackBox<Switches> model) {
        return LimeExplainer.builder(model).representation(new SwitchesRepresentation(true));
    }

    @Test
    void theGridIsGeometricAroundTheDefaultAndHoldsTheWidthInForce() {
        double centre = 0.75 * Math.sqrt(7);
        KernelWidthAdvisor advisor = KernelWidthAdvisor.standard().withStability(Stability.standard().withRuns(2));
        WidthReport report = advisor.advise(builder(Models.scalar(Models::linear)).build(), X, REQUEST);
        List<Double> widths = report.widths().stream().map(WidthStability::width).toList();
        assertThat(widths).hasSize(9).isSorted();
        assertThat(widths.get(0)).isEqualTo(centre / 4);
        assertThat(widths.get(4)).isEqualTo(centre);
        assertThat(widths.get(5)).isCloseTo(centre * Math.sqrt(2), within(1e-12));
        assertThat(widths.get(8)).isEqualTo(centre * 4);

        WidthReport own = advisor.advise(
                builder(Models.scalar(Models::linear)).kernel(ComponentRef.of("exponential").with("width", 1.25)).build(), X, REQUEST);
        assertThat(own.widths()).extracting(WidthStability::width).hasSize(10).contains(1.25).containsAll(widths);
        assertThat(own.kernel()).isEqualTo(new KernelWidth(OptionalDouble.of(1.25), OptionalDouble.of(centre)));
    }

    @Test
    void aWidthIsReportedAsTheStabilityOfAnExplainerWithThatWidth() {
        BlackBox<Switches> model = Models.softmax(Concurrency.CONCURRENT);
        WidthReport report = KernelWidthAdvisor.standard().withWidths(List.of(3.0, 0.8, 3.0))
                .advise(builder(model).execution(Execution.standard().withThreads(3).withBatchSize(31)).build(), X,
                        REQUEST.withTopOutputs(2));
        assertThat(report.widths()).extracting(WidthStability::width).containsExactly(0.8, 3.0);
        for (WidthStability width : report.widths()) {
            StabilityReport alone = Stability.standard().assess(
                    builder(model).kernel(ComponentRef.of("exponential").with("width", width.width())).build(), X,
                    REQUEST.withTopOutputs(2));
            assertThat(width.stability()).contains(alone);
            assertThat(alone.provenance().formulas().get("kernel")).isEqualTo("sqrt(exp(-d²/w²)), w = " + width.width() + ", d = |z′ - x′|");
        }
        assertThat(report.seeds()).isEqualTo(report.widths().get(0).stability().orElseThrow().seeds());
    }

    @Test
    void theModelIsAskedAsOftenAsForOneWidth() {
        AtomicInteger asked = new AtomicInteger();
        KernelWidthAdvisor.standard().withStability(Stability.standard().withRuns(4)).advise(builder(Models.scalar(z -> {
            asked.incrementAndGet();
            return Models.linear(z);
        })).build(), X, REQUEST);
        assertThat(asked.get()).isEqualTo(4 * 400);
    }

    @Test
    void theSmallestWidthThatQualifiesIsSuggested() {
        BlackBox<Switches> model = Models.scalar(z -> Math.tanh(Models.linear(z)) + 0.3 * z.at(0) * z.at(3));
        WidthReport report = KernelWidthAdvisor.standard().advise(builder(model).build(), X, REQUEST);
        List<WidthStability> widths = report.widths();
        int suggested = 0;
        while (!widths.get(suggested).qualifies()) {
            suggested++;
        }
        assertThat(suggested).as("narrow kernels do not qualify").isPositive();
        assertThat(report.suggestion()).hasValue(widths.get(suggested).width());
        for (WidthStability width : widths.subList(0, suggested)) {
            assertThat(width.shortcomings()).isNotEmpty();
        }
        OutputStability output = widths.get(suggested).stability().orElseThrow().outputs().get(0);
        assertThat(output.jaccard().mean()).isGreaterThanOrEqualTo(0.8);
        assertThat(output.effectiveSampleSize().mean()).isGreaterThanOrEqualTo(80);
        assertThat(output.fidelity().mean()).isGreaterThanOrEqualTo(0.5);
        assertThat(report.rule()).isEqualTo("the smallest width at which every run succeeds and, for each explained output, "
                + "mean Jaccard@5 is at least 0.8, mean effective sample size at least 10 for each feature that the surrogate may "
                + "report and for the intercept, and mean weighted R² at least 0.5");
    }

    @Test
    void whereNoWidthQualifiesNoneIsSuggestedAndEachSaysWhy() {
        BlackBox<Switches> rough = Models.scalar(z -> Math.sin(1e4 * Models.linear(z)));
        WidthReport report = KernelWidthAdvisor.standard().advise(builder(rough).build(), X, REQUEST);
        assertThat(report.suggestion()).isEmpty();
        assertThat(report.widths()).allSatisfy(width -> assertThat(width.shortcomings())
                .anySatisfy(reason -> assertThat(reason).matches("mean weighted R² of 'y' is 0\\.\\d{4}, below 0\\.5")));
    }

    @Test
    void aWidthWithoutExplanationsIsReportedAndDoesNotQualify() {
        Switches many = Switches.of(DoubleStream.iterate(1, position -> position).limit(40).toArray());
        WidthReport report = KernelWidthAdvisor.standard().withLeast(0, 0, 0).withWidths(List.of(1e-3, 20.0))
                .advise(builder(Models.scalar(Models::linear)).build(), many, REQUEST);
        WidthStability narrow = report.widths().get(0);
        assertThat(narrow.failed()).isEqualTo(10);
        assertThat(narrow.failure().orElseThrow()).contains("sqrt(exp(-d²/w²)), w = 0.001");
        assertThat(narrow.stability()).isEmpty();
        assertThat(narrow.shortcomings()).containsExactly("no explanation in 10 of 10 runs");
        assertThat(report.suggestion()).hasValue(20.0);
        assertThat(KernelWidthAdvisor.standard().withWidths(List.of(1e-3))
                        .advise(builder(Models.scalar(Models::linear)).build(), many, REQUEST).suggestion())
                .isEmpty();
    }

    @Test
    void aKernelWithoutWidthIsRefused() {
        assertThatThrownBy(() -> KernelWidthAdvisor.standard()
                        .advise(builder(Models.scalar(Models::linear)).kernel("constant").build(), X, REQUEST))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("no option 'width'");
    }

    @Test
    void numbersOutOfRangeAreErrors() {
        KernelWidthAdvisor advisor = KernelWidthAdvisor.standard();
        assertThatIllegalArgumentException().isThrownBy(() -> advisor.withWidths(List.of(0.0)))
                .withMessage("widths has 0.0; a width is positive and finite");
        assertThatIllegalArgumentException().isThrownBy(() -> advisor.withLeast(1.1, 10, 0.5)).withMessageContaining("leastJaccard");
        assertThatIllegalArgumentException().isThrownBy(() -> advisor.withLeast(1, -1, 0.5)).withMessageContaining("leastSamples");
        assertThatIllegalArgumentException().isThrownBy(() -> advisor.withLeast(1, 1, Double.NaN)).withMessageContaining("leastFidelity");
    }
}
