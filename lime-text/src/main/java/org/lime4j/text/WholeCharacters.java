package org.lime4j.text;

import java.util.Objects;

/**
 * Mends the ranges of a library that looks at UTF-16 units, or that reports parts of a word at the place of the whole:
 * each range is widened to whole code points, and ranges that then overlap become one token.
 *
 * <p>Used by one thread; {@link #finish()} reports the last token.
 */
public final class WholeCharacters implements Tokenizer.TokenConsumer {
    private final String text;
    private final Tokenizer.TokenConsumer tokens;
    private int start;
    private int end;

    /**
     * Hands on to a consumer what is mended.
     *
     * @param text that is tokenized
     * @param tokens told of the mended tokens
     */
    public WholeCharacters(String text, Tokenizer.TokenConsumer tokens) {
        this.text = Objects.requireNonNull(text, "text");
        this.tokens = Objects.requireNonNull(tokens, "tokens");
    }

    /** Takes the next range; starts must not descend, and an empty range is passed over. */
    @Override
    public void accept(int from, int to) {
        if (to <= from) {
            return;
        }
        int whole = isInsidePair(from) ? from - 1 : from;
        if (whole >= end) {
            finish();
            start = whole;
        }
        end = Math.max(end, isInsidePair(to) ? to + 1 : to);
    }

    /** Reports the token that was taken last, if there is one. */
    public void finish() {
        if (end > start) {
            tokens.accept(start, end);
        }
        start = end;
    }

    private boolean isInsidePair(int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
