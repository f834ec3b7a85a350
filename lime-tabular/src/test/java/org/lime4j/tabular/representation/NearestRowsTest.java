package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.QuantileDiscretizer;

/** The sampler {@code nearest-rows}: the model is asked about rows of the background and about nothing else. */
class NearestRowsTest {
    private static final double NONE = Double.NaN;
    private static final TableSchema SCHEMA = TableSchema.of(
            Column.numeric("age"), Column.categorical("work", "Private", "State", "Other"), Column.numeric("hours"),
            Column.numeric("constant"));

    /** A third of the ages and a fifth of the works are missing where that is asked for. */
    private static double[][] rows(long seed, int count, boolean missing) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = new double[] {
                missing && i % 3 == 0 ? NONE : 20 + Math.floor(45 * random.nextDouble()),
                missing && i % 5 == 0 ? NONE : random.nextInt(3),
                Math.round(600 * random.nextDouble()) / 10.0,
                4
            };
        }
        return rows;
    }

    private final List<Row> asked = Collections.synchronizedList(new ArrayList<>());

    private LimeExplainer<Row> explainer(
            TabularBackground background, String discretizer, ComponentRef<?> sampler, Execution execution) {
        return explainer(background, discretizer, sampler, execution,
                row -> (row.isMissing(0) ? 30 : row.number(0)) / 10 + row.number(2) * (row.number(1) == 1 ? 1 : 0.5));
    }

    private LimeExplainer<Row> explainer(TabularBackground background, String discretizer, ComponentRef<?> sampler,
            Execution execution, ToDoubleFunction<Row> f) {
        BlackBox<Row> model = BlackBox.of(Row.class, Outputs.regression("y"), Concurrency.CONCURRENT, batch -> {
            batch.forEach(row -> asked.add(row.detached()));
            return batch.stream().map(row -> new double[] {f.applyAsDouble(row)}).toArray(double[][]::new);
        });
        return LimeExplainer.builder(model)
                .background(background)
                .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                .sampler(sampler)
                .execution(execution)
                .build();
    }

    /** Row numbers by their distance, as its definition reads. */
    private static List<Integer> byDistance(TabularBackground background, Row x) {
        List<Row> rows = background.keptRows();
        double[] distances = new double[rows.size()];
        for (int i = 0; i < distances.length; i++) {
            double sum = 0;
            for (int j = 0; j < x.size(); j++) {
                double a = x.number(j);
                double b = rows.get(i).number(j);
                double deviation = x.schema().column(j).isNumeric() ? background.numeric(j).standardDeviation() : 0;
                boolean differ = deviation == 0 || x.isMissing(j) || rows.get(i).isMissing(j);
                double step = differ ? (Double.compare(a, b) == 0 ? 0 : 1) : (a - b) / deviation;
                sum += step * step;
            }
            distances[i] = Math.sqrt(sum);
        }
        return IntStream.range(0, distances.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> distances[i]).thenComparing(i -> i))
                .toList();
    }

    private static List<Row> rowsOf(TabularBackground background, List<Integer> numbers) {
        return numbers.stream().map(background.keptRows()::get).toList();
    }

    @ParameterizedTest
    @CsvSource({"quartile,1", "quartile,2", "none,3", "none,4", "decile,5"})
    void theModelIsAskedAboutTheInstanceAndTheNearestRowsAndNothingElse(String discretizer, long seed) {
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows(seed, 400, false));
        Row x = Row.of(SCHEMA, 37.5, 1, 33.3, 4);
        Explanation explanation = explainer(background, discretizer, ComponentRef.of("nearest-rows"), Execution.standard())
                .explain(x, ExplanationRequest.standard().withSamples(121).withSeed(seed));
        List<Row> expected = rowsOf(background, byDistance(background, x).subList(0, 120));
        assertThat(asked.get(0)).isEqualTo(x);
        assertThat(asked.subList(1, asked.size())).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
        LocalFidelity fidelity = explanation.outputs().get(0).fidelity();
        assertThat(fidelity.samples()).isEqualTo(121);
        assertThat(fidelity.distinctSamples()).isEqualTo(asked.size());
        assertThat(fidelity.effectiveSampleSize()).isBetween(1.0, 121.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aGivenNumberOfNeighboursIsDrawnFrom(long seed) {
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows(seed, 400, false));
        Row x = Row.of(SCHEMA, 60, 0, 10, 4);
        explainer(background, "quartile", ComponentRef.of("nearest-rows").with("neighbours", 100), Execution.standard())
                .explain(x, ExplanationRequest.standard().withSamples(61).withSeed(seed));
        List<Row> nearest = rowsOf(background, byDistance(background, x).subList(0, 100));
        List<Row> drawn = asked.subList(1, asked.size());
        assertThat(drawn).hasSize(60);
        assertThat(nearest).as("seed %d", seed).containsAll(drawn);
        assertThat(nearest.subList(0, 60)).as("drawn, not the nearest").isNotEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource({"quartile", "none"})
    void threadsAndBatchesChangeNothing(String discretizer) {
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows(7, 400, true));
        Row x = Row.of(SCHEMA, 41, 2, 20, 4);
        ExplanationRequest request = ExplanationRequest.standard().withSamples(151).withSeed(5);
        ComponentRef<?> sampler = ComponentRef.of("nearest-rows").with("neighbours", 200);
        Explanation one = explainer(background, discretizer, sampler, Execution.standard()).explain(x, request);
        for (int threads : new int[] {1, 3, 8}) {
            for (int batch : new int[] {1, 7, 64, 151}) {
                Execution execution = Execution.standard().withThreads(threads).withBatchSize(batch);
                assertThat(explainer(background, discretizer, sampler, execution).explain(x, request))
                        .as("%d threads, batches of %d", threads, batch)
                        .isEqualTo(one);
            }
        }
        assertThat(explainer(background, discretizer, sampler, Execution.standard()).explain(x, request.withSeed(6)).outputs())
                .isNotEqualTo(one.outputs());
    }

    /** Two columns that are always equal in the data, and a model that answers garbage where they are not. */
    @Test
    void aModelIsNotAskedOffTheManifoldOnWhichItLearned() {
        SplittableRandom random = new SplittableRandom(11);
        TableSchema twins = TableSchema.ofNumeric("x1", "x2", "x3");
        double[][] rows = new double[500][];
        for (int i = 0; i < rows.length; i++) {
            double twin = 10 * random.nextDouble();
            rows[i] = new double[] {twin, twin, 10 * random.nextDouble()};
        }
        TabularBackground background = TabularBackground.withRows(twins, rows);
        Row x = Row.of(twins, 5, 5, 5);
        ExplanationRequest request = ExplanationRequest.standard().withSamples(401);
        ToDoubleFunction<Row> f = row -> row.number(0) == row.number(1) ? 2 * row.number(0) - row.number(2) : 1e6;

        Explanation real = explainer(background, "none", ComponentRef.of("nearest-rows"), Execution.standard(), f)
                .explain(x, request);
        assertThat(asked).hasSize(401).allMatch(row -> row.number(0) == row.number(1));
        assertThat(real.outputs().get(0).fidelity().weightedR2()).isGreaterThan(0.98);
        double deviation = background.numeric(0).standardDeviation();
        double twinsTogether = real.outputs().get(0).contributions().stream()
                .filter(feature -> !feature.label().equals("x3"))
                .mapToDouble(feature -> feature.weight() / deviation)
                .sum();
        assertThat(twinsTogether).as("what both say together").isCloseTo(2, within(0.1));

        asked.clear();
        Explanation drawn = explainer(
                        background, "none", ComponentRef.of("training-distribution"), Execution.standard(), f)
                .explain(x, request);
        assertThat(asked).filteredOn(row -> row.number(0) != row.number(1)).hasSize(400);
        assertThat(drawn.outputs().get(0).fidelity().weightedR2()).as("garbage").isLessThan(0.5);
    }

    @Test
    void aRowThatIsTheInstanceItselfIsTakenAsAnyOther() {
        double[][] rows = rows(9, 100, false);
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows);
        Row x = Row.of(SCHEMA, rows[42]);
        explainer(background, "quartile", ComponentRef.of("nearest-rows"), Execution.standard())
                .explain(x, ExplanationRequest.standard().withSamples(31));
        assertThat(asked).filteredOn(x::equals).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void missingCellsAreStatesOfRealRowsToo(long seed) {
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows(seed, 300, true));
        for (Row x : List.of(Row.of(SCHEMA, 37, 1, 30, 4), Row.of(SCHEMA, NONE, NONE, 30, 4),
                Row.parse(SCHEMA, List.of("37", "Abroad", "30", "4")))) {
            asked.clear();
            explainer(background, "quartile", ComponentRef.of("nearest-rows"), Execution.standard())
                    .explain(x, ExplanationRequest.standard().withSamples(101));
            assertThat(asked.subList(1, 101)).as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(rowsOf(background, byDistance(background, x).subList(0, 100)));
        }
    }

    /** Continuous around an instance with a number: a row without one has no z′. Around one without: missing or not. */
    @Test
    void rowsWithoutANumberAreLeftOutWhereTheColumnIsContinuousAroundTheInstance() {
        TabularBackground background = TabularBackground.withRows(SCHEMA, rows(4, 300, true));
        ExplanationRequest all = ExplanationRequest.standard().withSamples(201);
        Row x = Row.of(SCHEMA, 37, 1, 30, 4);
        LimeExplainer<Row> explainer =
                explainer(background, "none", ComponentRef.of("nearest-rows"), Execution.standard());
        explainer.explain(x, all);
        assertThat(asked.subList(1, 201)).containsExactlyInAnyOrderElementsOf(
                background.keptRows().stream().filter(row -> !row.isMissing(0)).toList());
        assertThatThrownBy(() -> explainer.explain(x, all.withSamples(202)))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("there are 200 to take");

        asked.clear();
        explainer.explain(Row.of(SCHEMA, NONE, 1, 30, 4), all.withSamples(301));
        assertThat(asked.subList(1, 301)).containsExactlyInAnyOrderElementsOf(background.keptRows());
    }

    private void assertRefused(TabularBackground background, ComponentRef<?> sampler, int samples, String reason) {
        asked.clear();
        assertThatThrownBy(() -> explainer(background, "quartile", sampler, Execution.standard())
                        .explain(Row.of(SCHEMA, 37, 1, 30, 4), ExplanationRequest.standard().withSamples(samples)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining(reason);
        assertThat(asked).as("refused before any model call").isEmpty();
    }

    @Test
    void whatCannotBeDrawnIsRefusedBeforeTheModelIsAsked() {
        double[][] rows = rows(2, 50, false);
        TabularBackground kept = TabularBackground.withRows(SCHEMA, rows);
        assertRefused(kept, ComponentRef.of("nearest-rows"), 52, "draw at most 51 samples");
        assertRefused(kept, ComponentRef.of("nearest-rows").with("neighbours", 60), 20, "set 'neighbours' to at most 50");
        assertRefused(kept, ComponentRef.of("nearest-rows").with("neighbours", 10), 20, "set that to at least 19");
        assertRefused(TabularBackground.of(SCHEMA, rows), ComponentRef.of("nearest-rows"), 20,
                "sampler: sampler 'nearest-rows' takes rows of the background, but the instance has a background of statistics"
                        + " only: set the option 'rows'");
    }

    /** Two tables read together: rows of each are real, and drawn independently. */
    @Test
    void aBlockOfACompositeTakesItsRowsBesideOthers() {
        TabularBackground people = TabularBackground.withRows(SCHEMA, rows(1, 300, false));
        TableSchema numbers = TableSchema.ofNumeric("n");
        double[][] hundreds = IntStream.range(0, 300).mapToObj(i -> new double[] {100 * i}).toArray(double[][]::new);
        TabularBackground counts = TabularBackground.withRows(numbers, hundreds);
        Row person = Row.of(SCHEMA, 37, 1, 30, 4);
        for (String other : List.of("training-distribution", "nearest-rows")) {
            CompositeRepresentation both = new CompositeRepresentation(List.of(
                    part("person", people, ComponentRef.of("nearest-rows")), part("count", counts, ComponentRef.of(other))));
            List<Row> persons = new ArrayList<>();
            List<Row> others = new ArrayList<>();
            BlackBox<Composite> model = BlackBox.ofScalar(Composite.class, Outputs.regression("y"), z -> {
                persons.add(z.get("person", Row.class).detached());
                others.add(z.get("count", Row.class).detached());
                return z.get("person", Row.class).number(0) + z.get("count", Row.class).number(0);
            });
            Composite x = Composite.of("person", person, "count", Row.of(numbers, 0));
            LimeExplainer.builder(model).representation(both).build()
                    .explain(x, ExplanationRequest.standard().withSamples(101));
            assertThat(persons.subList(1, 101)).containsExactlyInAnyOrderElementsOf(
                    rowsOf(people, byDistance(people, person).subList(0, 100)));
            if (other.equals("nearest-rows")) {
                double[] drawn = others.subList(1, 101).stream().mapToDouble(row -> row.number(0)).toArray();
                assertThat(Arrays.stream(drawn).sorted().toArray())
                        .isEqualTo(IntStream.range(0, 100).mapToDouble(i -> 100 * i).toArray());
                List<Integer> ranks = byDistance(people, person);
                double together = 0;
                for (int i = 0; i < 100; i++) {
                    together += (ranks.indexOf(people.keptRows().indexOf(persons.get(i + 1))) - 49.5) * (drawn[i] / 100 - 49.5);
                }
                assertThat(Math.abs(together / (100 * (100 * 100 - 1) / 12.0)))
                        .as("rank correlation of nearness in both blocks").isLessThan(0.35);
            }
        }
        assertThatThrownBy(() -> LimeExplainer.builder(BlackBox.ofScalar(Composite.class, Outputs.regression("y"), z -> 0))
                        .representation(new CompositeRepresentation(List.of(
                                part("person", people, ComponentRef.of("gaussian")),
                                part("count", counts, ComponentRef.of("gaussian")))))
                        .sampler("nearest-rows")
                        .build()
                        .explain(Composite.of("person", person, "count", Row.of(numbers, 0)), ExplanationRequest.standard()))
                .hasMessageContaining("the instance has the blocks [person, count]: choose it as the sampler of the block");
    }

    private static CompositeRepresentation.Part part(String name, TabularBackground background, ComponentRef<?> sampler) {
        TabularRepresentation representation = new TabularRepresentation(background, new QuantileDiscretizer(4));
        return new CompositeRepresentation.Part(name, representation, sampler, representation.defaultKernel());
    }
}
