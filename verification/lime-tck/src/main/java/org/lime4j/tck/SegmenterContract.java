package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.image.RgbImage;
import org.lime4j.image.Segmenter;
import org.lime4j.image.SegmenterFactory;

/**
 * What a {@link Segmenter} must keep. Extended as {@link TokenizerContract} is: by a class that says which factory to test.
 *
 * <p>It is tried on pictures from a single pixel on, of one colour, of many, and with transparency.
 */
public abstract class SegmenterContract extends FactoryContract<Segmenter> {
    private static final long SEED = 17;

    /** For subclasses. */
    protected SegmenterContract() {}

    @Override
    protected abstract SegmenterFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return SegmenterFactory.class;
    }

    /** {@return the pictures to try; those of {@link Examples#pictures()} unless overridden} */
    protected List<RgbImage> pictures() {
        return Examples.pictures();
    }

    /** Errors are told of by one rule, so that the others can be looked at. */
    private static Optional<IntPlane> segment(Segmenter segmenter, RgbImage picture) {
        try {
            return Optional.of(segmenter.segment(picture, new RandomStreams(SEED)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static List<Optional<IntPlane>> segmentAll(Segmenter segmenter, List<RgbImage> pictures) {
        return pictures.stream().map(picture -> segment(segmenter, picture)).toList();
    }

    private static boolean fits(IntPlane plane, RgbImage picture) {
        return plane.width() == picture.width() && plane.height() == picture.height();
    }

    private static String of(RgbImage picture) {
        return " (picture of " + picture.width() + " × " + picture.height() + ")";
    }

    /** Every picture can be segmented, one of a single pixel or a single colour among them. */
    @Test
    public void segmenter_1301_takes_every_picture() {
        Segmenter segmenter = component();
        for (RgbImage picture : pictures()) {
            try {
                segmenter.segment(picture, new RandomStreams(SEED));
            } catch (RuntimeException e) {
                fail("a segmenter takes every picture, one of a single pixel, line or colour among them, but it threw " + e
                        + of(picture), e);
            }
        }
    }

    /** The labels are a plane of the size of the picture. */
    @Test
    public void segmenter_1302_the_plane_has_the_size_of_the_picture() {
        Segmenter segmenter = component();
        for (RgbImage picture : pictures()) {
            segment(segmenter, picture).filter(plane -> !fits(plane, picture)).ifPresent(plane -> fail(
                    "each pixel has a label, so that the plane has the size of the picture, but it is " + plane.width() + " × "
                            + plane.height() + of(picture)));
        }
    }

    /** Labels are contiguous from 0, and each has a pixel. */
    @Test
    public void segmenter_1303_labels_are_contiguous_from_0() {
        Segmenter segmenter = component();
        for (RgbImage picture : pictures()) {
            segment(segmenter, picture).filter(plane -> fits(plane, picture)).ifPresent(plane -> {
                int[] labels = plane.toArray();
                int size = labels.length;
                boolean[] seen = new boolean[size];
                int largest = 0;
                for (int i = 0; i < size; i++) {
                    if (labels[i] < 0 || labels[i] >= size) {
                        fail("labels are 0 .. k - 1 for k segments, none without a pixel, but pixel " + i + " has "
                                + labels[i] + of(picture));
                    }
                    seen[labels[i]] = true;
                    largest = Math.max(largest, labels[i]);
                }
                for (int label = 0; label < largest; label++) {
                    if (!seen[label]) {
                        fail("labels are 0 .. k - 1 for k segments, none without a pixel, because each is a feature, but the "
                                + "largest is " + largest + " and no pixel has " + label + of(picture));
                    }
                }
            });
        }
    }

    /** The same picture and streams give the same labels, from this segmenter and from another of the same options. */
    @Test
    public void segmenter_1304_the_same_picture_has_the_same_labels() {
        Segmenter segmenter = component();
        Segmenter other = component();
        List<RgbImage> pictures = pictures();
        List<Optional<IntPlane>> first = segmentAll(segmenter, pictures);
        for (int i = pictures.size() - 1; i >= 0; i--) {
            RgbImage picture = pictures.get(i);
            requireSame(first.get(i), segment(segmenter, picture), picture, "each time, whatever picture came before");
            requireSame(first.get(i), segment(other, picture), picture, "from each component made with the same options");
        }
    }

    /** Eight threads that segment at the same time get what one gets. */
    @Test
    public void segmenter_1305_threads_do_not_disturb_each_other() {
        Segmenter segmenter = component();
        List<RgbImage> pictures = pictures();
        List<Optional<IntPlane>> alone = segmentAll(segmenter, pictures);
        for (int round = 0; round < 5; round++) {
            List<List<Optional<IntPlane>>> together = Threads.run(thread -> {
                List<Optional<IntPlane>> own = new ArrayList<>();
                for (int i = 0; i < pictures.size(); i++) {
                    own.add(segment(segmenter, pictures.get((i + thread) % pictures.size())));
                }
                return own;
            });
            for (int thread = 0; thread < together.size(); thread++) {
                for (int i = 0; i < pictures.size(); i++) {
                    int picture = (i + thread) % pictures.size();
                    requireSame(alone.get(picture), together.get(thread).get(i), pictures.get(picture),
                            "while other threads use the same component");
                }
            }
        }
    }

    private static void requireSame(Optional<IntPlane> expected, Optional<IntPlane> actual, RgbImage picture, String when) {
        if (!expected.equals(actual)) {
            fail("the same picture and streams have the same labels " + when + ", but they differed" + of(picture));
        }
    }

    /** If segments are said to hang together, they do. */
    @Test
    public void segmenter_1306_segments_hang_together_if_it_says_so() {
        Segmenter segmenter = component();
        if (!segmenter.connected()) {
            return;
        }
        for (RgbImage picture : pictures()) {
            segment(segmenter, picture).filter(plane -> fits(plane, picture)).ifPresent(plane -> {
                int[] labels = plane.toArray();
                int pieces = pieces(labels, picture.width(), picture.height());
                int segments = (int) Arrays.stream(labels).distinct().count();
                if (pieces > segments) {
                    fail("the pixels of each segment of a segmenter whose connected() is true hang together by edges or "
                            + "corners, but " + segments + " segments are in " + pieces + " pieces" + of(picture));
                }
            });
        }
    }

    /** The number of sets of neighbouring pixels, by edge or corner, with one label. */
    private static int pieces(int[] labels, int width, int height) {
        boolean[] seen = new boolean[labels.length];
        Deque<Integer> open = new ArrayDeque<>();
        int pieces = 0;
        for (int i = 0; i < labels.length; i++) {
            if (seen[i]) {
                continue;
            }
            pieces++;
            seen[i] = true;
            open.push(i);
            while (!open.isEmpty()) {
                int at = open.pop();
                for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++) {
                    for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
                        int next = y * width + x;
                        if (!seen[next] && labels[next] == labels[i]) {
                            seen[next] = true;
                            open.push(next);
                        }
                    }
                }
            }
        }
        return pieces;
    }
}
