package org.lime4j.text.opennlp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import opennlp.tools.doccat.DoccatModel;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/**
 * Provides, as {@code opennlp}, the adapter that opens a saved OpenNLP document categorizer.
 *
 * <p>The file does not say how its training texts were cut. OpenNLP's own tools split lines at spaces and expect that a
 * tokenizer has put spaces between the tokens before.
 */
public final class OpenNlpFactory implements ModelAdapterFactory<OpenNlpFactory.Options> {
    /** For the service loader. */
    public OpenNlpFactory() {}

    /**
     * Options of {@code opennlp}.
     *
     * @param path of the file
     * @param tokenizer what the model's training texts were cut with
     */
    public record Options(
            @Option(doc = "file that DoccatModel.serialize or OpenNLP's DoccatTrainer has written") Path path,
            @Option(value = "opennlp-simple", doc = "what the model's training texts were cut into tokens with")
                    ComponentRef<TokenizerFactory<?>> tokenizer) {
        /**
         * Checks that the path and the tokenizer are given.
         *
         * @param path of the file
         * @param tokenizer what the model's training texts were cut with
         */
        public Options {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(tokenizer, "tokenizer");
        }
    }

    @Override
    public String id() {
        return "opennlp";
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
        return "a saved OpenNLP document categorizer (DocumentCategorizerME)";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        Tokenizer tokenizer = context.create(TokenizerFactory.class, options.tokenizer(), Tokenizer.class);
        return () -> OpenNlpFile.load(
                path, "document categorizer", "DoccatModel.serialize or OpenNLP's DoccatTrainer", file -> open(file, tokenizer));
    }

    private static OpenNlpBlackBox open(Path file, Tokenizer tokenizer) throws IOException {
        OpenNlpBlackBox model = new OpenNlpBlackBox(new DoccatModel(file), tokenizer);
        model.predict(List.of(""), new double[model.outputs().size()], 0);
        return model;
    }
}
