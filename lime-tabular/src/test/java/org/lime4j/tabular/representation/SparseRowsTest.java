package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.Explainer;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.QuantileDiscretizer;
import org.lime4j.tabular.representation.TabularRepresentation.Columns;

/** Rows of many columns of which few are not 0. */
class SparseRowsTest {
    private static final int COLUMNS = 40;
    private static final TableSchema SCHEMA = schema(COLUMNS);
    private static final TabularBackground BACKGROUND = background();
    /** Not 0 in columns 3, 8, 17 and 31; missing in 22. */
    private static final Row SPARSE =
            Row.sparse(SCHEMA, new int[] {3, 8, 17, 22, 31}, new double[] {1.5, -0.5, 2, Double.NaN, 0.75});

    private static TableSchema schema(int columns) {
        return TableSchema.ofNumeric(IntStream.range(0, columns).mapToObj(j -> "x" + j).toArray(String[]::new));
    }

    private static TabularBackground background() {
        SplittableRandom random = new SplittableRandom(7);
        TabularBackground.Builder builder = TabularBackground.builder(SCHEMA);
        for (int i = 0; i < 400; i++) {
            int[] columns = IntStream.range(0, COLUMNS).filter(j -> random.nextInt(3) == 0).toArray();
            double[] values = Arrays.stream(columns)
                    .mapToDouble(j -> j == 22 && random.nextBoolean() ? Double.NaN : 3 * random.nextDouble() - 1).toArray();
            builder.add(Row.sparse(SCHEMA, columns, values), Integer.toString(random.nextInt(2)));
        }
        return builder.build();
    }

    private static Row whole(Row row) {
        double[] cells = new double[row.size()];
        row.copyTo(cells, 0);
        return Row.of(row.schema(), cells);
    }

    /** A sum over the stored cells, so that zeros that are stored change nothing. */
    private static double score(Row row) {
        double sum = row.isMissing(22) ? 1 : 0;
        for (int k = 0; k < row.stored(); k++) {
            if (!Double.isNaN(row.storedNumber(k))) {
                sum += Math.sin(row.storedColumn(k)) * row.storedNumber(k);
            }
        }
        return sum;
    }

    private static LimeExplainer<Row> explainer(String discretizer, String columns, ComponentRef<?> sampler, Execution execution) {
        BlackBox<Row> model = BlackBox.of(Row.class, Outputs.regression("y"), Concurrency.CONCURRENT,
                batch -> batch.stream().map(row -> new double[] {score(row)}).toArray(double[][]::new));
        ComponentRef<?> representation = ComponentRef.of("tabular").with("discretizer", discretizer);
        return LimeExplainer.builder(model)
                .background(BACKGROUND)
                .representation(columns == null ? representation : representation.with("columns", columns))
                .sampler(sampler)
                .execution(execution)
                .build();
    }

