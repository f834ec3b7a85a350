package org.lime4j.text;

import java.util.Arrays;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * The tokens of a text as checked ranges of UTF-16 units: token t is {@code [start(t), end(t))}.
 */
final class Tokens {
    private final String text;
    private final String tokenizer;
    private int[] ranges = new int[64];
    private int count;

    private Tokens(String text, String tokenizer) {
        this.text = text;
        this.tokenizer = tokenizer;
    }

    static Tokens of(String text, Tokenizer tokenizer) {
        Tokens tokens = new Tokens(text, tokenizer.getClass().getSimpleName());
        tokenizer.tokenize(text, tokens::add);
        return tokens;
    }

    /** Each n tokens as one, with what lies between them; the last may be fewer. */
    Tokens runs(int n) {
        Tokens runs = new Tokens(text, tokenizer);
        for (int t = 0; t < count; ) {
            int next = t + Math.min(n, count - t);
            runs.add(start(t), end(next - 1));
            t = next;
        }
        return runs;
    }

    private void add(int start, int end) {
        int last = count == 0 ? 0 : end(count - 1);
        if (start < last || end <= start || end > text.length()) {
            throw broken(start, end, "tokens must be ascending, not empty, not overlapping and inside the text of "
                    + text.length() + " units; the token before ends at " + last);
        }
        if (insidePair(start) || insidePair(end)) {
            throw broken(start, end, "it cuts a surrogate pair in two");
        }
        if (2 * count == ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        ranges[2 * count] = start;
        ranges[2 * count + 1] = end;
        count++;
    }

    private boolean insidePair(int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    private LimeException broken(int start, int end, String why) {
        return new LimeException(ErrorId.CONTRACT_BROKEN,
                tokenizer + " reported token " + count + " as [" + start + ", " + end + "): " + why);
    }

    String text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return ranges[2 * token];
    }

    int end(int token) {
        return ranges[2 * token + 1];
    }

    String word(int token) {
        return text.substring(start(token), end(token));
    }
}
