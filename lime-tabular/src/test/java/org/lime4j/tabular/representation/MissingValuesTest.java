package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.sampling.BackgroundSampler;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

/** Cells without a value: a quarter of the ages and a tenth of the works, and none of the heights. */
class MissingValuesTest {
    private static final double NONE = Double.NaN;
    private static final TableSchema SCHEMA = TableSchema.of(
            Column.numeric("age"), Column.categorical("work", "Private", "State"), Column.numeric("height"),
            Column.categorical("sex", "f", "m"));
    private static final TabularBackground BACKGROUND = background();
    private static final TabularRepresentation BINNED = TabularRepresentation.of(BACKGROUND);
    private static final TabularRepresentation CONTINUOUS =
            new TabularRepresentation(BACKGROUND, (column, statistics) -> Optional.empty());
    private static final Row NOTHING = Row.of(SCHEMA, NONE, NONE, NONE, NONE);
    private static final Row COMPLETE = Row.of(SCHEMA, 40, 1, 170, 0);

    private static TabularBackground background() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] rows = new double[400][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {
                i % 4 == 0 ? NONE : 20 + random.nextInt(40),
                i % 10 == 0 ? NONE : random.nextInt(2),
                150 + random.nextInt(50),
                random.nextInt(2)
            };
        }
        return TabularBackground.of(SCHEMA, rows);
    }

    private static CodeColumn.Categorical states(InterpretableInstance<Row> instance, int column) {
        return (CodeColumn.Categorical) instance.codeSpace().blocks().get(0).columns().get(column);
    }

    private static InterpretableInstance<Row> represent(TabularRepresentation representation, Row x) {
        return representation.represent(x, new RandomStreams(1));
    }

    @Test
    void aMissingCellIsAStateBesideBinsAndCategoriesWithItsFrequency() {
        for (Row x : List.of(COMPLETE, NOTHING)) {
            InterpretableInstance<Row> instance = represent(BINNED, x);
            assertThat(states(instance, 0).states()).isEqualTo(5);
            assertThat(states(instance, 0).frequency(4)).isEqualTo(0.25);
            assertThat(states(instance, 1).states()).isEqualTo(3);
            assertThat(states(instance, 1).frequency(2)).isEqualTo(0.1);
            assertThat(states(instance, 1).frequency(0)).isCloseTo(0.9 * BACKGROUND.frequencies(1)[0], within(1e-15));
            assertThat(states(instance, 2).states()).as("a column that always has a value").isEqualTo(4);
            assertThat(states(instance, 3).frequencies()).containsExactly(BACKGROUND.frequencies(3));
        }
        assertThat(states(represent(BINNED, NOTHING), 0).origin()).isEqualTo(4);
        assertThat(states(represent(BINNED, NOTHING), 1).origin()).isEqualTo(2);
        assertThat(states(represent(BINNED, NOTHING), 2).origin()).as("never seen").isEqualTo(-1);
        assertThat(states(represent(BINNED, NOTHING), 3).origin()).isEqualTo(-1);
    }

    @Test
    void featuresSayThatTheCellIsMissing() {
        for (TabularRepresentation representation : List.of(BINNED, CONTINUOUS)) {
            List<InterpretableFeature> features = represent(representation, NOTHING).features();
            assertThat(features).extracting(InterpretableFeature::label)
                    .containsExactly("age is missing", "work is missing", "height is missing", "sex is missing");
            assertThat(features).extracting(InterpretableFeature::kind).containsOnly(FeatureKind.BINARY);
            assertThat(features.get(0).key()).isEqualTo(FeatureKey.of("age", "is missing"));
        }
        assertThat(represent(BINNED, COMPLETE).features()).extracting(InterpretableFeature::label)
                .noneMatch(label -> label.contains("missing"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSampleIsEquallyMissingExactlyWhereItsCellIs(long seed) {
        int n = 2_000;
        for (TabularRepresentation representation : List.of(BINNED, CONTINUOUS)) {
            InterpretableInstance<Row> instance = represent(representation, NOTHING);
            Codes codes = sample(instance, n, seed);
            BinarySamples bits = new BinarySamples(n, 4);
            DenseSamples numbers = new DenseSamples(n, 4);
            instance.encode(codes, bits, 0);
            instance.encode(codes, numbers, 0);
            List<Row> rows = instance.newDecoder(n).decode(codes, 0, n, new RandomStreams(seed).rows());
            int[] missing = new int[4];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < 4; j++) {
                    assertThat(bits.isSet(i, j)).as("seed %d, row %d, column %d", seed, i, j).isEqualTo(rows.get(i).isMissing(j));
                    assertThat(numbers.get(i, j)).isEqualTo(bits.get(i, j));
                    missing[j] += rows.get(i).isMissing(j) ? 1 : 0;
                }
                if (!rows.get(i).isMissing(0)) {
                    assertThat(rows.get(i).number(0)).isBetween(20.0, 59.0);
                }
            }
            assertThat(missing[0] / (double) n).as("seed %d", seed).isCloseTo(0.25, within(0.05));
            assertThat(missing[1] / (double) n).as("seed %d", seed).isCloseTo(0.1, within(0.035));
            assertThat(missing[2]).as("the instance alone").isEqualTo(1);
            assertThat(missing[3]).as("the instance alone").isEqualTo(1);
        }
    }

    @Test
    void aContinuousColumnIsNeverDrawnMissingAroundAnInstanceThatHasAValue() {
        InterpretableInstance<Row> instance = represent(CONTINUOUS, COMPLETE);
        assertThat(instance.features().get(0).kind()).isEqualTo(FeatureKind.NUMERIC);
        Codes codes = sample(instance, 500, 5);
        List<Row> rows = instance.newDecoder(500).decode(codes, 0, 500, new RandomStreams(5).rows());
        assertThat(rows).noneMatch(row -> row.isMissing(0)).anyMatch(row -> row.isMissing(1));
        DenseSamples design = new DenseSamples(500, 4);
        instance.encode(codes, design, 0);
        for (int i = 0; i < 500; i++) {
            assertThat(design.get(i, 0)).isFinite();
        }
    }

    @Test
    void aContinuousColumnWithoutItsNumberIsMarked() {
        assertThat(states(represent(CONTINUOUS, NOTHING), 0).isInsteadOfNumber()).isTrue();
        assertThat(states(represent(CONTINUOUS, NOTHING), 2).isInsteadOfNumber()).isTrue();
        assertThat(states(represent(CONTINUOUS, NOTHING), 1).isInsteadOfNumber()).isFalse();
        assertThat(states(represent(BINNED, NOTHING), 0).isInsteadOfNumber()).isFalse();
    }

    @Test
    void anUnseenCategoryBesideMissingOnesStaysWhatItIs() {
        Row x = Row.parse(SCHEMA, List.of("40", "Abroad", "170", "f"));
        InterpretableInstance<Row> instance = represent(BINNED, x);
        assertThat(states(instance, 1).origin()).isEqualTo(-1);
        assertThat(instance.features().get(1).label()).isEqualTo("work = Abroad");
        List<Row> rows = instance.newDecoder(8).decode(sample(instance, 8, 1), 0, 8, new RandomStreams(1).rows());
        assertThat(rows.get(0)).isEqualTo(x);
    }

    @Test
    void theWeightOfAMissingCellIsWhatItsBeingMissingAdds() {
        BlackBox<Row> model = BlackBox.ofScalar(
                Row.class, Outputs.regression("y"), row -> (row.isMissing(0) ? 3 : 0) + (row.isMissing(1) ? -2 : 0));
        for (String discretizer : List.of("quartile", "none")) {
            Explanation expected = null;
            for (int threads : new int[] {1, 3}) {
                Explanation explanation = LimeExplainer.builder(model)
                        .background(BACKGROUND)
                        .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                        .surrogate(ComponentRef.of("ridge").with("alpha", 0))
                        .execution(Execution.standard().withThreads(threads))
                        .build()
                        .explain(Row.of(SCHEMA, NONE, NONE, 170, 1), ExplanationRequest.standard().withSamples(2_000).withSeed(4));
                if (expected == null) {
                    expected = explanation;
                }
                assertThat(explanation).as("%s, %d threads", discretizer, threads).isEqualTo(expected);
            }
            List<FeatureContribution> found = expected.outputs().get(0).contributions();
            assertThat(found.get(0).label()).isEqualTo("age is missing");
            assertThat(found.get(0).weight()).isCloseTo(3, within(1e-9));
            assertThat(found.get(1).label()).isEqualTo("work is missing");
            assertThat(found.get(1).weight()).isCloseTo(-2, within(1e-9));
            assertThat(found.subList(2, found.size())).allSatisfy(other -> assertThat(other.weight()).isCloseTo(0, within(1e-9)));
        }
    }

    private static Codes sample(InterpretableInstance<Row> instance, int n, long seed) {
        Codes codes = new Codes(instance.codeSpace(), n);
        codes.hold(0, n);
        new BackgroundSampler("test", BackgroundSampler.Centre.MEAN, 1).sample(codes, n, new RandomStreams(seed), new double[n]);
        return codes;
    }
}
