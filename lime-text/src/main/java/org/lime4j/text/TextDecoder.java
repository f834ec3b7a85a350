package org.lime4j.text;

import java.util.Arrays;
import java.util.List;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;

/**
 * Builds perturbed texts by copying the kept runs of the original into one reused buffer. Time is linear in the number
 * of tokens and the length of what is written.
 */
final class TextDecoder implements Decoder<String> {
    private final TokenFeatures words;
    private final char[] original;
    private final char[] mask;
    private final String[] batch;
    private char[] buffer;

    TextDecoder(TokenFeatures words, String mask, int maxBatch) {
        this.words = words;
        this.original = words.tokens().text().toCharArray();
        this.mask = mask.toCharArray();
        this.batch = new String[maxBatch];
        this.buffer = new char[original.length];
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<String> decode(Codes codes, int from, int to, RowRandom random) {
        BinarySamples presence = (BinarySamples) codes.block(0);
        for (int i = from; i < to; i++) {
            batch[i - from] = decodeRow(presence, i);
        }
        return Arrays.asList(batch).subList(0, to - from);
    }

    private String decodeRow(BinarySamples presence, int row) {
        Tokens tokens = words.tokens();
        int[] featureOf = words.featureOf();
        long[] bits = presence.words();
        int firstWord = row * presence.wordsPerRow();
        int copied = 0;
        int length = 0;
        boolean whole = true;
        for (int t = 0; t < featureOf.length; t++) {
            int feature = featureOf[t];
            if ((bits[firstWord + (feature >>> 6)] >>> feature & 1) == 0) {
                int start = tokens.start(t);
                length = append(original, copied, start - copied, length);
                length = append(mask, 0, mask.length, length);
                copied = tokens.end(t);
                whole = false;
            }
        }
        if (whole) {
            return tokens.text();
        }
        length = append(original, copied, original.length - copied, length);
        return new String(buffer, 0, length);
    }

    private int append(char[] source, int from, int count, int at) {
        int end = Math.addExact(at, count);
        if (end > buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * buffer.length)));
        }
        System.arraycopy(source, from, buffer, at, count);
        return end;
    }
}
