package org.lime4j.text.opennlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import opennlp.tools.doccat.DoccatModel;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
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
        return () -> new OpenNlpBlackBox(load(path), tokenizer);
    }

    /** Reads a model; whatever a broken file makes OpenNLP throw becomes an error that names the file. */
    private static DoccatModel load(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try {
            return new DoccatModel(path);
        } catch (IOException | RuntimeException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": is not an OpenNLP document categorizer, or is damaged"
                            + reason(e)
                            + "; write it with DoccatModel.serialize or OpenNLP's DoccatTrainer", e);
        }
    }

    /** What OpenNLP says of the content; a plain exception from within its reader says nothing to a user. */
    private static String reason(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof IOException) {
                return " (" + e.getMessage() + ")";
            }
        }
        return "";
    }
}
