package org.lime4j.integration.kit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.image.FelzenszwalbSegmenterFactory;
import org.lime4j.image.GridSegmenterFactory;
import org.lime4j.image.LabelMapSegmenterFactory;
import org.lime4j.image.MeanShiftSegmenterFactory;
import org.lime4j.image.QuickshiftSegmenterFactory;
import org.lime4j.image.RgbImage;
import org.lime4j.image.SegmenterFactory;
import org.lime4j.image.SlicSegmenterFactory;
import org.lime4j.image.WatershedSegmenterFactory;
import org.lime4j.tck.SegmenterContract;

class SegmentersKitTest {
    @Nested
    class Felzenszwalb extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new FelzenszwalbSegmenterFactory();
        }
    }

    @Nested
    class Grid extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new GridSegmenterFactory();
        }
    }

    @Nested
    class GridOfCellsOfOneSize extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new GridSegmenterFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("cell-size", 5);
        }
    }

    @Nested
    class LabelMap extends SegmenterContract {
        @TempDir
        private Path folder;

        @Override
        protected SegmenterFactory<?> factory() {
            return new LabelMapSegmenterFactory();
        }

        @Override
        protected Map<String, Object> options() {
            BufferedImage labels = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
            labels.getRaster().setSample(2, 3, 0, 200);
            Path file = folder.resolve("labels.png");
            try {
                ImageIO.write(labels, "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("path", file);
        }

        @Override
        protected List<RgbImage> pictures() {
            return List.of(RgbImage.ofRgb(6, 4, new int[24]));
        }
    }

    @Nested
    class MeanShift extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new MeanShiftSegmenterFactory();
        }
    }

    @Nested
    class Quickshift extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new QuickshiftSegmenterFactory();
        }
    }

    @Nested
    class QuickshiftOfNarrowKernel extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new QuickshiftSegmenterFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("kernel-size", 1, "max-distance", 3, "ratio", 0);
        }
    }

    @Nested
    class Slic extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new SlicSegmenterFactory();
        }
    }

    @Nested
    class SlicOfFewRegions extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new SlicSegmenterFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("regions", 4, "compactness", 0, "iterations", 3);
        }
    }

    @Nested
    class Watershed extends SegmenterContract {
        @Override
        protected SegmenterFactory<?> factory() {
            return new WatershedSegmenterFactory();
        }
    }
}
