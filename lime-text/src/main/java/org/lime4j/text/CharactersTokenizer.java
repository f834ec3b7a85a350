package org.lime4j.text;

/**
 * Takes every code point as a token, spaces too; the reference's {@code char_level}. An unpaired surrogate is a token of
 * its own.
 */
public final class CharactersTokenizer implements Tokenizer {
    /** The tokenizer; it has no settings. */
    public CharactersTokenizer() {}

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        for (int i = 0; i < text.length(); ) {
            int next = i + Character.charCount(text.codePointAt(i));
            tokens.accept(i, next);
            i = next;
        }
    }
}
