package org.lime4j.text.korean;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** Provides {@link NoriTokenizer} as {@code nori}. */
public final class NoriTokenizerFactory implements TokenizerFactory<NoriTokenizerFactory.Options> {
    /** For the service loader. */
    public NoriTokenizerFactory() {}

    /**
     * Options of {@code nori}.
     *
     * @param splitCompounds whether the parts of a compound noun are tokens of their own
     * @param userDictionary nouns beside those that Nori knows
     */
    public record Options(
            @Option(value = "false", doc = "whether the parts of a compound noun are tokens of their own")
                    boolean splitCompounds,
            @Option(doc = "UTF-8 file of further nouns, one a line; the parts of a compound may follow it: 세종시 세종 시")
                    Optional<Path> userDictionary) {
        /**
         * Checks that nothing is null.
         *
         * @param splitCompounds whether the parts of a compound noun are tokens of their own
         * @param userDictionary nouns beside those that Nori knows
         */
        public Options {
            Objects.requireNonNull(userDictionary, "userDictionary");
        }
    }

    @Override
    public String id() {
        return "nori";
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
        return "Korean morphemes: particles apart from nouns, endings apart from stems (Lucene Nori)";
    }

    /**
     * Makes the tokenizer.
     *
     * @throws LimeException {@link ErrorId#IO} if the user dictionary cannot be read; {@link ErrorId#BAD_CONFIGURATION} if it
     *     is none
     */
    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new NoriTokenizer(
                options.splitCompounds(), options.userDictionary().map(path -> read(context.resolve(path))).orElse(null));
    }

    private static UserDictionary read(Path path) {
        String lines;
        try {
            lines = Files.readString(path).replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw new LimeException(ErrorId.IO, path + " is not UTF-8: convert it, for example with iconv", e);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO,
                    "cannot read the user dictionary " + path + ": "
                            + (Files.exists(path) ? e.getMessage() : "there is no such file"), e);
        }
        try {
            UserDictionary words = UserDictionary.open(new StringReader(lines));
            if (words != null) {
                return words;
            }
        } catch (IOException | RuntimeException e) {
            throw noDictionary(path, e.getMessage(), e);
        }
        throw noDictionary(path, "it has no word", null);
    }

    private static LimeException noDictionary(Path path, @Nullable String why, @Nullable Exception cause) {
        return new LimeException(ErrorId.BAD_CONFIGURATION, path + " is no user dictionary: " + why
                + "; write one noun a line, and behind a compound its parts, which make it up", cause);
    }
}
