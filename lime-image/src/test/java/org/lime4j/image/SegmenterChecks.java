package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

/** What holds of any segmenter on any image. */
final class SegmenterChecks {
    private SegmenterChecks() {}

    static void check(Segmenter segmenter) {
        for (int[] size : new int[][] {{1, 1}, {1, 9}, {9, 1}, {2, 2}, {17, 5}, {64, 48}}) {
            check(segmenter, constant(size[0], size[1]));
            check(segmenter, noise(size[0], size[1], 1));
            check(segmenter, blocks(size[0], size[1], 2));
        }
    }

    /** Every pixel is labelled, labels are sequential, the result repeats, the image is left alone. */
    static IntPlane check(Segmenter segmenter, RgbImage image) {
        RgbImage before = image.copy();
        IntPlane labels = segmenter.segment(image, new RandomStreams(1));
        assertThat(image).isEqualTo(before);
        assertThat(segmenter.segment(image, new RandomStreams(1))).isEqualTo(labels);
        Segments segments = Segments.of(labels, image, segmenter.getClass().getSimpleName());
        if (segmenter.connected()) {
            for (int s = 0; s < segments.count(); s++) {
                int first = segments.pixels()[segments.starts()[s]];
                assertThat(reachable(labels, first)).as("connected pixels of segment %d of %s", s, image)
                        .isEqualTo(segments.starts()[s + 1] - segments.starts()[s]);
            }
        }
        return labels;
    }

    private static int reachable(IntPlane labels, int from) {
        int width = labels.width();
        boolean[] seen = new boolean[width * labels.height()];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(from);
        seen[from] = true;
        int count = 0;
        while (!open.isEmpty()) {
            int at = open.remove();
            count++;
            for (int y = Math.max(0, at / width - 1); y <= Math.min(labels.height() - 1, at / width + 1); y++) {
                for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
                    int next = y * width + x;
                    if (!seen[next] && labels.at(next) == labels.at(from)) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
        }
        return count;
    }

    static RgbImage constant(int width, int height) {
        int[] rgb = new int[width * height];
        java.util.Arrays.fill(rgb, 0x406080);
        return RgbImage.ofRgb(width, height, rgb);
    }

    static RgbImage noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return RgbImage.ofRgb(width, height, random.ints((long) width * height, 0, 1 << 24).toArray());
    }

    /** Rectangles of 16 × 12 pixels in different colours, under a little noise. */
    static RgbImage blocks(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            int level = (i % width / 16 * 40 + i / width / 12 * 20 + random.nextInt(9)) % 255;
            rgb[i] = level << 16 | (255 - level) << 8 | level / 2;
        }
        return RgbImage.ofRgb(width, height, rgb);
    }
}
