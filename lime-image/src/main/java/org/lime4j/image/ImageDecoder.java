package org.lime4j.image;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;

/**
 * Paints perturbed images into buffers that live as long as the decoder: one a row of a batch, made when first needed.
 * Time is one copy of the image and one write a hidden pixel.
 */
final class ImageDecoder implements Decoder<RgbImage> {
    private final int width;
    private final int height;
    private final Segments segments;
    private final int[] original;
    private final int[] hidden;
    private final int[] @Nullable [] buffers;
    private final @Nullable RgbImage[] batch;

    ImageDecoder(int width, int height, Segments segments, int[] original, int[] hidden, int maxBatch) {
        this.width = width;
        this.height = height;
        this.segments = segments;
        this.original = original;
        this.hidden = hidden;
        this.buffers = new int[maxBatch][];
        this.batch = new RgbImage[maxBatch];
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<RgbImage> decode(Codes codes, int from, int to, RowRandom random) {
        BinarySamples presence = (BinarySamples) codes.block(0);
        for (RgbImage image : batch) {
            if (image != null) {
                image.expire();
            }
        }
        for (int i = from; i < to; i++) {
            int slot = i - from;
            int[] buffer = buffers[slot];
            if (buffer == null) {
                buffer = new int[original.length];
                buffers[slot] = buffer;
            }
            paint(presence, i, buffer);
            batch[slot] = RgbImage.view(width, height, buffer);
        }
        return Arrays.asList(batch).subList(0, to - from);
    }

    private void paint(BinarySamples presence, int row, int[] buffer) {
        System.arraycopy(original, 0, buffer, 0, buffer.length);
        int[] starts = segments.starts();
        int[] pixels = segments.pixels();
        for (int s = 0; s < segments.count(); s++) {
            if (!presence.isSet(row, s)) {
                for (int k = starts[s]; k < starts[s + 1]; k++) {
                    int pixel = pixels[k];
                    buffer[pixel] = hidden[pixel];
                }
            }
        }
    }
}
