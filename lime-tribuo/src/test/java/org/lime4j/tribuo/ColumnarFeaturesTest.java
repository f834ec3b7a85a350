package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.feature.UniqueProcessor;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor.DateFeatureType;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.data.columnar.processors.field.RegexFieldProcessor;
import org.tribuo.data.columnar.processors.field.TextFieldProcessor;
import org.tribuo.data.columnar.processors.response.FieldResponseProcessor;
import org.tribuo.data.csv.CSVDataSource;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.util.tokens.impl.BreakIteratorTokenizer;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

class ColumnarFeaturesTest {
    private static final Path STAYS =
            Path.of(System.getProperty("lime.root", "..")).resolve("examples/tribuo/stays.csv").toAbsolutePath();
    private static final String[] WORDS = {"fine", "dull", "river", "영화", "cold", "old", "warm", "bed"};
    /** Tribuo warns of every cell that it cannot read, and of every step of a training. */
    private static final Logger QUIET = Logger.getLogger("org.tribuo");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    @TempDir private Path folder;

    private static List<FieldProcessor> fields() {
        return List.of(
                new DoubleFieldProcessor("age"),
                new IdentityProcessor("country"),
                new DateFieldProcessor("day", EnumSet.allOf(DateFeatureType.class), "d MMM uuuu", "de", "DE"),
                new TextFieldProcessor("review", new BasicPipeline(new BreakIteratorTokenizer(Locale.US), 2)),
                new TextFieldProcessor("title", new TokenPipeline(new UniversalTokenizer(), 1, true)),
                new RegexFieldProcessor("code", "([A-Z]+)-(\\d+)", EnumSet.of(RegexFieldProcessor.Mode.MATCH_ALL)));
    }

    private static RowProcessor<Regressor> processor() {
        RowProcessor<Regressor> processor = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(fields())
                .addRegexMappingProcessor("x\\d", new DoubleFieldProcessor("x", true))
                .addFeatureProcessor(new UniqueProcessor(UniqueProcessor.UniqueType.SUM))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        processor.expandRegexMapping(List.of("x1", "x2"));
        return processor;
    }

