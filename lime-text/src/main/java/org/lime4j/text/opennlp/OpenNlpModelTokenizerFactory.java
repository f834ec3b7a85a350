package org.lime4j.text.opennlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import opennlp.tools.tokenize.TokenizerModel;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link OpenNlpModelTokenizer} as {@code opennlp-model}. */
public final class OpenNlpModelTokenizerFactory implements TokenizerFactory<OpenNlpModelTokenizerFactory.Options> {
    /** For the service loader. */
    public OpenNlpModelTokenizerFactory() {}

    /**
     * Options of {@code opennlp-model}.
     *
     * @param path of the model's file
     */
    public record Options(@Option(doc = "file that TokenizerModel.serialize or OpenNLP's TokenizerTrainer has written") Path path) {
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
        return "opennlp-model";
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
        return "tokens of a language, by a trained OpenNLP tokenizer (TokenizerME)";
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
                "tokenizer",
                "TokenizerModel.serialize or OpenNLP's TokenizerTrainer",
                OpenNlpModelTokenizerFactory::open);
    }

    private static Tokenizer open(Path file) throws IOException {
        Tokenizer tokenizer = new OpenNlpModelTokenizer(new TokenizerModel(file));
        tokenizer.tokenize("so good.", (start, end) -> {});
        return tokenizer;
    }
}
