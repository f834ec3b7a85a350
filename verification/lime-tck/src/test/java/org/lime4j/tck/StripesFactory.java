package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.image.RgbImage;
import org.lime4j.image.Segmenter;
import org.lime4j.image.SegmenterFactory;

/** A segmenter that keeps every rule, or a wrong one instead. */
public final class StripesFactory extends PlainFactory<Segmenter> implements SegmenterFactory<NoOptions> {
    public StripesFactory() {
        this(Stripes::new);
    }

    StripesFactory(Supplier<? extends Segmenter> segmenter) {
        super("stripes", segmenter);
    }

    /** Stripes three pixels wide. */
    static class Stripes implements Segmenter {
        @Override
        public IntPlane segment(RgbImage image, RandomStreams random) {
            int[] labels = new int[image.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = label(i % image.width(), i / image.width(), image);
            }
            return new IntPlane(image.width(), image.height(), labels);
        }

        int label(int x, int y, RgbImage image) {
            return x / 3;
        }

        @Override
        public boolean connected() {
            return true;
        }
    }
}
