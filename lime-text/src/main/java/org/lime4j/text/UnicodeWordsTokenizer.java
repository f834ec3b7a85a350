package org.lime4j.text;

/**
 * Takes the words of any script: letters, numbers, underscores, and the combining marks that belong to them.
 *
 * <p>By default the text is split at {@code [^\p{L}\p{N}\p{M}_]+}, so that marks stay with their letters; a run of marks
 * alone, such as the variation selector of an emoji, is no word. In reference mode it is split at
 * {@code [^\p{L}\p{N}_]+}, which is the {@code \W+} of Python and of the reference ({@code IndexedString} in
 * {@code lime_text.py}), and which cuts Hindi words and decomposed accents apart. Unpaired surrogates are separators.
 *
 * <p>Time is linear in the length of the text.
 */
public final class UnicodeWordsTokenizer implements Tokenizer {
    private final boolean reference;

    /**
     * A tokenizer of words.
     *
     * @param reference whether to split as the reference does, marks being separators
     */
    public UnicodeWordsTokenizer(boolean reference) {
        this.reference = reference;
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        int start = -1;
        boolean hasBase = false;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int codePoint = text.codePointAt(i);
            boolean base = UnicodeClasses.isWord(codePoint);
            if (base || !reference && UnicodeClasses.isMark(codePoint)) {
                if (start < 0) {
                    start = i;
                    hasBase = false;
                }
                hasBase |= base;
            } else if (start >= 0) {
                if (hasBase) {
                    tokens.accept(start, i);
                }
                start = -1;
            }
            i += Character.charCount(codePoint);
        }
        if (start >= 0 && hasBase) {
            tokens.accept(start, length);
        }
    }
}
