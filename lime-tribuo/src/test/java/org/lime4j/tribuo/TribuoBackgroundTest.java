package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class TribuoBackgroundTest {
    private static final Logger QUIET = Logger.getLogger("org.tribuo");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    private static MutableDataset<Label> empty() {
        LabelFactory factory = new LabelFactory();
        return new MutableDataset<>(new SimpleDataSourceProvenance("test", factory), factory);
    }

    private static Example<Label> example(String label, Object... namesAndValues) {
        Example<Label> example = new ArrayExample<>(new Label(label));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            example.add(new Feature((String) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue()));
        }
        return example;
    }

    /** As a row processor makes them: a number, a category, a number of few values that is missing at times. */
    private static MutableDataset<Label> mixed(int rows) {
        MutableDataset<Label> data = empty();
        SplittableRandom random = new SplittableRandom(21);
        for (int i = 0; i < rows; i++) {
            double age = 20 + random.nextInt(600) / 10.0;
            String country = List.of("KR", "US", "").get(random.nextInt(3));
            Example<Label> example = example(age > 45 ? "old" : "young", "age@value", age, "country@" + country, 1);
            if (i % 10 != 0) {
                example.add(new Feature("month@MONTH", 1 + random.nextInt(12)));
            }
            data.add(example);
        }
        return data;
    }

    /** Words that occur seldom, with counts; "rare" weights have many values. */
    private static MutableDataset<Label> sparse(int rows) {
        MutableDataset<Label> data = empty();
        SplittableRandom random = new SplittableRandom(22);
        for (int i = 0; i < rows; i++) {
            Example<Label> example = example(i % 2 == 0 ? "a" : "b", "w" + random.nextInt(5), 1 + random.nextInt(3));
            for (int j = 5; j < 20; j++) {
                if (random.nextInt(4) == 0) {
                    example.add(new Feature("w" + j, 1 + random.nextInt(3)));
                }
            }
            if (i % 3 == 0) {
                example.add(new Feature("weight", random.nextDouble() - 0.3));
            }
            data.add(example);
        }
        return data;
    }

    private static void assertSame(NumericStatistics found, NumericStatistics expected) {
        assertThat(found.count()).isEqualTo(expected.count());
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-9));
        assertThat(found.standardDeviation()).isCloseTo(expected.standardDeviation(), within(1e-9));
        assertThat(found.min()).isEqualTo(expected.min());
        assertThat(found.max()).isEqualTo(expected.max());
    }

    @Test
    void aDatasetOfRowsGivesColumnsOfNumbersAndCategories() {
        TabularBackground background = TribuoBackground.of(mixed(300));
        assertThat(background.schema().columns()).containsExactly(
                Column.numeric("age"), Column.categorical("country", "", "KR", "US"), Column.numeric("month@MONTH"));
        assertThat(background.rows()).isEqualTo(300);
        assertThat(background.missing(2)).isEqualTo(30);
        assertThat(background.missing(0)).isZero();
        long[] counts = background.counts(1);
        assertThat(counts[0] + counts[1] + counts[2]).isEqualTo(300);
    }

    @Test
    void rowsOfExamplesAreTheExamplesForTheModel() {
        for (MutableDataset<Label> data : List.of(mixed(200), sparse(200))) {
            Model<Label> model = new LogisticRegressionTrainer().train(data);
            for (TabularBackground background : List.of(TribuoBackground.of(data), TribuoBackground.of(model))) {
                TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(model, background.schema());
                for (Example<Label> example : data) {
                    double[] out = new double[2];
                    blackBox.predict(List.of(TribuoBackground.row(background, example)), out, 0);
                    assertThat(out[0]).isEqualTo(
                            model.predict(example).getOutputScores().get(blackBox.outputs().names().get(0)).getScore());
                }
            }
        }
    }

    /** Tribuo does not count zeros; the number of examples tells how many there are. */
    @Test
    void zerosOfWholeRowsAreNotMissingInAModel() {
        MutableDataset<Label> data = empty();
        SplittableRandom random = new SplittableRandom(23);
        for (int i = 0; i < 200; i++) {
            int smoker = random.nextInt(2);
            data.add(example(smoker == 1 ? "ill" : "well", "age", random.nextInt(3) == 0 ? 0 : random.nextDouble() - 0.2,
                    "kids", random.nextInt(3), "never", 0, "smoker", smoker, "year", 1 + random.nextInt(9), "x", 1 + i % 2));
        }
        TabularBackground ofData = TribuoBackground.of(data);
        TabularBackground ofModel = TribuoBackground.of(new LogisticRegressionTrainer().train(data));
        assertThat(ofModel.schema()).isEqualTo(ofData.schema());
        for (int j = 0; j < ofData.schema().size(); j++) {
            assertThat(ofModel.missing(j)).as(ofData.schema().column(j).name()).isZero();
            assertSame(ofModel.numeric(j), ofData.numeric(j));
        }
    }

    /** Absent is 0 in sparse data, and missing in rows; a model cannot tell the latter from 0. */
    @Test
    void aModelKeepsTheStatisticsOfItsData() {
        for (MutableDataset<Label> data : List.of(mixed(400), sparse(400))) {
            TabularBackground ofData = TribuoBackground.of(data);
            TabularBackground ofModel = TribuoBackground.of(new LogisticRegressionTrainer().train(data));
            assertThat(ofModel.schema()).isEqualTo(ofData.schema());
            assertThat(ofModel.rows()).isEqualTo(ofData.rows());
            int moments = 0;
            for (int j = 0; j < ofData.schema().size(); j++) {
                if (!ofData.schema().column(j).isNumeric()) {
                    assertThat(ofModel.counts(j)).containsExactly(ofData.counts(j));
                } else {
                    assertThat(ofModel.missing(j)).isZero();
                    if (ofData.missing(j) > 0) {
                        assertThat(ofModel.numeric(j).mean() * ofModel.rows())
                                .isCloseTo(ofData.numeric(j).mean() * ofData.numeric(j).count(), within(1e-9));
                        continue;
                    }
                    assertSame(ofModel.numeric(j), ofData.numeric(j));
                    if (ofModel.numeric(j).hasRanks()) {
                        assertThat(ofModel.numeric(j)).isEqualTo(ofData.numeric(j));
                    } else {
                        moments++;
                    }
                }
            }
            assertThat(moments).isEqualTo(1);
        }
    }

    @Test
    void columnsWithoutQuantilesStayContinuousOrAreRefused() {
        MutableDataset<Label> data = mixed(400);
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        TabularBackground background = TribuoBackground.of(model);
        LimeExplainer<Row> explainer = LimeExplainer.builder(TribuoBlackBox.of(model, background.schema()))
                .background(background)
                .representation("tabular")
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .build();
        Explanation why = explainer.explain(
                TribuoBackground.row(background, data.getExample(7)), ExplanationRequest.standard().withSamples(1000).withOutputs("old"));
        List<String> labels = new ArrayList<>();
        for (FeatureContribution contribution : why.output("old").contributions()) {
            labels.add(contribution.label());
        }
        assertThat(labels).contains("age").anyMatch(label -> label.contains("month@MONTH <=") || label.contains("month@MONTH >"))
                .anyMatch(label -> label.startsWith("country = "));
        assertThatThrownBy(() -> LimeExplainer.builder(TribuoBlackBox.of(model, background.schema()))
                        .background(background)
                        .representation(ComponentRef.of("tabular")
                                .with("discretizer", ComponentRef.of("boundaries").with("columns", Map.of("age", List.of(30.0)))))
                        .build())
                .hasMessageContaining("the background has the mean, the deviation and the ends of the column, but not how many of its"
                        + " values lie between [30.0]");
    }

    /** Nearly the same continuous explanation, whether the data are there or gone: to the model, missing months are 0. */
    @Test
    void withoutBinsTheModelIsAsGoodAsItsData() {
        MutableDataset<Label> data = mixed(400);
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        List<Explanation> found = new ArrayList<>();
        for (TabularBackground background : List.of(TribuoBackground.of(data), TribuoBackground.of(model))) {
            found.add(LimeExplainer.builder(TribuoBlackBox.of(model, background.schema()))
                    .background(background)
                    .representation(ComponentRef.of("tabular").with("discretizer", "none"))
                    .build()
                    .explain(TribuoBackground.row(background, data.getExample(11)), ExplanationRequest.standard().withSamples(800)));
        }
        List<FeatureContribution> ofData = found.get(0).outputs().get(0).contributions();
        List<FeatureContribution> ofModel = found.get(1).outputs().get(0).contributions();
        for (int k = 0; k < ofData.size(); k++) {
            assertThat(ofModel.get(k).label()).isEqualTo(ofData.get(k).label());
            assertThat(ofModel.get(k).weight()).isCloseTo(ofData.get(k).weight(), within(0.01));
        }
    }

    @Test
    void rowsAreKeptIfAskedFor() {
        TabularBackground background = TribuoBackground.of(mixed(100), 20, 3);
        assertThat(background.keptRows()).hasSize(20);
    }

    @Test
    void whatIsNoGroupOfCategoriesStaysNumbers() {
        MutableDataset<Label> data = empty();
        data.add(example("a", "f@x", 1, "f@y", 1, "g@x", 1, "h", 0));
        data.add(example("b", "g@y", 1, "h", 2, "f@x", 1));
        data.add(example("b", "g@y", 1, "h", 3, "f@y", 1));
        assertThat(TribuoBackground.of(data).schema().columns()).containsExactly(
                Column.numeric("f@x"), Column.numeric("f@y"), Column.categorical("g", "x", "y"), Column.numeric("h"));
        // The numbers of f@x and f@y are those of a group; only the data show that it is none.
        data.add(example("b", "g@y", 1, "h", 3));
        assertThat(TribuoBackground.of(data).schema().columns()).contains(Column.numeric("f@x"), Column.numeric("f@y"));
        Row zero = TribuoBackground.row(TribuoBackground.of(data), example("a", "f@x", 0, "f@y", 1, "g@x", 1, "h", 0, "new", 3));
        assertThat(zero.isSparse()).isFalse();
        assertThat(zero.isMissing(0)).isFalse();
    }

    @Test
    void whatHasNoStatisticsIsRefused() {
        assertThatThrownBy(() -> TribuoBackground.of(empty()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessageStartingWith("the background has 0 examples with 0 features");
    }
}