    private static Map<String, String> row(SplittableRandom random, boolean complete) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.GERMANY);
        Map<String, String> row = new HashMap<>();
        row.put("age", Integer.toString(20 + random.nextInt(50)));
        row.put("country", random.nextInt(3) == 0 ? " KR " : random.nextBoolean() ? "US" : "");
        row.put("day", LocalDate.of(2021, 1, 1).plusDays(random.nextInt(900)).format(format));
        row.put("review", text(random));
        row.put("title", text(random));
        row.put("code", "AB-" + random.nextInt(4));
        row.put("x1", Double.toString(random.nextDouble()));
        row.put("x2", Integer.toString(random.nextInt(9)) + ".50");
        if (!complete) {
            String[] odd = {"", "?", " \n", "1e3", "-0.0", "41d", "no, nothing"};
            for (String name : List.copyOf(row.keySet())) {
                if (random.nextInt(4) == 0) {
                    row.put(name, odd[random.nextInt(odd.length)]);
                } else if (random.nextInt(8) == 0) {
                    row.remove(name);
                }
            }
        }
        return row;
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(" ");
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i == 1 ? "." : i == 2 ? "\n" : " ");
        }
        return text.toString();
    }

    private static List<Map<String, String>> rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(random, true));
        }
        return rows;
    }

    private static List<String> features(Example<?> example) {
        List<String> all = new ArrayList<>();
        for (Feature feature : example) {
            all.add(feature.getName() + "=" + feature.getValue());
        }
        return all;
    }

    private static MutableDataset<Regressor> dataset(RowProcessor<Regressor> processor, List<Map<String, String>> rows) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (Map<String, String> row : rows) {
            Map<String, String> withResponse = new HashMap<>(row);
            withResponse.put("y", "y=1");
            data.add(processor.generateExample(withResponse, true).orElseThrow());
        }
        return data;
    }

    @Test
    void fieldsAreWhatTheirProcessorsSay() {
        assertThat(ColumnarFields.of(processor()).kinds()).isEqualTo(Map.of(
                "age", ColumnarFields.Kind.NUMERIC,
                "country", ColumnarFields.Kind.CATEGORICAL,
                "day", ColumnarFields.Kind.DATE,
                "review", ColumnarFields.Kind.TEXT,
                "title", ColumnarFields.Kind.TEXT,
                "code", ColumnarFields.Kind.CATEGORICAL,
                "x1", ColumnarFields.Kind.NUMERIC,
                "x2", ColumnarFields.Kind.NUMERIC));
        assertThat(ColumnarFields.of(processor(), Map.of("code", ColumnarFields.Kind.TEXT)).texts())
                .containsExactly("code", "review", "title");
        assertThatThrownBy(() -> ColumnarFields.of(processor(), Map.of("cdoe", ColumnarFields.Kind.TEXT)))
                .hasMessage("kinds names the field 'cdoe', which the row processor does not read; its fields are [age, code, country,"
                        + " day, review, title, x1, x2]");
        assertThatThrownBy(() -> ColumnarFields.of(processor(), Map.of("code", ColumnarFields.Kind.DATE)))
                .hasMessageStartingWith("kinds.code is date, but its processor is no DateFieldProcessor");
        RowProcessor<Regressor> unbound = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(fields())
                .addRegexMappingProcessor("x\\d", new DoubleFieldProcessor("x", true))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        assertThatThrownBy(() -> ColumnarFields.of(unbound)).hasMessageStartingWith("the row processor has regular expressions that");
    }

    @Test
    void examplesAreThoseThatTheRowProcessorMakes() {
        RowProcessor<Regressor> processor = processor();
        List<Map<String, String>> training = rows(3, 200);
        KnownLinearModel model = new KnownLinearModel(dataset(processor, training), name -> 1);
        ColumnarFields fields = ColumnarFields.of(processor);
        ColumnarBackground background = ColumnarBackground.of(fields, training);
        ColumnarFeatures features = ColumnarFeatures.of(model, fields);
        SplittableRandom random = new SplittableRandom(4);
        int unseen = 0;
        for (int i = 0; i < 500; i++) {
            Map<String, String> row = row(random, i % 2 == 0);
            if (i % 5 == 0) {
                row.put("country", "NZ");
                unseen++;
            }
            Optional<Example<Regressor>> expected = processor.generateExample(row, false);
            Example<Regressor> found = features.example(background.instance(row), RegressionFactory.UNKNOWN_REGRESSOR);
            boolean known = expected.isPresent() && features(expected.get()).stream()
                    .anyMatch(feature -> model.getFeatureIDMap().get(feature.substring(0, feature.lastIndexOf('='))) != null);
            if (known) {
                assertThat(features(found)).as("row " + i + ": " + row).isEqualTo(features(expected.get()));
            } else {
                assertThat(found.size()).isEqualTo(1);
                assertThat(found.iterator().next().getValue()).isZero();
            }
        }
        assertThat(unseen).isPositive();
    }

    @Test
    void everySampleIsARowThatTheRowProcessorReads() {
        RowProcessor<Regressor> processor = processor();
        List<Map<String, String>> training = rows(5, 120);
        Set<String> days = new HashSet<>();
        training.forEach(row -> days.add(row.get("day")));
        KnownLinearModel model = new KnownLinearModel(dataset(processor, training), name -> 1);
        ColumnarFields fields = ColumnarFields.of(processor);
        ColumnarBackground background = ColumnarBackground.of(fields, training);
        ColumnarFeatures features = ColumnarFeatures.of(model, fields);
        List<Example<Regressor>> seen = new ArrayList<>();
        Featurizer<Composite> watching = new Featurizer<>() {
            @Override
            public Class<Composite> inputType() {
                return Composite.class;
            }

            @Override
            public <T extends Output<T>> Example<T> example(Composite instance, T output) {
                seen.add(features.example(instance, RegressionFactory.UNKNOWN_REGRESSOR));
                return features.example(instance, output);
            }
        };
        LimeExplainer.builder(TribuoBlackBox.of(model, watching))
                .representation(ColumnarRepresentation.of(background))
                .build()
                .explain(background.instance(training.get(7)), ExplanationRequest.standard().withSamples(300));
        assertThat(seen).hasSize(300);
        assertThat(features(seen.get(0)))
                .isEqualTo(features(processor.generateExample(training.get(7), false).orElseThrow()));
        for (Example<Regressor> example : seen) {
            List<String> names = new ArrayList<>();
            example.forEach(feature -> names.add(feature.getName()));
            assertThat(names).contains("age@value", "day@YEAR", "day@DAY_OF_WEEK", "x1", "x2").doesNotHaveDuplicates();
            assertThat(names.stream().filter(name -> name.startsWith("country@"))).hasSize(1);
        }
    }

    /** Where the model is linear in what the features are, its weights come out, whatever else the row has. */
    @Test
    void theWeightsOfALinearModelAreRecovered() {
        RowProcessor<Regressor> processor = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("age"),
                        new IdentityProcessor("country"),
                        new DateFieldProcessor("day", EnumSet.of(DateFeatureType.MONTH), "d MMM uuuu", "de", "DE"),
                        new TextFieldProcessor("review", new TokenPipeline(new UniversalTokenizer(), 1, false)),
                        new TextFieldProcessor("title", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        List<Map<String, String>> training = rows(6, 200);
        KnownLinearModel model = new KnownLinearModel(dataset(processor, training), name ->
                name.startsWith("review@") || name.startsWith("title@")
                        ? 1 + name.hashCode() % 5
                        : name.equals("country@KR") ? 2.5 : 0);
        ColumnarFields fields = ColumnarFields.of(processor);
        ColumnarBackground background = ColumnarBackground.of(fields, training);
        Map<String, String> row = new HashMap<>(training.get(0));
        row.putAll(Map.of("country", "KR", "review", "warm bed, cold river", "title", "dull old bed and nothing else"));
        Explanation why = LimeExplainer.builder(TribuoBlackBox.of(model, ColumnarFeatures.of(model, fields)))
                .representation(ColumnarRepresentation.of(background))
                .surrogate(ComponentRef.of("ridge").with("alpha", 0.0).with("selection", "none"))
                .build()
                .explain(background.instance(row), ExplanationRequest.standard());
        Map<String, Double> expected = new HashMap<>();
        for (String word : List.of("warm", "bed", "cold", "river")) {
            expected.put("review/" + word, model.weight("review@1-N=" + word));
        }
        for (String word : List.of("dull", "old", "bed")) {
            expected.put("title/" + word, model.weight("title@1-N=" + word));
        }
        expected.put("table/country", 2.5);
        assertThat(why.output("Y").contributions()).hasSize(3 + 4 + 6);
        for (FeatureContribution contribution : why.output("Y").contributions()) {
            String key = contribution.key().block() + "/" + contribution.key().name();
            assertThat(contribution.weight()).as(key).isCloseTo(expected.getOrDefault(key, 0.0), within(1e-9));
        }
        assertThat(why.output("Y").fidelity().weightedR2()).isCloseTo(1, within(1e-9));
    }

    @Test
    void daysAreToldAsTheFieldWritesThem() {
        RowProcessor<Regressor> processor = processor();
        List<Map<String, String>> training = rows(8, 300);
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), training);
        KnownLinearModel model =
                new KnownLinearModel(dataset(processor, training), name -> name.equals("day@YEAR") ? 1 : 0);
        LimeExplainer<Composite> explainer = LimeExplainer.builder(
                        TribuoBlackBox.of(model, ColumnarFeatures.of(model, background.fields())))
                .representation(ColumnarRepresentation.of(background))
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .build();
        for (String day : List.of("3 Jan. 2021", "11 Mai 2022", "1 Juni 2023", "20 Dez. 2021")) {
            Map<String, String> row = new HashMap<>(training.get(1));
            row.put("day", day);
            Explanation why = explainer.explain(background.instance(row), ExplanationRequest.standard().withSamples(1000));
            FeatureContribution first = why.output("Y").contributions().stream()
                    .filter(contribution -> contribution.key().name().equals("day"))
                    .findFirst()
                    .orElseThrow();
            String date = "\\d+ [A-Z][a-zä]+\\.? 202[1-3]";
            assertThat(first.label()).matches(
                    day.endsWith("Jan. 2021") ? "day <= " + date : day.endsWith("2023") ? "day > " + date : date + " < day <= " + date);
            Subject.Composite subject = (Subject.Composite) why.subject();
            Subject.Tabular table = (Subject.Tabular) subject.blocks().get(0).subject();
            assertThat(table.cells()).contains(new Subject.Cell("day", day));
        }
    }

    @Test
    void textsWithoutWordsHaveNoFeaturesAndMissingCellsAreStates() {
        RowProcessor<Regressor> processor = processor();
        List<Map<String, String>> training = rows(9, 100);
        training.get(3).put("age", "unknown");
        training.get(4).remove("country");
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), training);
        KnownLinearModel model = new KnownLinearModel(dataset(processor, training), name -> 1);
        LimeExplainer<Composite> explainer = LimeExplainer.builder(
                        TribuoBlackBox.of(model, ColumnarFeatures.of(model, background.fields())))
                .representation(ColumnarRepresentation.of(background))
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .build();
        Map<String, String> row = new HashMap<>(training.get(2));
        row.putAll(Map.of("review", " ... ", "age", "", "country", ""));
        row.remove("title");
        Explanation why = explainer.explain(background.instance(row), ExplanationRequest.standard().withSamples(400));
        assertThat(why.output("Y").contributions()).extracting(FeatureContribution::label)
                .hasSize(6)
                .contains("age is missing", "country = (empty)");
        assertThat(why.output("Y").modelPrediction())
                .isEqualTo(model.predict(processor.generateExample(row, false).orElseThrow()).getOutput().getValues()[0]);
        row.remove("country");
        assertThat(explainer.explain(background.instance(row), ExplanationRequest.standard().withSamples(400))
                        .output("Y").contributions())
                .extracting(FeatureContribution::label)
                .contains("country is missing");
    }

    private static RowProcessor<Regressor> reading(FieldProcessor... fields) {
        return new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(fields))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
    }

    @ParameterizedTest
    @CsvSource({
        "uuuu-MM-dd HH:mm:ss, 1999-02-03 10:11:12",
        "uuuu-MM-dd'T'HH:mm:ssXXX, 1999-02-03T10:11:12+02:00",
        "uuuu-MM-dd[ HH:mm], 1999-02-03"
    })
    void datesWithTimesAndZonesKeepTheirFeatures(String form, String date) {
        RowProcessor<Regressor> processor =
                reading(new DateFieldProcessor("when", EnumSet.allOf(DateFeatureType.class), form, "en", "US"));
        List<Map<String, String>> rows = List.of(Map.of("when", date));
        KnownLinearModel model = new KnownLinearModel(dataset(processor, rows), name -> 1);
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), rows);
        Example<Regressor> found = ColumnarFeatures.of(model, background.fields())
                .example(background.instance(rows.get(0)), RegressionFactory.UNKNOWN_REGRESSOR);
        assertThat(features(found)).isEqualTo(features(processor.generateExample(rows.get(0), false).orElseThrow()));
    }

    @Test
    void datesThatCannotBeWrittenAreRefused() {
        ColumnarFields fields = ColumnarFields.of(
                reading(new DateFieldProcessor("when", EnumSet.of(DateFeatureType.YEAR), "d/M/[uuuu][uu]", "en", "US")));
        assertThatThrownBy(() -> ColumnarBackground.of(fields, List.of(Map.of("when", "1/2/1999"))))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("field 'when' has dates of the form 'd/M/[uuuu][uu]', which cannot write the day 1999-02-01 so that it"
                        + " is read back as the same: take the field for categories or text (kinds { \"when\" = categorical })");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void newLinesInCategoriesAreReplacedIfTheProcessorReplacesThem(boolean replaced) {
        RowProcessor<Regressor> processor = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(new IdentityProcessor("country")))
                .setReplaceNewLinesWithSpaces(replaced)
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        List<Map<String, String>> rows = List.of(Map.of("country", " K\nR"), Map.of("country", "US"));
        KnownLinearModel model = new KnownLinearModel(dataset(processor, rows), name -> 1);
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), rows);
        Example<Regressor> found = ColumnarFeatures.of(model, background.fields())
                .example(background.instance(rows.get(0)), RegressionFactory.UNKNOWN_REGRESSOR);
        assertThat(features(found)).isEqualTo(features(processor.generateExample(rows.get(0), false).orElseThrow()));
    }

    @Test
    void rowsThatCannotBeUsedAreToldOf() {
        RowProcessor<Regressor> processor = processor();
        List<Map<String, String>> training = rows(9, 50);
        ColumnarFields fields = ColumnarFields.of(processor);
        ColumnarBackground background = ColumnarBackground.of(fields, training);
        Map<String, String> row = new HashMap<>(training.get(2));
        row.put("age", "NaN");
        assertThatThrownBy(() -> background.instance(row))
                .hasMessage("field 'age' is NaN, which is not a finite number: leave the cell empty if it has no value");
        assertThatThrownBy(() -> ColumnarBackground.of(fields, List.of(row)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND));
        row.putAll(Map.of("age", "3", "country", "(empty)"));
        assertThatThrownBy(() -> background.instance(row)).hasMessageStartingWith("field 'country' is '(empty)', which is what");
        assertThatThrownBy(() -> ColumnarBackground.of(fields, List.of())).hasMessageStartingWith("the background has no rows");
        RowProcessor<Regressor> texts = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(new TextFieldProcessor("a", new TokenPipeline(new UniversalTokenizer(), 1, false)),
                        new TextFieldProcessor("b", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        ColumnarBackground ofTexts = ColumnarBackground.of(ColumnarFields.of(texts), List.of(Map.of("a", "x")));
        assertThat(ofTexts.table()).isEmpty();
        KnownLinearModel model = new KnownLinearModel(dataset(texts, List.of(Map.of("a", "x", "b", "y z"))), name -> 1);
        LimeExplainer<Composite> explainer = LimeExplainer.builder(
                        TribuoBlackBox.of(model, ColumnarFeatures.of(model, ofTexts.fields())))
                .representation(ColumnarRepresentation.of(ofTexts))
                .build();
        assertThat(explainer.explain(ofTexts.instance(Map.of("a", "x y", "b", "z")), ExplanationRequest.standard().withSamples(50))
                .output("Y").contributions()).extracting(FeatureContribution::key).hasSize(3);
        assertThatThrownBy(() -> explainer.explain(ofTexts.instance(Map.of("a", "")), ExplanationRequest.standard()))
                .hasMessageContaining("no text of the row has a word, in [a, b]");
        RowProcessor<Regressor> other = new RowProcessor.Builder<Regressor>()
                .setFieldProcessors(List.of(new DoubleFieldProcessor("age")))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
        assertThatThrownBy(() -> ColumnarFeatures.of(model, ColumnarFields.of(other)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("the model has no feature of any of the fields [age], but of [a, b]: give the row processor that it was"
                        + " trained with");
    }

    @Test
    void namesOfFieldsMayHaveSeparators() {
        RowProcessor<Regressor> processor =
                reading(new DoubleFieldProcessor("mail@home"), new IdentityProcessor("room#1"));
        List<Map<String, String>> rows = List.of(Map.of("mail@home", "3", "room#1", "a"), Map.of("mail@home", "4", "room#1", "b"));
        KnownLinearModel model = new KnownLinearModel(dataset(processor, rows), name -> 1);
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), rows);
        Example<Regressor> found = ColumnarFeatures.of(model, background.fields())
                .example(background.instance(rows.get(0)), RegressionFactory.UNKNOWN_REGRESSOR);
        assertThat(features(found)).containsExactly("mail@home@value=3.0", "room#1@a=1.0");
    }

    private static RowProcessor<Regressor> mapping() {
        return new RowProcessor.Builder<Regressor>()
                .addRegexMappingProcessor("mail.*", new DoubleFieldProcessor("mail"))
                .addRegexMappingProcessor("room.*", new IdentityProcessor("room"))
                .build(new FieldResponseProcessor<>("y", "0", new RegressionFactory()));
    }

    @Test
    void regularExpressionsAreBoundToTheColumnsOfTheRows() {
        List<Map<String, String>> rows = List.of(
                Map.of("mail@home", "3", "mail@work", "5", "room#1", "a"),
                Map.of("mail@home", "4", "mail@work", "9", "room#1", "b"));
        RowProcessor<Regressor> processor = mapping();
        processor.expandRegexMapping(rows.get(0).keySet());
        KnownLinearModel model = new KnownLinearModel(dataset(processor, rows), name -> 1);
        ColumnarBackground background = ColumnarBackground.of(ColumnarFields.of(processor), rows);
        List<ConfigurationData> parts = ProvenanceUtil.extractConfiguration(mapping().getProvenance());
        Featurizer<Composite> features =
                ColumnarFeatures.ofRecipe(model, new Recipe("a file", parts.get(0).getName(), parts));
        assertThat(features.concurrency()).isEqualTo(Concurrency.CONCURRENT);
        for (Map<String, String> row : rows) {
            assertThat(features(features.example(background.instance(row), RegressionFactory.UNKNOWN_REGRESSOR)))
                    .isEqualTo(features(processor.generateExample(row, false).orElseThrow()))
                    .hasSize(3);
        }
        assertThatThrownBy(() -> features.example(Composite.of(Map.of("letter", "x")), RegressionFactory.UNKNOWN_REGRESSOR))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageStartingWith("the regular expressions of the row processor do not fit the fields [letter]: ");
    }

    /** What the example in examples/tribuo asks for. */
    private static RowProcessor<Label> stays() {
        return new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(
                        new DoubleFieldProcessor("age"),
                        new IdentityProcessor("country"),
                        new DateFieldProcessor("arrival", EnumSet.of(DateFeatureType.MONTH, DateFeatureType.YEAR), "uuuu-MM-dd"),
                        new TextFieldProcessor("review", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                .build(new FieldResponseProcessor<>(List.of("returns"), List.of("no"), new LabelFactory(), false, false));
    }

    private static <C> C create(Class<?> kind, ComponentRef<?> ref, Class<C> type, Optional<Background> background) {
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        return type.cast(context.registry().create(kind, ref, background.map(context::withBackground).orElse(context)));
    }

    private static ColumnarBackground background(ComponentRef<?> ref) {
        return (ColumnarBackground) create(BackgroundSourceFactory.class, ref, BackgroundSource.class, Optional.empty()).load();
    }

    @SuppressWarnings("unchecked")
    private static BlackBox<Composite> open(ComponentRef<?> ref) {
        return (BlackBox<Composite>) create(ModelAdapterFactory.class, ref, ModelAdapter.class, Optional.empty()).open();
    }

    @Test
    void aSavedModelIsExplainedFromFiles() throws IOException {
        RowProcessor<Label> processor = stays();
        Model<Label> model = new LogisticRegressionTrainer().train(new MutableDataset<>(new CSVDataSource<>(STAYS, processor, true)));
        String file = folder.resolve("stays.tribuo").toString();
        model.serializeToFile(Path.of(file));
        ColumnarBackground background =
                background(ComponentRef.of("tribuo-columnar").with("path", STAYS.toString()).with("model", file));
        BlackBox<Composite> opened = open(ComponentRef.of("tribuo-columnar").with("path", file));
        assertThat(opened.concurrency()).isEqualTo(Concurrency.CONCURRENT);
        InstanceSource<?> source = create(InstanceSourceFactory.class,
                ComponentRef.of("tribuo-columnar").with("path", STAYS.toString()).with("rows", List.of(0, 3)),
                InstanceSource.class, Optional.of(background));
        List<Composite> instances = new ArrayList<>();
        source.instances().forEachRemaining(instance -> instances.add((Composite) instance));
        assertThat(instances).hasSize(2);
        assertThat(instances.get(1).get("review", String.class)).isEqualTo("Clean bath, by the river, tiny room.");
        Map<String, String> fourth = Map.of("age", "32", "country", "DE", "arrival", "2024-06-28",
                "review", "Clean bath, by the river, tiny room.", "returns", "yes");
        double[] out = new double[2];
        opened.predict(instances.subList(1, 2), out, 0);
        assertThat(out[1]).isEqualTo(model.predict(processor.generateExample(fourth, false).orElseThrow())
                .getOutputScores().get("yes").getScore());

        LimeExplainer<Composite> one = LimeExplainer.builder(opened).background(background).representation("tribuo-columnar").build();
        LimeExplainer<Composite> eight = LimeExplainer.builder(opened)
                .background(background)
                .representation("tribuo-columnar")
                .execution(Execution.standard().withThreads(8).withBatchSize(37))
                .build();
        ExplanationRequest request = ExplanationRequest.standard().withSamples(1500).withOutputs("yes");
        Explanation first = one.explain(instances.get(0), request);
        Explanation second = one.explain(instances.get(1), request);
        // Nothing is left over from one call to the next, whatever their order and the threads.
        assertThat(eight.explain(instances.get(1), request).outputs()).isEqualTo(second.outputs());
        assertThat(eight.explain(instances.get(0), request).outputs()).isEqualTo(first.outputs());
        assertThat(one.explain(background.instance(fourth), request)).isEqualTo(second);
        Map<String, Double> weights = new HashMap<>();
        for (Explanation explanation : List.of(first, second)) {
            assertThat(explanation.output("yes").fidelity().effectiveSampleSize()).isBetween(20.0, 1500.0);
            for (FeatureContribution contribution : explanation.output("yes").contributions()) {
                assertThat(contribution.weight()).isFinite();
                weights.put(contribution.label(), contribution.weight());
            }
        }
        assertThat(weights.get("noisy")).isNegative();
        assertThat(weights.get("tiny")).isNegative();
        assertThat(weights.keySet()).anyMatch(label -> label.matches(".*arrival.*2023-\\d\\d-\\d\\d.*|.*arrival.*2024-\\d\\d-\\d\\d.*"));
    }

    @Test
    void filesThatDoNotFitAreToldOf() throws IOException {
        Path file = folder.resolve("stays.tribuo");
        new CARTClassificationTrainer().train(new MutableDataset<>(new CSVDataSource<>(STAYS, stays(), true))).serializeToFile(file);
        ComponentRef<?> ref = ComponentRef.of("tribuo-columnar").with("model", file.toString());
        Path less = Files.writeString(folder.resolve("less.csv"), "age,country,review\n1,KR,fine\n");
        assertThatThrownBy(() -> background(ref.with("path", less.toString())))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessage(less + ": there is no column 'arrival', which the row processor reads; columns are [age, country, review]");
        Path infinite = Files.writeString(
                folder.resolve("infinite.csv"), "age,country,arrival,review\n1,KR,,fine\nInfinity,KR,,dull\n");
        assertThatThrownBy(() -> background(ref.with("path", infinite.toString())))
                .hasMessage(infinite + ":3: field 'age' is Infinity, which is not a finite number: leave the cell empty if it has no"
                        + " value");
        Path never = Files.writeString(folder.resolve("never.csv"), "age,country,arrival,review\n1,KR,28/6/2024,fine\n");
        assertThatThrownBy(() -> background(ref.with("path", never.toString())))
                .hasMessage(never + ": column 'arrival' has no value in any of 1 rows: leave the column out");
        assertThatThrownBy(() -> background(ref.with("path", STAYS.toString()).with("kinds", Map.of("contry", "text"))))
                .hasMessageContaining("kinds names the field 'contry'");
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("by hand", factory), factory);
        data.add(stays().generateExample(Map.of("age", "3", "returns", "yes"), true).orElseThrow());
        Path byHand = folder.resolve("by-hand.tribuo");
        new LogisticRegressionTrainer().train(data).serializeToFile(byHand);
        assertThatThrownBy(() -> open(ComponentRef.of("tribuo-columnar").with("path", byHand.toString())))
                .hasMessage(byHand + ": its provenance does not say how rows became features, because it was not trained on one of"
                        + " Tribuo's columnar data sources: say how the row processor is made by a file (configuration)");
        Path xml = Files.writeString(folder.resolve("rows.xml"), """
                <config>
                  <component name="rows" type="org.tribuo.data.columnar.RowProcessor">
                    <property name="responseProcessor" value="response"/>
                    <propertylist name="fieldProcessorList"><item>age</item></propertylist>
                  </component>
                  <component name="age" type="org.tribuo.data.columnar.processors.field.DoubleFieldProcessor">
                    <property name="fieldName" value="age"/>
                  </component>
                  <component name="response" type="org.tribuo.data.columnar.processors.response.FieldResponseProcessor">
                    <propertylist name="fieldNames"><item>returns</item></propertylist>
                    <propertylist name="defaultValues"><item>no</item></propertylist>
                    <property name="outputFactory" value="labels"/>
                  </component>
                  <component name="labels" type="org.tribuo.classification.LabelFactory"/>
                </config>
                """);
        assertThat(open(ComponentRef.of("tribuo-columnar").with("path", byHand.toString()).with("configuration", xml.toString()))
                .outputs().names()).containsExactly("yes");
    }

    /** A processor of somebody else. */
    public static final class Initial implements FieldProcessor {
        @Config
        private String field = "review";

        @Override
        public String getFieldName() {
            return field;
        }

        @Override
        public List<ColumnarFeature> process(String value) {
            return List.of(new ColumnarFeature(field, value.substring(0, Math.min(1, value.length())), 1));
        }

        @Override
        public GeneratedFeatureType getFeatureType() {
            return GeneratedFeatureType.TEXT;
        }

        @Override
        public FieldProcessor copy(String newFieldName) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "FieldProcessor");
        }
    }

    @Test
    void processorsOutsideOfTribuoAreMadeOnlyIfAllowedAndOncePerThread() throws IOException {
        RowProcessor<Label> processor = new RowProcessor.Builder<Label>()
                .setFieldProcessors(List.of(new DoubleFieldProcessor("age"), new Initial()))
                .build(new FieldResponseProcessor<>(List.of("returns"), List.of("no"), new LabelFactory(), false, false));
        Path file = folder.resolve("initial.tribuo");
        Model<Label> model = new LogisticRegressionTrainer().train(new MutableDataset<>(new CSVDataSource<>(STAYS, processor, true)));
        model.serializeToFile(file);
        ComponentRef<?> ref = ComponentRef.of("tribuo-columnar").with("path", file.toString());
        assertThatThrownBy(() -> open(ref)).hasMessageContaining("'" + Initial.class.getName() + "' may not be made");
        BlackBox<Composite> opened = open(ref.with("allow", List.of(Initial.class.getName())));
        assertThat(opened.concurrency()).isEqualTo(Concurrency.PER_THREAD);
        Composite instance = Composite.of(Map.of("review", "Warm"));
        double[] out = new double[4];
        opened.predict(List.of(instance), out, 0);
        opened.forThread().predict(List.of(instance), out, 2);
        assertThat(out[3]).isEqualTo(out[1]).isEqualTo(
                model.predict(processor.generateExample(Map.of("review", "Warm"), false).orElseThrow())
                        .getOutputScores().get("yes").getScore());
    }
}
