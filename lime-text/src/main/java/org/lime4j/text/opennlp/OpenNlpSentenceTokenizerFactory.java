package org.lime4j.text.opennlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import opennlp.tools.sentdetect.SentenceModel;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link OpenNlpSentenceTokenizer} as {@code opennlp-sentence}. */
public final class OpenNlpSentenceTokenizerFactory implements TokenizerFactory<OpenNlpSentenceTokenizerFactory.Options> {
    /** For the service loader. */
    public OpenNlpSentenceTokenizerFactory() {}

    /**
     * Options of {@code opennlp-sentence}.
     *
     * @param path of the model's file
     */
    public record Options(
            @Option(doc = "file that SentenceModel.serialize or OpenNLP's SentenceDetectorTrainer has written") Path path) {
        /**
         * Checks that the path is given.
         *
         * @param path of the model's file
         */
        public Options {
            Objects.requireNonNull(path, "path");
        }
    }

    @Override
    public String id() {
        return "opennlp-sentence";
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
        return "whole sentences, by a trained OpenNLP sentence detector (SentenceDetectorME)";
    }

    /**
     * Reads the model.
     *
     * @throws org.lime4j.api.LimeException {@link org.lime4j.api.ErrorId#MODEL_NOT_LOADED} if the file holds none
     */
    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return OpenNlpFile.load(
                context.resolve(options.path()),
                "sentence detector",
                "SentenceModel.serialize or OpenNLP's SentenceDetectorTrainer",
                OpenNlpSentenceTokenizerFactory::open);
    }

    private static Tokenizer open(Path file) throws IOException {
        Tokenizer tokenizer = new OpenNlpSentenceTokenizer(new SentenceModel(file));
        tokenizer.tokenize("So good. Yes.", (start, end) -> {});
        return tokenizer;
    }
}
