package org.lime4j.text;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link BreakIteratorTokenizer} as {@code break-iterator}. */
public final class BreakIteratorTokenizerFactory implements TokenizerFactory<BreakIteratorTokenizerFactory.Options> {
    /** For the service loader. */
    public BreakIteratorTokenizerFactory() {}

    /**
     * Options of {@code break-iterator}.
     *
     * @param locale whose rules are followed, as a language tag; {@code und} for those of no language
     * @param unit what one token is
     */
    public record Options(
            @Option(value = "und",
                    doc = "whose rules are followed, as a language tag such as th or pt-BR; und for those of no language")
                    String locale,
            @Option(value = "word", doc = "what one token is: word or sentence") BreakIteratorTokenizer.Unit unit) {
        /**
         * Checks that the tag is one.
         *
         * @param locale whose rules are followed, as a language tag
         * @param unit what one token is
         * @throws IllegalArgumentException if {@code locale} is no language tag
         */
        public Options {
            Objects.requireNonNull(unit, "unit");
            parse(locale);
        }
    }

    private static Locale parse(String tag) {
        try {
            if (!tag.isEmpty()) {
                return new Locale.Builder().setLanguageTag(tag).build();
            }
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(notATag(tag), e);
        }
        throw new IllegalArgumentException(notATag(tag));
    }

    private static String notATag(String tag) {
        return "locale is '" + tag + "'; it must be a language tag such as ko, th or pt-BR, or und for no language";
    }

    @Override
    public String id() {
        return "break-iterator";
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
        return "words or sentences by the rules of a language, as the JDK's BreakIterator has them; Thai words by a dictionary";
    }

    @Override
    public Tokenizer create(Options options, CreationContext context) {
        return new BreakIteratorTokenizer(parse(options.locale()), options.unit());
    }
}
