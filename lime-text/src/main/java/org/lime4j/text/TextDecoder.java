package org.lime4j.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;

/**
 * Builds perturbed texts by copying the kept runs of the original into one reused buffer. Time is linear in the number
 * of removed tokens and the length of what is written.
 */
final class TextDecoder implements Decoder<String> {
    /** Units up to which a loop copies sooner than a call does: between two removed words stands one space. */
    private static final int SHORT = 4;

    private final TokenFeatures words;
    private final int tokens;
    /** Start and end of each token, and the end of the text in place of a start after the last. */
    private final int[] starts;
    private final int[] ends;
    /** Tokens of feature j: {@code tokensOf[firstOf[j] .. firstOf[j + 1])}; null if feature j is token j alone. */
    private final int @Nullable [] tokensOf;
    private final int[] firstOf;
    private final long[] removedBits;
    private final int[] removed;
    private final Output output;
    private final String[] batch;

    TextDecoder(TokenFeatures words, String mask, int maxBatch) {
        this.words = words;
        String text = words.tokens().text();
        this.tokens = words.tokens().count();
        this.starts = new int[tokens + 1];
        this.ends = new int[tokens];
        for (int t = 0; t < tokens; t++) {
            starts[t] = words.tokens().start(t);
            ends[t] = words.tokens().end(t);
        }
        starts[tokens] = text.length();
        int features = words.features().size();
        this.firstOf = new int[features + 1];
        this.tokensOf = features == tokens ? null : tokensByFeature();
        this.removedBits = new long[BinarySamples.wordsFor(tokens)];
        this.removed = new int[tokens];
        this.output = isLatin(text) && isLatin(mask) ? new LatinOutput(text, mask) : new WideOutput(text, mask);
        this.batch = new String[maxBatch];
    }

    private int[] tokensByFeature() {
        int[] featureOf = words.featureOf();
        for (int feature : featureOf) {
            firstOf[feature + 1]++;
        }
        for (int j = 1; j < firstOf.length; j++) {
            firstOf[j] += firstOf[j - 1];
        }
        int[] next = firstOf.clone();
        int[] sorted = new int[featureOf.length];
        for (int t = 0; t < featureOf.length; t++) {
            sorted[next[featureOf[t]]++] = t;
        }
        return sorted;
    }

    private static boolean isLatin(String text) {
        return text.chars().allMatch(unit -> unit < 256);
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<String> decode(Codes codes, int from, int to, RowRandom random) {
        BinarySamples presence = (BinarySamples) codes.block(0);
        for (int i = from; i < to; i++) {
            int count = removedTokens(presence, i);
            batch[i - from] = count == 0 ? words.tokens().text() : output.without(count);
        }
        return Arrays.asList(batch).subList(0, to - from);
    }

    /** Lists the tokens that a row lacks, ascending, and returns how many they are. */
    private int removedTokens(BinarySamples presence, int row) {
        int from = row * presence.wordsPerRow();
        int[] sorted = tokensOf;
        if (sorted == null) {
            return zeros(presence.words(), from, tokens, removed);
        }
        Arrays.fill(removedBits, -1);
        int count = zeros(presence.words(), from, presence.columns(), removed);
        for (int r = 0; r < count; r++) {
            for (int k = firstOf[removed[r]]; k < firstOf[removed[r] + 1]; k++) {
                removedBits[sorted[k] >>> 6] &= ~(1L << sorted[k]);
            }
        }
        return zeros(removedBits, 0, tokens, removed);
    }

    /** Lists the zeros among {@code size} bits, ascending, and returns how many they are. */
    private static int zeros(long[] bits, int from, int size, int[] found) {
        int count = 0;
        for (int word = 0; word << 6 < size; word++) {
            long zeros = ~bits[from + word];
            if (size - (word << 6) < 64) {
                zeros &= (1L << size) - 1;
            }
            for (; zeros != 0; zeros &= zeros - 1) {
                found[count++] = (word << 6) + Long.numberOfTrailingZeros(zeros);
            }
        }
        return count;
    }

    /** Writes texts without the first so many tokens of {@link #removed}. */
    private abstract sealed class Output permits LatinOutput, WideOutput {
        abstract String without(int count);

        /** Room for the longest text without so many tokens; twice the room there was, if that did not do. */
        final int room(int before, int text, int mask, int count) {
            int needed = Math.addExact(text, Math.multiplyExact(mask, count));
            return needed <= before ? before : (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, 2L * before));
        }
    }

    /** A text of the first 256 characters, of which the JDK keeps a byte each. */
    private final class LatinOutput extends Output {
        private final byte[] original;
        private final byte[] mask;
        private byte[] buffer = new byte[0];

        LatinOutput(String text, String mask) {
            this.original = text.getBytes(StandardCharsets.ISO_8859_1);
            this.mask = mask.getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        String without(int count) {
            int room = room(buffer.length, original.length, mask.length, count);
            if (buffer.length < room) {
                buffer = new byte[room];
            }
            int length = append(original, 0, starts[removed[0]], 0);
            for (int r = 0; r < count; r++) {
                length = append(mask, 0, mask.length, length);
                int next = r + 1 < count ? removed[r + 1] : tokens;
                length = append(original, ends[removed[r]], starts[next], length);
            }
            return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        }

        private int append(byte[] source, int from, int to, int at) {
            int end = at + to - from;
            if (to - from > SHORT) {
                System.arraycopy(source, from, buffer, at, to - from);
            } else {
                for (int i = from, k = at; i < to; i++, k++) {
                    buffer[k] = source[i];
                }
            }
            return end;
        }
    }

    /** Any text. */
    private final class WideOutput extends Output {
        private final char[] original;
        private final char[] mask;
        private char[] buffer = new char[0];

        WideOutput(String text, String mask) {
            this.original = text.toCharArray();
            this.mask = mask.toCharArray();
        }

        @Override
        String without(int count) {
            int room = room(buffer.length, original.length, mask.length, count);
            if (buffer.length < room) {
                buffer = new char[room];
            }
            int length = append(original, 0, starts[removed[0]], 0);
            for (int r = 0; r < count; r++) {
                length = append(mask, 0, mask.length, length);
                int next = r + 1 < count ? removed[r + 1] : tokens;
                length = append(original, ends[removed[r]], starts[next], length);
            }
            return new String(buffer, 0, length);
        }

        private int append(char[] source, int from, int to, int at) {
            int end = at + to - from;
            if (to - from > SHORT) {
                System.arraycopy(source, from, buffer, at, to - from);
            } else {
                for (int i = from, k = at; i < to; i++, k++) {
                    buffer[k] = source[i];
                }
            }
            return end;
        }
    }
}
