package org.lime4j.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes every character as a token, spaces too: a letter with its marks, a syllable of Hangul however it is composed, an
 * emoji with its modifiers and joiners, a flag. That is an extended grapheme cluster of Unicode, in the version that the JDK
 * has; an unpaired surrogate is a token of its own.
 *
 * <p>In reference mode every code point is a token: the reference's {@code char_level}, {@code IndexedCharacters} in
 * {@code lime_text.py}.
 */
public final class CharactersTokenizer implements Tokenizer {
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private final boolean reference;

    /**
     * A tokenizer of characters.
     *
     * @param reference whether to take every code point alone, as the reference does
     */
    public CharactersTokenizer(boolean reference) {
        this.reference = reference;
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        if (!reference) {
            Matcher clusters = CLUSTER.matcher(text);
            while (clusters.find()) {
                tokens.accept(clusters.start(), clusters.end());
            }
            return;
        }
        for (int i = 0; i < text.length(); ) {
            int next = i + Character.charCount(text.codePointAt(i));
            tokens.accept(i, next);
            i = next;
        }
    }
}
