package org.lime4j.text;

import com.google.re2j.Matcher;
import java.util.Objects;

/**
 * Takes as tokens what a regular expression matches, or what lies between its matches.
 *
 * <p>Expressions are those of RE2, whose time is linear in the text for every expression, so that one from a file of
 * somebody else does no harm; it has no lookaround and no back references. Unlike in RE2 alone, {@code \w}, {@code \d} and
 * {@code \s} know every script: {@code \w} is what {@link UnicodeWordsTokenizer} takes, {@code [\p{L}\p{N}\p{M}_]}. An
 * empty match is neither a token nor a separator. Matches begin and end at whole code points.
 *
 * <p>In reference mode {@code \w} leaves combining marks out, as in Python, and the text between separators is cut as the
 * reference cuts it at its {@code split_expression}: what the expression matches at its own start is no token, nor is a piece
 * that is a line feed alone, nor a line feed at the end of the text.
 *
 * <p>Immutable and thread-safe. Source of reference mode: {@code IndexedString} in {@code lime_text.py}.
 */
public final class RegexTokenizer implements Tokenizer {
    private final LinearPattern pattern;
    private final Matches matches;
    private final boolean reference;

    /** What the matches of the expression are. */
    public enum Matches {
        /** Each match is a token. */
        TOKENS,
        /** Each match is a separator, and what lies between is a token. */
        SEPARATORS
    }

    /**
     * A tokenizer by a regular expression.
     *
     * @param pattern in the syntax of RE2
     * @param matches what its matches are
     * @param reference whether {@code \w} and separators are those of the reference
     * @throws IllegalArgumentException if the pattern is none that RE2 takes, or is too large
     */
    public RegexTokenizer(String pattern, Matches matches, boolean reference) {
        this.pattern = LinearPattern.compile(Objects.requireNonNull(pattern, "pattern"), !reference);
        this.matches = Objects.requireNonNull(matches, "matches");
        this.reference = reference;
    }

    /**
     * Reports the tokens of a text.
     *
     * @throws org.lime4j.api.LimeException {@link org.lime4j.api.ErrorId#BUDGET_EXCEEDED} if the expression begins anew
     *     at so many places of the text that looking on would take minutes
     */
    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        LinearPattern.Search search = pattern.search(text);
        Matcher matcher = search.matcher();
        int end = 0;
        for (int from = 0; from <= text.length() && matcher.find(from); ) {
            from = matcher.end();
            if (matcher.start() == from) {
                from += from < text.length() ? Character.charCount(text.codePointAt(from)) : 1;
                continue;
            }
            if (matches == Matches.TOKENS) {
                tokens.accept(matcher.start(), from);
            } else {
                between(text, end, matcher.start(), search, tokens);
            }
            end = from;
        }
        if (matches == Matches.SEPARATORS) {
            boolean lineFeed = reference && end < text.length() && text.charAt(text.length() - 1) == '\n';
            between(text, end, lineFeed ? text.length() - 1 : text.length(), search, tokens);
        }
    }

    /** Whether {@code (expression)|$} matches at the start of a piece; Python's {@code $} does before a last line feed too. */
    private static boolean isSeparator(String text, int start, int end, LinearPattern.Search search) {
        return search.beginsWithMatch(start, end) || end == start + 1 && text.charAt(start) == '\n';
    }

    private void between(String text, int start, int end, LinearPattern.Search search, TokenConsumer tokens) {
        if (end > start && !(reference && isSeparator(text, start, end, search))) {
            tokens.accept(start, end);
        }
    }
}
