package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.image.RgbImage;
import org.lime4j.image.Segmenter;
import org.lime4j.image.SegmenterFactory;

class SegmenterContractTest {
    private static SegmenterFactory<?> plugin = new StripesFactory();

    static class Examined extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Segmenter>> wrong(String rule, String message, Supplier<Segmenter> segmenter) {
        return new Kit.Wrong<>(rule, message, segmenter);
    }

    static List<Kit.Wrong<Supplier<Segmenter>>> wrong() {
        return List.of(
                wrong("segmenter_1301", "a segmenter takes every picture", NeedsThreePixels::new),
                wrong("segmenter_1302", "the plane has the size of the picture", Turned::new),
                wrong("segmenter_1303", "labels are 0 .. k - 1 for k segments, none without a pixel, but pixel 0 has -1", FromMinus1::new),
                wrong("segmenter_1303", "and no pixel has 0", From1::new),
                wrong("segmenter_1304", "from each component made with the same options", Another::new),
                wrong("segmenter_1305", "while other threads use the same component", Shared::new),
                wrong("segmenter_1306", "hang together by edges or corners", Scattered::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Segmenter>> wrong) {
        plugin = new StripesFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightSegmenterBreaksNoRule() {
        plugin = new StripesFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasASegmenterThatBreaksIt() {
        Kit.assertEachRuleIsBroken(SegmenterContract.class, wrong());
    }

    private static final class NeedsThreePixels extends StripesFactory.Stripes {
        @Override
        public IntPlane segment(RgbImage image, RandomStreams random) {
            if (image.width() < 3) {
                throw new IllegalArgumentException("too narrow for a stripe");
            }
            return super.segment(image, random);
        }
    }

    private static final class Turned extends StripesFactory.Stripes {
        @Override
        public IntPlane segment(RgbImage image, RandomStreams random) {
            return new IntPlane(image.height(), image.width(), new int[image.size()]);
        }
    }

    private static final class FromMinus1 extends StripesFactory.Stripes {
        @Override
        int label(int x, int y, RgbImage image) {
            return x / 3 - 1;
        }
    }

    private static final class From1 extends StripesFactory.Stripes {
        @Override
        int label(int x, int y, RgbImage image) {
            return image.width() > 3 ? x / 3 + 1 : x / 3;
        }
    }

    private static final class Another extends StripesFactory.Stripes {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int width = 3 + MADE.getAndIncrement() % 2;

        @Override
        int label(int x, int y, RgbImage image) {
            return x / width;
        }
    }

    private static final class Shared extends StripesFactory.Stripes {
        private int across;

        @Override
        public IntPlane segment(RgbImage image, RandomStreams random) {
            across = image.width();
            Thread.yield();
            return super.segment(image, random);
        }

        @Override
        int label(int x, int y, RgbImage image) {
            return Math.min(across, x) / 3;
        }
    }

    private static final class Scattered extends StripesFactory.Stripes {
        @Override
        int label(int x, int y, RgbImage image) {
            return x % 2;
        }
    }
}
