package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

class TabularRepresentationTest {
    private static final TableSchema SCHEMA = TableSchema.of(
            Column.numeric("age"), Column.categorical("work", "Private", "State"), Column.numeric("constant"));
    private static final TabularBackground BACKGROUND = background();
    private static final TabularRepresentation BINNED = TabularRepresentation.of(BACKGROUND);
    private static final TabularRepresentation CONTINUOUS =
            new TabularRepresentation(BACKGROUND, (column, statistics) -> Optional.empty());
    private static final Row X = Row.of(SCHEMA, 37.5, 1, 4);

    private static TabularBackground background() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] rows = new double[200][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {20 + Math.floor(40 * random.nextDouble()), random.nextInt(2), 5};
        }
        return TabularBackground.of(SCHEMA, rows);
    }

    private static InterpretableInstance<Row> represent(TabularRepresentation representation, Row x) {
        return representation.represent(x, new RandomStreams(1));
    }

    @Test
    void describesBinsAndCategories() {
        InterpretableInstance<Row> instance = represent(BINNED, X);
        List<InterpretableFeature> features = instance.features();
        double[] quartiles = {
            BACKGROUND.numeric(0).quantile(0.25), BACKGROUND.numeric(0).quantile(0.5), BACKGROUND.numeric(0).quantile(0.75)
        };
        int bin = quartiles[0] >= 37.5 ? 0 : quartiles[1] >= 37.5 ? 1 : quartiles[2] >= 37.5 ? 2 : 3;
        assertThat(features).extracting(InterpretableFeature::kind).containsOnly(FeatureKind.BINARY);
        assertThat(features.get(0).key()).isEqualTo(FeatureKey.of("age", "bin " + bin));
        assertThat(features.get(0).label()).contains("< age <= ").contains(".");
        assertThat(features.get(0).location()).isEqualTo(new Location.Column(0));
        assertThat(features.get(1).label()).isEqualTo("work = State");
        assertThat(features.get(1).key()).isEqualTo(FeatureKey.of("work", "= State"));
        assertThat(features.get(2).label()).isEqualTo("constant <= 5.00");
        assertThat(instance.subject()).isEqualTo(new Subject.Tabular(List.of(
                new Subject.Cell("age", "37.5"), new Subject.Cell("work", "State"), new Subject.Cell("constant", "4"))));
        CodeColumn.Categorical work = (CodeColumn.Categorical) instance.codeSpace().blocks().get(0).columns().get(1);
        assertThat(work.frequencies()).containsExactly(BACKGROUND.frequencies(1));
        assertThat(work.origin()).isEqualTo(1);
    }

    @Test
    void standardisesContinuousColumnsAndGivesZeroWhereNothingVaries() {
        InterpretableInstance<Row> instance = represent(CONTINUOUS, X);
        InterpretableFeature age = instance.features().get(0);
        double mean = BACKGROUND.numeric(0).mean();
        double deviation = BACKGROUND.numeric(0).standardDeviation();
        assertThat(age.kind()).isEqualTo(FeatureKind.NUMERIC);
        assertThat(age.label()).isEqualTo("age");
        assertThat(age.value()).isEqualTo((37.5 - mean) / deviation);
        assertThat(instance.features().get(2).value()).isZero();
        assertThat(instance.features().get(2).range()).isZero();
        assertThat(instance.codeSpace().blocks().get(0).columns().get(0))
                .isEqualTo(new CodeColumn.Continuous(37.5, mean, deviation));
        Codes codes = drawn(instance, 5, 3);
        DenseSamples design = new DenseSamples(10, 3);
        instance.encode(codes, design, 4);
        for (int i = 0; i < 5; i++) {
            assertThat(design.get(4 + i, 0)).isEqualTo((codes.block(0).get(i, 0) - mean) / deviation);
            assertThat(design.get(4 + i, 2)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void encodesOneWhereTheStateIsTheInstancesInBitsAndInNumbersAlike(long seed) {
        InterpretableInstance<Row> instance = represent(BINNED, X);
        Codes codes = drawn(instance, 50, seed);
        BinarySamples bits = new BinarySamples(60, 3);
        for (int i = 0; i < 60; i++) {
            bits.setRow(i);
        }
        DenseSamples numbers = new DenseSamples(60, 3);
        instance.encode(codes, bits, 7);
        instance.encode(codes, numbers, 7);
        List<CodeColumn> columns = instance.codeSpace().blocks().get(0).columns();
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 3; j++) {
                double expected = codes.block(0).get(i, j) == columns.get(j).origin() ? 1 : 0;
                assertThat(bits.get(7 + i, j)).as("seed %d row %d column %d", seed, i, j).isEqualTo(expected);
                assertThat(numbers.get(7 + i, j)).isEqualTo(expected);
            }
        }
        assertThat(bits.countRow(7)).isEqualTo(3);
        assertThat(bits.countRow(6)).as("rows before stay").isEqualTo(3);
    }

    @Test
    void rowZeroIsTheInstanceItself() {
        Row x = Row.parse(SCHEMA, List.of("37.50", "Abroad", "4"));
        for (TabularRepresentation representation : List.of(BINNED, CONTINUOUS)) {
            InterpretableInstance<Row> instance = represent(representation, x);
            Codes codes = drawn(instance, 4, 9);
            List<Row> rows = instance.newDecoder(4).decode(codes, 0, 4, new RandomStreams(2).rows());
            assertThat(rows.get(0)).isEqualTo(x);
            assertThat(rows.get(1)).isNotEqualTo(x);
            assertThat(rows.get(1).text(1)).isNotEqualTo("Abroad");
        }
    }

    @Test
    void anUnseenCategoryIsAFeatureThatNoSampleHas() {
        InterpretableInstance<Row> instance = represent(BINNED, Row.parse(SCHEMA, List.of("30", "Abroad", "5")));
        assertThat(instance.features().get(1).label()).isEqualTo("work = Abroad");
        BinarySamples bits = new BinarySamples(50, 3);
        instance.encode(drawn(instance, 50, 4), bits, 0);
        assertThat(bits.isSet(0, 1)).isTrue();
        for (int i = 1; i < 50; i++) {
            assertThat(bits.isSet(i, 1)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void valuesLieInTheirBinAndDependOnNeitherChunkNorBatch(long seed) {
        InterpretableInstance<Row> instance = represent(BINNED, X);
        int n = 64;
        Codes whole = drawn(instance, n, seed);
        List<double[]> expected = numbers(instance.newDecoder(n).decode(whole, 0, n, new RandomStreams(seed).rows()));
        for (int size : new int[] {1, 7, 64}) {
            Decoder<Row> decoder = instance.newDecoder(size);
            RowRandom random = new RandomStreams(seed).rows();
            for (int start = 0; start < n; start += 16) {
                Codes chunk = chunk(instance, whole, start, 16);
                for (int from = 0; from < 16; from += size) {
                    int to = Math.min(16, from + size);
                    List<double[]> found = numbers(decoder.decode(chunk, from, to, random));
                    for (int i = from; i < to; i++) {
                        assertThat(found.get(i - from)).as("seed %d, row %d, size %d", seed, start + i, size)
                                .containsExactly(expected.get(start + i));
                    }
                }
            }
        }
        InterpretableInstance<Row> again = represent(BINNED, X);
        double previous = Double.NEGATIVE_INFINITY;
        for (int bin = 0; bin < 4; bin++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 1; i < n; i++) {
                if (whole.block(0).get(i, 0) == bin) {
                    least = Math.min(least, expected.get(i)[0]);
                    most = Math.max(most, expected.get(i)[0]);
                }
            }
            assertThat(least).isGreaterThan(previous);
            previous = most;
        }
        for (int i = 1; i < n; i++) {
            assertThat(expected.get(i)[2]).as("a column with one value gives it").isEqualTo(5);
        }
        assertThat(again.newDecoder(1).deterministic()).isFalse();
    }

    @Test
    void onlyDecodersThatDrawNothingAreDeterministic() {
        assertThat(represent(BINNED, X).newDecoder(1).deterministic()).isFalse();
        assertThat(represent(CONTINUOUS, X).newDecoder(1).deterministic()).isTrue();
    }

    @Test
    void refusesRowsThatItCannotExplain() {
        assertBad(Row.of(SCHEMA, Double.NEGATIVE_INFINITY, 0, 5),
                "column 'age' of the row is -Infinity: give a finite number, or NaN for no value");
        assertBad(Row.of(SCHEMA, 30, Double.POSITIVE_INFINITY, 5),
                "column 'work' of the row is Infinity, which is not the code of a category; codes are 0 .. 1");
        assertBad(Row.of(SCHEMA, 30, 0.5, 5), "column 'work' of the row is 0.5, which is not the code of a category; codes are 0 .. 1");
        assertBad(Row.of(SCHEMA, 30, 2, 5), "column 'work' of the row is 2.0, which is not the code of a category; codes are 0 .. 1");
        assertBad(Row.of(TableSchema.ofNumeric("a", "b"), 1, 2),
                "the row has the columns [a, b], but the background has [age, work, constant]: make the row with the schema of the"
                        + " background");
        TableSchema others = TableSchema.of(Column.numeric("age"), Column.categorical("work", "State", "Private"), Column.numeric("constant"));
        assertBad(Row.of(others, 1, 0, 5), "column 'work' has other categories in the row than in the background: make the row with the"
                + " schema of the background");
    }

    private static void assertBad(Row x, String message) {
        assertThatThrownBy(() -> represent(BINNED, x))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage(message);
    }

    /** Codes of rows 0 .. n - 1, drawn evenly over states; row 0 is the instance. */
    private static Codes drawn(InterpretableInstance<Row> instance, int n, long seed) {
        Codes codes = new Codes(instance.codeSpace(), n);
        codes.hold(0, n);
        RandomGenerator random = new SplittableRandom(seed);
        List<CodeColumn> columns = instance.codeSpace().blocks().get(0).columns();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns.size(); j++) {
                double code = columns.get(j) instanceof CodeColumn.Categorical states
                        ? likely(states, random)
                        : 30 + random.nextDouble();
                codes.block(0).set(i, j, i == 0 ? columns.get(j).origin() : code);
            }
        }
        return codes;
    }

    private static int likely(CodeColumn.Categorical states, RandomGenerator random) {
        int state;
        do {
            state = random.nextInt(states.states());
        } while (states.frequency(state) == 0);
        return state;
    }

    private static Codes chunk(InterpretableInstance<Row> instance, Codes whole, int start, int rows) {
        Codes chunk = new Codes(instance.codeSpace(), rows);
        chunk.hold(start, rows);
        SampleMatrix into = chunk.block(0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < into.columns(); j++) {
                into.set(i, j, whole.block(0).get(start + i, j));
            }
        }
        return chunk;
    }

    private static List<double[]> numbers(List<Row> rows) {
        List<double[]> all = new ArrayList<>();
        for (Row row : rows) {
            double[] numbers = new double[row.size()];
            row.copyTo(numbers, 0);
            all.add(numbers);
        }
        return all;
    }
}
