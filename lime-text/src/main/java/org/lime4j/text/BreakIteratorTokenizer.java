package org.lime4j.text;

import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Takes words or sentences as the JDK's {@link BreakIterator} finds them by the rules of a language.
 *
 * <p>A word is a piece with a letter or a number in it; the pieces between, spaces and signs, are separators. A sentence
 * lasts up to the last character before the white space behind it. For Thai words the JDK has a dictionary, in its module
 * {@code jdk.localedata}; Chinese and Japanese words it does not know.
 *
 * <p>Immutable and thread-safe: each call works on its own copy of the iterator.
 */
public final class BreakIteratorTokenizer implements Tokenizer {
    /** Thai puts no spaces between words. */
    private static final Locale BY_DICTIONARY = Locale.forLanguageTag("th");

    private final BreakIterator breaks;
    private final Unit unit;

    /** What one token is. */
    public enum Unit {
        /** A word. */
        WORD,
        /** A sentence. */
        SENTENCE
    }

    /**
     * A tokenizer by the rules of a language.
     *
     * @param locale the language; {@link Locale#ROOT} for rules of no language in particular
     * @param unit what one token is
     * @throws IllegalArgumentException if the words of the language are found by a dictionary that this JVM lacks
     */
    public BreakIteratorTokenizer(Locale locale, Unit unit) {
        Objects.requireNonNull(locale, "locale");
        this.unit = Objects.requireNonNull(unit, "unit");
        if (unit == Unit.WORD && locale.getLanguage().equals(BY_DICTIONARY.getLanguage())
                && !Arrays.asList(BreakIterator.getAvailableLocales()).contains(BY_DICTIONARY)) {
            throw new IllegalArgumentException("locale is '" + locale.toLanguageTag() + "', but this JVM has no dictionary for it,"
                    + " and without one a phrase is one word: start a JVM with the module jdk.localedata");
        }
        this.breaks = unit == Unit.WORD ? BreakIterator.getWordInstance(locale) : BreakIterator.getSentenceInstance(locale);
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        BreakIterator own = (BreakIterator) breaks.clone();
        own.setText(text);
        WholeCharacters whole = new WholeCharacters(text, tokens);
        int start = own.first();
        for (int end = own.next(); end != BreakIterator.DONE; end = own.next()) {
            if (unit == Unit.SENTENCE) {
                sentence(text, start, end, whole);
            } else if (hasWordCharacter(text, start, end)) {
                whole.accept(start, end);
            }
            start = end;
        }
        whole.finish();
    }

    private static boolean hasWordCharacter(String text, int start, int end) {
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (UnicodeClasses.isWord(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void sentence(String text, int start, int end, TokenConsumer tokens) {
        int from = start;
        while (from < end && UnicodeClasses.isSpace(text.charAt(from))) {
            from++;
        }
        int to = end;
        while (to > from && UnicodeClasses.isSpace(text.charAt(to - 1))) {
            to--;
        }
        if (to > from) {
            tokens.accept(from, to);
        }
    }
}
