package org.lime4j.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;

/**
 * Builds perturbed texts by copying what is kept of the original into one reused buffer.
 *
 * <p>Which tokens a sample keeps is random, so that a branch on it is mispredicted every other time, which costs more than
 * the copy. Nothing branches on it here: pieces of the text are copied by a fixed number of bytes, and what is too much is
 * written over by the next piece.
 */
final class TextDecoder implements Decoder<String> {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    /** Bytes that every copy takes. */
    private static final int STEP = 16;

    private final String text;
    private final int tokens;
    private final int[] featureOf;
    /** Bytes of a unit: the JDK keeps one each of a text of the first 256 characters, and two of any other. */
    private final int width;
    /** Byte at which each token starts, and the end of the text in place of a start after the last. */
    private final int[] starts;
    private final int[] ends;
    private final int maskLength;
    /** The text, the mask, and what a copy reads beyond. */
    private final byte[] source;
    private final byte[] buffer;
    private final char[] units;
    private final String[] batch;

    /**
     * @param longest units that a perturbed text can have
     */
    TextDecoder(TokenFeatures words, String mask, int longest, int maxBatch) {
        this.text = words.tokens().text();
        this.tokens = words.tokens().count();
        this.featureOf = words.featureOf();
        this.width = isLatin(text) && isLatin(mask) ? 1 : 2;
        this.starts = new int[tokens + 1];
        this.ends = new int[tokens];
        for (int t = 0; t < tokens; t++) {
            starts[t] = width * words.tokens().start(t);
            ends[t] = width * words.tokens().end(t);
        }
        starts[tokens] = width * text.length();
        this.maskLength = width * mask.length();
        this.source = new byte[starts[tokens] + maskLength + STEP];
        write(text, 0);
        write(mask, starts[tokens]);
        this.buffer = new byte[width * longest + STEP];
        this.units = new char[width == 1 ? 0 : longest];
        this.batch = new String[maxBatch];
    }

    static boolean isLatin(String text) {
        return text.chars().allMatch(unit -> unit < 256);
    }

    private void write(String units, int at) {
        if (width == 1) {
            byte[] latin = units.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(latin, 0, source, at, latin.length);
        } else {
            chars(source).position(at / 2).put(units);
        }
    }

    private static CharBuffer chars(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asCharBuffer();
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<String> decode(Codes codes, int from, int to, RowRandom random) {
        BinarySamples presence = (BinarySamples) codes.block(0);
        for (int i = from; i < to; i++) {
            batch[i - from] = presence.countRow(i) == presence.columns()
                    ? text
                    : perturbed(presence.words(), i * presence.wordsPerRow());
        }
        return Arrays.asList(batch).subList(0, to - from);
    }

    /** The text of the row whose bits start at a word. */
    private String perturbed(long[] bits, int row) {
        int length = maskLength == 0 ? remove(bits, row) : mask(bits, row);
        if (width == 1) {
            return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        }
        chars(buffer).get(units, 0, length / 2);
        return new String(units, 0, length / 2);
    }

    private int remove(long[] bits, int row) {
        int at = copy(0, starts[0], 0);
        for (int t = 0; t < tokens; t++) {
            int from = ends[t] - (ends[t] - starts[t] & kept(bits, row, t));
            at = copy(from, starts[t + 1] - from, at);
        }
        return at;
    }

    private int mask(long[] bits, int row) {
        int at = copy(0, starts[0], 0);
        for (int t = 0; t < tokens; t++) {
            int kept = kept(bits, row, t);
            at = copy(
                    starts[t] & kept | starts[tokens] & ~kept,
                    ends[t] - starts[t] & kept | maskLength & ~kept,
                    at);
            at = copy(ends[t], starts[t + 1] - ends[t], at);
        }
        return at;
    }

    /** −1 if the row has the token, 0 if not. */
    private int kept(long[] bits, int row, int token) {
        int feature = featureOf[token];
        return -(int) (bits[row + (feature >>> 6)] >>> feature & 1);
    }

    /** Appends bytes of the source to the buffer and returns where it ends then. */
    private int copy(int from, int length, int at) {
        if (length > STEP) {
            System.arraycopy(source, from, buffer, at, length);
        } else {
            EIGHT.set(buffer, at, (long) EIGHT.get(source, from));
            EIGHT.set(buffer, at + 8, (long) EIGHT.get(source, from + 8));
        }
        return at + length;
    }
}
