package org.lime4j.text.opennlp;

import java.nio.file.Path;
import java.util.Objects;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link CategorizerTraining} as {@code opennlp-training}. */
public final class OpenNlpTrainingFactory implements ModelAdapterFactory<OpenNlpTrainingFactory.Options> {
    /** For the service loader. */
    public OpenNlpTrainingFactory() {}

    /**
     * Options of {@code opennlp-training}.
     *
     * @param data file to train on
     * @param tokenizer cuts the texts, those of the training and those to be explained
     * @param iterations of the training
     * @param cutoff how often a word must occur
     */
    public record Options(
            @Option(doc = "UTF-8 file to train on, one document a line: its label, a tab, its text") Path data,
            @Option(value = "opennlp-simple", doc = "what cuts the texts into tokens") ComponentRef<TokenizerFactory<?>> tokenizer,
            @Option(value = "100", min = 1, doc = "most rounds of the training; it ends sooner when they gain nothing") int iterations,
            @Option(value = "5", min = 1, doc = "how often a word must occur in the file to count") int cutoff) {
        /**
         * Checks the ranges.
         *
         * @param data file to train on
         * @param tokenizer cuts the texts
         * @param iterations of the training, at least 1
         * @param cutoff how often a word must occur, at least 1
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            Objects.requireNonNull(data, "data");
            Objects.requireNonNull(tokenizer, "tokenizer");
            if (iterations < 1) {
                throw new IllegalArgumentException("iterations is " + iterations + "; it must be at least 1");
            }
            if (cutoff < 1) {
                throw new IllegalArgumentException("cutoff is " + cutoff + "; it must be at least 1");
            }
        }
    }

    @Override
    public String id() {
        return "opennlp-training";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "a document categorizer (maximum entropy over words) that OpenNLP trains on labelled texts when it is opened";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path data = context.resolve(options.data());
        Tokenizer tokenizer = context.create(TokenizerFactory.class, options.tokenizer(), Tokenizer.class);
        return () -> new OpenNlpBlackBox(CategorizerTraining.train(data, tokenizer, options), tokenizer);
    }
}
