package org.lime4j.text;

import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link RegexTokenizer} as {@code regex}. */
public final class RegexTokenizerFactory implements TokenizerFactory<RegexTokenizerFactory.Options> {
    /** For the service loader. */
    public RegexTokenizerFactory() {}

    /**
     * Options of {@code regex}.
     *
     * @param pattern in the syntax of RE2
     * @param matches what its matches are
     * @param reference whether {@code \w} and separators are those of the reference
     */
    public record Options(
            @Option(doc = "regular expression of RE2 (no lookaround); \\w, \\d and \\s know every script") String pattern,
            @Option(value = "tokens", doc = "what its matches are: tokens or separators") RegexTokenizer.Matches matches,
            @Option(value = "false",
                    doc = "marks are not in \\w, and separators are those of the Python reference's split_expression")
                    boolean reference) {
        /**
         * Checks that the pattern and what its matches are is given.
         *
         * @param pattern in the syntax of RE2
         * @param matches what its matches are
         * @param reference whether {@code \w} and separators are those of the reference
         */
        public Options {
            Objects.requireNonNull(pattern, "pattern");
            Objects.requireNonNull(matches, "matches");
        }
    }

    @Override
    public String id() {
        return "regex";
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
        return "what a regular expression matches, or what lies between its matches; safe for any expression (RE2)";
    }

    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new RegexTokenizer(options.pattern(), options.matches(), options.reference());
    }
}
