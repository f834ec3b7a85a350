package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

class EngineDeterminismTest {
    private static final Switches X = Switches.of(1, -2, 0.5, 3, 1, -1, 2);
    private static final ExplanationRequest REQUEST =
            ExplanationRequest.standard().withSamples(3000).withSeed(77).withOutputs(new OutputSelection.All());

    private static Explanation explain(boolean drawing, BlackBox<Switches> model, Execution execution) {
        return LimeExplainer.builder(model)
                .representation(new SwitchesRepresentation(drawing))
                .execution(execution)
                .build()
                .explain(X, REQUEST);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,7", "1,64", "1,5000", "2,1", "2,7", "2,64", "2,5000", "8,1", "8,7", "8,64", "8,5000"})
    void threadsAndBatchSizesChangeNothing(int threads, int batch) {
        Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
        for (boolean drawing : new boolean[] {false, true}) {
            assertThat(explain(drawing, Models.softmax(Concurrency.CONCURRENT), execution))
                    .isEqualTo(explain(drawing, Models.softmax(Concurrency.SERIAL), Execution.standard()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void aModelWithACopyForEachThreadGivesTheSame(int threads) {
        BlackBox<Switches> shared = Models.softmax(Concurrency.SERIAL);
        BlackBox<Switches> copied = new BlackBox<>() {
            @Override
            public Class<Switches> inputType() {
                return Switches.class;
            }

            @Override
            public Outputs outputs() {
                return shared.outputs();
            }

            @Override
            public Concurrency concurrency() {
                return Concurrency.PER_THREAD;
            }

            @Override
            public BlackBox<Switches> forThread() {
                return Models.softmax(Concurrency.SERIAL);
            }

            @Override
            public String description() {
                return shared.description();
            }

            @Override
            public void predict(java.util.List<? extends Switches> batch, double[] out, int offset) {
                throw new AssertionError("the original is never called");
            }
        };
        assertThat(explain(true, copied, Execution.standard().withThreads(threads)))
                .isEqualTo(explain(true, shared, Execution.standard()));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        Explanation one = explain(true, Models.softmax(Concurrency.CONCURRENT), Execution.standard());
        Explanation other = LimeExplainer.builder(Models.softmax(Concurrency.CONCURRENT))
                .representation(new SwitchesRepresentation(true))
                .build()
                .explain(X, REQUEST.withSeed(78));
        assertThat(other.outputs()).isNotEqualTo(one.outputs());
    }

    @Test
    void equalRowsAreAskedOnceWhenDecodingIsDeterministic() {
        java.util.concurrent.atomic.AtomicInteger asked = new java.util.concurrent.atomic.AtomicInteger();
        BlackBox<Switches> counting = Models.scalar(z -> {
            asked.incrementAndGet();
            return Models.linear(z);
        });
        Explanation explanation = explain(false, counting, Execution.standard());
        assertThat(asked.get()).isLessThanOrEqualTo(128);
        assertThat(explanation.outputs().get(0).fidelity().distinctSamples()).isEqualTo(asked.get());
        assertThat(explanation.outputs().get(0).fidelity().samples()).isEqualTo(3000);
    }
}
