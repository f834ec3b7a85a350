package org.lime4j.spi.examples.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lime4j.text.Tokenizer;

/**
 * Finds the words inside identifiers, for models that read code or logs: {@code parse}, {@code HTTP} and {@code Request} of
 * {@code parseHTTPRequest}, {@code max} and {@code size} of {@code max_size}. A script without capitals has whole words.
 */
public final class IdentifiersTokenizer implements Tokenizer {
    /** A word with or without a capital, or capitals up to the last before such a word. */
    private static final Pattern WORD =
            Pattern.compile("\\p{Lu}?[\\p{L}\\p{M}\\p{N}&&[^\\p{Lu}]]+|\\p{Lu}+(?!\\p{Ll})");

    /** The tokenizer; it has no settings. */
    public IdentifiersTokenizer() {}

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            tokens.accept(words.start(), words.end());
        }
    }
}
