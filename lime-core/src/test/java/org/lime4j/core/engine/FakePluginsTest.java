package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.kernel.ConstantKernel;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Codes;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Plugins written here, without touching core, do their work in the engine. */
class FakePluginsTest {
    private static final Switches X = Switches.of(1, 1, 1);

    /** Every one of the 2³ rows, weighted by 1 + the number of switches that are on. */
    private static final class EnumeratingSampler implements Sampler {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            BinarySamples bits = (BinarySamples) codes.block(0);
            for (int i = 0; i < codes.rows(); i++) {
                int pattern = 7 - (codes.firstRow() + i) % 8;
                bits.clearRow(i);
                for (int j = 0; j < 3; j++) {
                    if ((pattern >> j & 1) == 1) {
                        bits.set(i, j);
                    }
                }
                weights[i] = 1 + Integer.bitCount(pattern);
            }
        }

        @Override
        public boolean weighted() {
            return true;
        }
    }

    /** g(z′) = a weighted mean for each pattern seen: a table, not a line. */
    private static final class TableLearner implements SurrogateLearner {
        @Override
        public int features() {
            return 3;
        }

        @Override
        public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
            double[] sums = new double[8];
            double[] weights = new double[8];
            for (int i = 0; i < data.rows(); i++) {
                sums[pattern(data.design(), i)] += data.weight(i) * data.output(output)[i];
                weights[pattern(data.design(), i)] += data.weight(i);
            }
            return new Surrogate() {
                @Override
                public void predict(SampleMatrix design, double[] out) {
                    for (int i = 0; i < design.rows(); i++) {
                        out[i] = sums[pattern(design, i)] / weights[pattern(design, i)];
                    }
                }

                @Override
                public double intercept() {
                    return sums[0] / weights[0];
                }

                @Override
                public List<Contribution> contributions() {
                    return List.of(new Contribution(2, sums[4] / weights[4] - intercept()));
                }

                @Override
                public SurrogateDescription description() {
                    return new SurrogateDescription.Custom("table", Map.of("cells", "8", "weight-of-all-on", "" + weights[7]));
                }
            };
        }

        private static int pattern(SampleMatrix design, int row) {
            return (int) (design.get(row, 0) + 2 * design.get(row, 1) + 4 * design.get(row, 2));
        }
    }

    @Test
    void ownRepresentationSamplerWithWeightsAndNonLinearSurrogateWork() {
        Explanation explanation = LimeExplainer.builder(Models.scalar(z -> z.at(0) * z.at(1) + 5 * z.at(2)))
                .representation(new SwitchesRepresentation(false))
                .sampler(new EnumeratingSampler())
                .kernel(new ConstantKernel())
                .surrogate(new TableLearner())
                .build()
                .explain(X, ExplanationRequest.standard().withSamples(80));

        OutputExplanation output = explanation.output("y");
        assertThat(output.modelPrediction()).isEqualTo(6);
        assertThat(output.surrogatePrediction()).isEqualTo(6);
        assertThat(output.fidelity().weightedR2()).isEqualTo(1);
        assertThat(output.fidelity().distinctSamples()).as("rows of a weighted sampler are not merged").isEqualTo(80);
        assertThat(output.contributions()).singleElement().satisfies(contribution -> {
            assertThat(contribution.label()).isEqualTo("switch 2");
            assertThat(contribution.weight()).isCloseTo(5, within(1e-12));
        });
        assertThat(output.surrogate()).isEqualTo(
                new SurrogateDescription.Custom("table", Map.of("cells", "8", "weight-of-all-on", "40.0")));
        assertThat(explanation.provenance().components().get("sampler").id()).isEqualTo(EnumeratingSampler.class.getName());
    }

    /** Picks the explanations with the largest entry, whatever it covers. */
    private static final class LoudestPicker implements Picker {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            return IntStream.range(0, importance.rows())
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> -loudness(importance, row)))
                    .limit(budget)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        private static double loudness(ImportanceMatrix importance, int row) {
            return IntStream.range(importance.start(row), importance.start(row + 1))
                    .mapToDouble(entry -> Math.abs(importance.value(entry)))
                    .max().orElse(0);
        }
    }

    @Test
    void anOwnPickerChoosesAmongTheExplanationsOfTheEngine() {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        List<Switches> instances = List.of(
                Switches.of(1, 1, 0.1), Switches.of(5, 1, 0.1), Switches.of(1, 1, 9), Switches.of(2, 1, 0.1));
        LimeExplainer.builder(Models.scalar(z -> z.at(0) + z.at(2)))
                .representation(new SwitchesRepresentation(false))
                .build()
                .explainAll(instances, ExplanationRequest.standard().withSamples(500), result ->
                        builder.add(((Result.Success) result).explanation()));
        ImportanceMatrix importance = builder.build();

        assertThat(new LoudestPicker().pick(importance, 2, new SplittableRandom(1))).containsExactly(2, 1);
        Picker submodular = (Picker) PluginRegistry.standard()
                .create(PickerFactory.class, ComponentRef.of("submodular"), CreationContext.of(PluginRegistry.standard()));
        assertThat(submodular.pick(importance, 4, new SplittableRandom(1))).hasSize(4).doesNotHaveDuplicates();
    }
}
