package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.data.text.DocumentPreprocessor;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.BasicPipeline;
import org.tribuo.data.text.impl.CasingPreprocessor;
import org.tribuo.data.text.impl.SimpleTextDataSource;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.util.tokens.impl.BreakIteratorTokenizer;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

class TextFeaturesTest {
    private static final String[] WORDS = {"a", "fine", "dull", "film", "영화", "é", "slow", "old", "warm", "plot"};
    /** Tribuo tells of every step, and of texts without features. */
    private static final Logger QUIET = Logger.getLogger("org.tribuo");

    static {
        QUIET.setLevel(Level.SEVERE);
    }

    @TempDir private Path folder;

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(i == 1 ? "." : random.nextInt(4) == 0 ? ", " : " ");
        }
        return text.toString();
    }

    private static <T extends Output<T>> TextFeatureExtractor<T> extractor() {
        return new TextFeatureExtractorImpl<>(new TokenPipeline(new UniversalTokenizer(), 2, true));
    }

    /** A classifier of texts from a file, so that its provenance knows how they were read. */
    private Model<Label> trained(Trainer<Label> trainer, TextFeatureExtractor<Label> extractor, DocumentPreprocessor... before)
            throws IOException {
        StringBuilder lines = new StringBuilder();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 150; i++) {
            String text = text(random);
            lines.append(text.contains("fine") || text.contains("warm") ? "good" : "bad").append(" ## ").append(text).append('\n');
        }
        Path file = Files.writeString(folder.resolve("reviews.txt"), lines);
        return trainer.train(new MutableDataset<>(new Source(file, extractor, before)));
    }

    /** Tribuo's source has no public constructor with preprocessors. */
    private static final class Source extends SimpleTextDataSource<Label> {
        Source(Path file, TextFeatureExtractor<Label> extractor, DocumentPreprocessor... before) throws IOException {
            super(new LabelFactory(), extractor);
            this.path = file;
            this.preprocessors = List.of(before);
            cache();
            read();
        }

        private void cache() {
            this.provenance = cacheProvenance();
        }
    }

    private static List<String> features(Example<?> example) {
        List<String> all = new ArrayList<>();
        for (Feature feature : example) {
            all.add(feature.getName() + "=" + feature.getValue());
        }
        return all;
    }

    private static double[] predictions(BlackBox<String> blackBox, List<String> texts) {
        double[] out = new double[texts.size() * blackBox.outputs().size()];
        blackBox.predict(texts, out, 0);
        return out;
    }

    private static BlackBox<String> open(ComponentRef<?> ref) {
        @SuppressWarnings("unchecked")
        BlackBox<String> opened = (BlackBox<String>) CreationContext.of(PluginRegistry.standard())
                .create(ModelAdapterFactory.class, ref, ModelAdapter.class)
                .open();
        return opened;
    }

    @Test
    void examplesAreThoseThatTheExtractorMakes() throws IOException {
        TextFeatureExtractor<Label> extractor = extractor();
        Model<Label> model = trained(new LogisticRegressionTrainer(), extractor);
        TextFeatures features = TextFeatures.of(extractor);
        assertThat(features.concurrency()).isEqualTo(Concurrency.CONCURRENT);
        SplittableRandom random = new SplittableRandom(12);
        BlackBox<String> blackBox = TribuoBlackBox.of(model, features);
        for (int i = 0; i < 100; i++) {
            String text = text(random);
            Example<Label> expected = extractor.extract(LabelFactory.UNKNOWN_LABEL, text);
            assertThat(features(features.example(text, LabelFactory.UNKNOWN_LABEL))).isEqualTo(features(expected));
            assertThat(predictions(blackBox, List.of(text))[1])
                    .isEqualTo(model.predict(expected).getOutputScores().get("GOOD").getScore());
        }
    }

    @Test
    void aTextWithoutKnownWordsIsToTheModelOneWithoutFeatures() throws IOException {
        for (Trainer<Label> trainer : List.<Trainer<Label>>of(new LogisticRegressionTrainer(), new CARTClassificationTrainer())) {
            TextFeatureExtractor<Label> extractor = extractor();
            Model<Label> model = trained(trainer, extractor);
            assertThatThrownBy(() -> model.predict(extractor.extract(LabelFactory.UNKNOWN_LABEL, "zzz")))
                    .hasMessageContaining("No features found");
            BlackBox<String> blackBox = TribuoBlackBox.of(model, TextFeatures.of(extractor));
            double[] found = predictions(blackBox, List.of("", " \n", "zzz", "?!"));
            for (String feature : model.getFeatureIDMap().keySet()) {
                Example<Label> none = new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, new String[] {feature}, new double[1]);
                double expected = model.predict(none).getOutputScores().get("GOOD").getScore();
                for (int i = 0; i < 4; i++) {
                    assertThat(found[2 * i + 1]).as(feature).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aSavedModelRemembersHowItsTextsWereRead() throws IOException {
        TextFeatureExtractor<Label> extractor =
                new TextFeatureExtractorImpl<>(new BasicPipeline(new BreakIteratorTokenizer(Locale.US), 2));
        DocumentPreprocessor upper = new CasingPreprocessor(CasingPreprocessor.CasingOperation.UPPERCASE);
        Model<Label> model = trained(new LogisticRegressionTrainer(), extractor, upper);
        assertThat(model.getFeatureIDMap().get("1-N=FILM")).isNotNull();
        model.serializeToFile(folder.resolve("model.tribuo"));
        BlackBox<String> opened = open(ComponentRef.of("tribuo-text").with("path", folder.resolve("model.tribuo").toString()));
        assertThat(opened.concurrency()).isEqualTo(Concurrency.CONCURRENT);
        assertThat(opened.outputs().names()).containsExactly("BAD", "GOOD");
        List<String> texts = List.of("a fine Film", "dull, dull plot", "영화 warm.", "nothing");
        assertThat(predictions(opened, texts))
                .containsExactly(predictions(TribuoBlackBox.of(model, TextFeatures.of(extractor, List.of(upper))), texts))
                .containsExactly(predictions(TribuoBlackBox.of(model, TextFeatures.of(model)), texts));
    }

    @Test
    void explanationsAreTheSameFromEightThreads() throws IOException {
        Model<Label> model = trained(new LogisticRegressionTrainer(), extractor());
        Explanation[] found = new Explanation[2];
        for (int i = 0; i < 2; i++) {
            found[i] = LimeExplainer.builder(TribuoBlackBox.of(model, TextFeatures.of(model)))
                    .representation("text")
                    .execution(i == 0 ? Execution.standard() : Execution.standard().withThreads(8).withBatchSize(17))
                    .build()
                    .explain("a warm film with a fine, slow, old plot.", ExplanationRequest.standard().withSamples(500));
        }
        assertThat(found[1].outputs()).isEqualTo(found[0].outputs());
        FeatureContribution first = found[0].output("GOOD").contributions().get(0);
        assertThat(first.label()).isIn("fine", "warm");
        assertThat(first.weight()).isPositive();
    }

    @Test
    void theWeightsOfALinearModelOfWordsAreRecovered() {
        TextFeatureExtractor<Regressor> extractor = new TextFeatureExtractorImpl<>(new TokenPipeline(new UniversalTokenizer(), 1, false));
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data = new MutableDataset<>(new SimpleDataSourceProvenance("words", factory), factory);
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 60; i++) {
            data.add(extractor.extract(new Regressor("y", i), text(random)));
        }
        KnownLinearModel model = new KnownLinearModel(data, name -> name.length() + name.hashCode() % 7);
        Explanation why = LimeExplainer.builder(TribuoBlackBox.of(model, TextFeatures.of(extractor)))
                .representation("text")
                .surrogate(ComponentRef.of("ridge").with("alpha", 0.0).with("selection", "none"))
                .build()
                .explain("a slow film, dull old plot: a warm zzz", ExplanationRequest.standard());
        List<FeatureContribution> contributions = why.output("y").contributions();
        assertThat(contributions).hasSize(8);
        for (FeatureContribution contribution : contributions) {
            String feature = "1-N=" + contribution.label();
            double weight = model.getFeatureIDMap().get(feature) == null ? 0 : model.weight(feature);
            assertThat(contribution.weight()).as(feature).isCloseTo(weight, within(1e-9));
        }
        assertThat(why.output("y").intercept()).isCloseTo(1, within(1e-9));
    }

    /** An extractor of somebody else, which one thread may use at a time. */
    public static final class Letters implements TextFeatureExtractor<Label> {
        @Config
        private String only = "abcdefghijklmnopqrstuvwxyz";

        @Override
        public Example<Label> extract(Label label, String data) {
            double[] counts = new double[only.length()];
            data.chars().map(only::indexOf).filter(at -> at >= 0).forEach(at -> counts[at]++);
            Example<Label> example = new ArrayExample<>(label);
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    example.add(new Feature(only.substring(i, i + 1), counts[i]));
                }
            }
            return example;
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "TextFeatureExtractor");
        }
    }

    @Test
    void classesOutsideOfTribuoAreMadeOnlyIfAllowed() throws IOException {
        Model<Label> model = trained(new LogisticRegressionTrainer(), new Letters());
        Path file = folder.resolve("letters.tribuo");
        model.serializeToFile(file);
        ComponentRef<?> ref = ComponentRef.of("tribuo-text").with("path", file.toString());
        String name = Letters.class.getName();
        assertThatThrownBy(() -> open(ref))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage(file + ": '" + name + "' may not be made, because it is none of Tribuo's own classes: if you trust it,"
                        + " name it or its package (allow = [\"" + name + "\"])");
        assertThatThrownBy(() -> TextFeatures.of(model)).hasMessageStartingWith("the model: '" + name + "' may not be made");
        BlackBox<String> opened = open(ref.with("allow", List.of("org.lime4j.tribuo")));
        assertThat(opened.concurrency()).isEqualTo(Concurrency.PER_THREAD);
        List<String> texts = List.of("fine", "dull film", "123");
        BlackBox<String> byHand = TribuoBlackBox.of(model, TextFeatures.of(new Letters()));
        assertThat(byHand.concurrency()).isEqualTo(Concurrency.SERIAL);
        assertThat(predictions(opened.forThread(), texts)).containsExactly(predictions(byHand, texts));
        assertThat(TextFeatures.perThread(Letters::new).concurrency()).isEqualTo(Concurrency.PER_THREAD);
    }

    @Test
    void aModelThatDoesNotKnowIsToldHowItsTextsAreRead() throws IOException {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("by hand", factory), factory);
        TextFeatureExtractor<Label> extractor =
                new TextFeatureExtractorImpl<>(new TokenPipeline(new BreakIteratorTokenizer(Locale.US), 1, true));
        data.add(extractor.extract(new Label("good"), "fine fine film"));
        data.add(extractor.extract(new Label("bad"), "dull film"));
        Model<Label> model = new LogisticRegressionTrainer().train(data);
        Path file = folder.resolve("by-hand.tribuo");
        model.serializeToFile(file);
        ComponentRef<?> ref = ComponentRef.of("tribuo-text").with("path", file.toString());
        assertThatThrownBy(() -> open(ref)).hasMessage(file + ": its provenance does not say how texts became features, because it was"
                + " not trained on one of Tribuo's text data sources: give the extractor, in a pipeline file by tokenizer or"
                + " configuration");
        List<String> texts = List.of("fine", "fine fine", "dull film");
        double[] expected = predictions(TribuoBlackBox.of(model, TextFeatures.of(extractor)), texts);
        assertThat(predictions(open(ref.with("tokenizer", "break-iterator").with("ngrams", 1).with("counts", true)), texts))
                .containsExactly(expected);

        String component = """
                <component name="words" type="org.tribuo.data.text.impl.TextFeatureExtractorImpl">
                  <property name="pipeline" value="tokens"/>
                </component>
                <component name="tokens" type="org.tribuo.data.text.impl.TokenPipeline">
                  <property name="tokenizer" value="breaks"/><property name="ngram" value="1"/>
                  <property name="termCounting" value="true"/>
                </component>
                <component name="breaks" type="org.tribuo.util.tokens.impl.BreakIteratorTokenizer">
                  <property name="localeStr" value="en-US"/>
                </component>
                <component name="other" type="java.lang.ProcessBuilder"/>
                """;
        Path xml = Files.writeString(folder.resolve("words.xml"), "<config>" + component + "</config>");
        assertThat(predictions(open(ref.with("configuration", xml.toString())), texts)).containsExactly(expected);
        assertThatThrownBy(() -> open(ref.with("configuration", xml.toString()).with("component", "breaks")))
                .hasMessage(xml + ": 'breaks' is no TextFeatureExtractor; those of the file are [words], and classes that may not be"
                        + " made are left out (allow): [java.lang.ProcessBuilder]");
        assertThatThrownBy(() -> open(ref.with("configuration", xml.toString()).with("component", "other")))
                .hasMessageStartingWith(xml + ": 'java.lang.ProcessBuilder' may not be made");
    }

    @Test
    void configurationsThatLeadElsewhereAreNotFollowed() throws IOException {
        Model<Label> model = trained(new LogisticRegressionTrainer(), extractor());
        Path file = folder.resolve("model.tribuo");
        model.serializeToFile(file);
        ComponentRef<?> ref = ComponentRef.of("tribuo-text").with("path", file.toString());
        String words = "<component name='w' type='org.tribuo.data.text.impl.TextFeatureExtractorImpl' %s/>";
        for (String content : List.of(
                "<!DOCTYPE config [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><config>&e;</config>",
                "<config><file name='more' value='other.xml'/></config>",
                "<config><serialized name='s' type='java.lang.String' location='x.ser'/></config>",
                "<config>" + words.formatted("serialized='x.ser'") + "</config>",
                "<config><component",
                "no XML at all",
                "<config></config>",
                "<config>" + words.formatted("") + "</config>")) {
            Path xml = Files.writeString(folder.resolve("hostile.xml"), content);
            assertThatThrownBy(() -> open(ref.with("configuration", xml.toString())))
                    .as(content)
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                    .hasMessageStartingWith(xml.toString());
        }
        assertThatThrownBy(() -> open(ref.with("configuration", folder.resolve("none.xml").toString())))
                .hasMessage(folder.resolve("none.xml") + ": there is no such file");
        assertThatThrownBy(() -> open(ref.with("tokenizer", "universal").with("configuration", "x.xml")))
                .hasMessageContaining("tokenizer and configuration are both given");
    }
}
