package org.lime4j.text.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import opennlp.tools.sentdetect.SentenceDetectorFactory;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerFactory;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/** Small models that OpenNLP trains on a few sentences. */
final class TokenizerModels {
    private static final Logger TRAINING = Logger.getLogger("opennlp.tools");

    private TokenizerModels() {}

    /** A tokenizer that takes commas and full stops off words. */
    static TokenizerModel tokenizer() {
        List<TokenSample> samples = new ArrayList<>();
        for (String word : List.of("dull", "fine", "slow", "good", "bad", "long", "short")) {
            samples.add(new TokenSample("so " + word + ".", new Span[] {
                new Span(0, 2), new Span(3, 3 + word.length()), new Span(3 + word.length(), 4 + word.length())}));
            samples.add(new TokenSample(word + ", so", new Span[] {
                new Span(0, word.length()), new Span(word.length(), word.length() + 1),
                new Span(word.length() + 2, word.length() + 4)}));
        }
        return quietly(() -> TokenizerME.train(
                ObjectStreamUtils.createObjectStream(samples), new TokenizerFactory("en", null, false, null), often()));
    }

    /** A detector for which a sentence ends at a full stop and a space. */
    static SentenceModel sentences() {
        List<SentenceSample> samples = new ArrayList<>();
        for (String word : List.of("dull", "fine", "slow", "good", "bad", "long", "short")) {
            String first = "It is " + word + ".";
            String second = "We saw no. 7 " + word + ".";
            samples.add(new SentenceSample(first + " " + second, new Span[] {
                new Span(0, first.length()), new Span(first.length() + 1, first.length() + 1 + second.length())}));
        }
        return quietly(() -> SentenceDetectorME.train(
                "en", ObjectStreamUtils.createObjectStream(samples), new SentenceDetectorFactory("en", true, null, null), often()));
    }

    /** Writes both kinds into a folder. */
    static void write(Path folder) throws IOException {
        tokenizer().serialize(folder.resolve("tokens.bin"));
        sentences().serialize(folder.resolve("sentences.bin"));
    }

    private static TrainingParameters often() {
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        return parameters;
    }

    private interface Training<M> {
        M train() throws IOException;
    }

    private static <M> M quietly(Training<M> training) {
        TRAINING.setLevel(Level.WARNING);
        try {
            return training.train();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TRAINING.setLevel(null);
        }
    }
}