    @ParameterizedTest
    @CsvSource({"quartile,training-distribution,1,256", "decile,training-distribution,3,7",
        "entropy,training-distribution,1,1", "none,training-distribution,3,7", "none,gaussian,1,256",
        "none,latin-hypercube,3,7"})
    void aSparseRowIsExplainedAsTheWholeRowWhoseZerosAreNoFeatures(String discretizer, String sampler, int threads, int batch) {
        Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
        ExplanationRequest request = ExplanationRequest.standard().withSamples(500).withSeed(3);
        List<ComponentRef<?>> samplers = new ArrayList<>(List.of(ComponentRef.of(sampler)));
        if (sampler.equals("latin-hypercube")) {
            samplers.add(ComponentRef.of(sampler).with("around", "instance"));
        }
        for (ComponentRef<?> ref : samplers) {
            Explanation sparse = explainer(discretizer, "non-zero", ref, execution).explain(SPARSE, request);
            Explanation whole =
                    explainer(discretizer, "non-zero", ref, Execution.standard()).explain(whole(SPARSE), request);
            assertThat(sparse).isEqualTo(whole).hasToString(whole.toString());
            assertThat(explainer(discretizer, null, ref, execution).explain(SPARSE, request).outputs())
                    .as("the default").isEqualTo(sparse.outputs());
            assertThat(sparse.subject()).isEqualTo(new Subject.Tabular(List.of(
                    new Subject.Cell("x3", "1.5"), new Subject.Cell("x8", "-0.5"), new Subject.Cell("x17", "2"),
                    new Subject.Cell("x22", ""), new Subject.Cell("x31", "0.75"))));
            assertThat(sparse.outputs().get(0).contributions()).extracting(FeatureContribution::location)
                    .containsExactlyInAnyOrder(IntStream.of(3, 8, 17, 22, 31).mapToObj(Location.Column::new).toArray(Location[]::new));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quartile", "none"})
    void allColumnsOfASparseRowAreThoseOfTheWholeRow(String discretizer) {
        ExplanationRequest request = ExplanationRequest.standard().withSamples(300).withSeed(3);
        ComponentRef<?> sampler = ComponentRef.of("training-distribution");
        Explanation whole = explainer(discretizer, "all", sampler, Execution.standard()).explain(whole(SPARSE), request);
        assertThat(explainer(discretizer, "all", sampler, Execution.standard()).explain(SPARSE, request)).isEqualTo(whole);
        assertThat(explainer(discretizer, null, sampler, Execution.standard()).explain(whole(SPARSE), request).outputs())
                .as("the default of a row stored whole").isEqualTo(whole.outputs());
        assertThat(((Subject.Tabular) whole.subject()).cells()).hasSize(COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quartile", "none"})
    void allOtherColumnsStayZeroAndRowsAreStoredAsTheInstance(String discretizer) {
        ConcurrentLinkedQueue<Row> asked = new ConcurrentLinkedQueue<>();
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> {
            asked.add(row.detached());
            return score(row);
        });
        LimeExplainer<Row> explainer = LimeExplainer.builder(model).background(BACKGROUND)
                .representation(ComponentRef.of("tabular").with("discretizer", discretizer).with("columns", "non-zero")).build();
        for (Row x : List.of(SPARSE, whole(SPARSE))) {
            asked.clear();
            explainer.explain(x, ExplanationRequest.standard().withSamples(200));
            assertThat(asked).hasSize(200).allSatisfy(row -> {
                assertThat(row.isSparse()).isEqualTo(x.isSparse());
                assertThat(row.stored()).isEqualTo(x.stored());
                for (int j = 0; j < COLUMNS; j++) {
                    assertThat(row.number(j) == 0 || x.number(j) != 0).as("column %d", j).isTrue();
                }
            });
            assertThat(asked.stream().map(row -> row.number(3)).distinct().count()).isGreaterThan(20);
        }
    }

    /** All columns have the same values, so that codes around one row could be taken for codes around another. */
    @Test
    void rowsWithOtherFeaturesShareNoSamples() {
        TabularBackground.Builder builder = TabularBackground.builder(SCHEMA);
        for (int i = 0; i < COLUMNS; i++) {
            double[] cells = new double[COLUMNS];
            for (int j = 0; j < COLUMNS; j++) {
                cells[j] = Math.max(0, (i + j) % COLUMNS - 20);
            }
            builder.add(Row.of(SCHEMA, cells));
        }
        LimeExplainer<Row> explainer = LimeExplainer.builder(
                        BlackBox.ofScalar(Row.class, Outputs.regression("y"), SparseRowsTest::score))
                .background(builder.build()).representation("tabular").build();
        ExplanationRequest request = ExplanationRequest.standard().withSamples(100).withSeed(9);
        List<Row> xs = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            xs.add(Row.sparse(SCHEMA, new int[] {i % 20, 20 + i % 3}, new double[] {1, 2}));
        }
        List<Explanation> many = new ArrayList<>();
        explainer.explainAll(xs, request, result -> many.add(((Result.Success) result).explanation()));
        for (int i = 0; i < xs.size(); i++) {
            assertThat(many.get(i)).isEqualTo(
                    explainer.explain(xs.get(i), request.withSeed(Explainer.seedOf(9, i))));
        }
    }

    @Test
    void realRowsAreOfferedOnlyWhereAllColumnsAreFeatures() {
        TabularBackground kept = TabularBackground.withRows(SCHEMA, new double[][] {new double[COLUMNS], new double[COLUMNS]});
        for (Row x : List.of(SPARSE, whole(SPARSE))) {
            for (Columns columns : Columns.values()) {
                assertThat(new TabularRepresentation(kept, new QuantileDiscretizer(4), Optional.of(columns))
                        .represent(x, new RandomStreams(1)).codeSpace().blocks().get(0).realRows().isPresent())
                        .isEqualTo(columns == Columns.ALL);
            }
        }
    }

    @Test
    void missingCellsAndCategoriesAreNotZero() {
        TableSchema schema = TableSchema.of(Column.numeric("a"), Column.categorical("c", "x", "y"), Column.numeric("b"),
                Column.numeric("d"));
        TabularBackground background = TabularBackground.of(schema,
                new double[][] {{0, 0, 1, 4}, {1, 1, 0, Double.NaN}, {2, 0, 3, 5}, {3, 1, 2, 6}});
        TabularRepresentation representation =
                new TabularRepresentation(background, new QuantileDiscretizer(4), Optional.of(Columns.NON_ZERO));
        assertThat(representation.represent(Row.of(schema, -0.0, 0, 2, Double.NaN), new RandomStreams(1)).features())
                .extracting(InterpretableFeature::label).containsExactly("c = x", "1.50 < b <= 2.25", "d is missing");
    }

    @Test
    void aRowOfZerosHasNothingToExplain() {
        String message = "all 40 cells of the row are 0, and only columns that are not 0 are features: there is nothing to explain;"
                + " set columns = all to perturb the zeros too";
        Row zeros = Row.sparse(SCHEMA, new int[0], new double[0]);
        TabularRepresentation standard = TabularRepresentation.of(BACKGROUND);
        assertNothing(standard, zeros, message);
        TabularRepresentation nonZero =
                new TabularRepresentation(BACKGROUND, new QuantileDiscretizer(4), Optional.of(Columns.NON_ZERO));
        assertNothing(nonZero, whole(zeros), message);
        assertThat(standard.represent(whole(zeros), new RandomStreams(1)).features()).hasSize(COLUMNS);
    }

    private static void assertNothing(TabularRepresentation representation, Row x, String message) {
        assertThatThrownBy(() -> representation.represent(x, new RandomStreams(1)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage(message);
    }

    @Test
    void anInfiniteCellIsRefused() {
        Row x = Row.sparse(SCHEMA, new int[] {5}, new double[] {Double.NEGATIVE_INFINITY});
        assertNothing(TabularRepresentation.of(BACKGROUND), x,
                "column 'x5' of the row is -Infinity: give a finite number, or NaN for no value");
    }

    /** The first column is cut at once, so that a discretizer that cannot work says so before the first row. */
    @Test
    void aColumnIsCutWhenItIsAFeatureForTheFirstTime() {
        List<String> cut = new ArrayList<>();
        Discretizer recording = (column, statistics) -> {
            cut.add(column);
            return new QuantileDiscretizer(4).discretize(column, statistics);
        };
        TabularRepresentation representation = new TabularRepresentation(BACKGROUND, recording);
        assertThat(cut).containsExactly("x0");
        representation.represent(SPARSE, new RandomStreams(1));
        representation.represent(SPARSE, new RandomStreams(1));
        assertThat(cut).containsExactly("x0", "x3", "x8", "x17", "x22", "x31");
        representation.represent(whole(SPARSE), new RandomStreams(1));
        assertThat(new TreeSet<>(cut)).hasSize(COLUMNS);
        assertThat(cut).hasSize(COLUMNS);
    }
}
