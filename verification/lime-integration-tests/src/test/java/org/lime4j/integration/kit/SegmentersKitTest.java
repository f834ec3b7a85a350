package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.image.FelzenszwalbSegmenterFactory;
import org.lime4j.image.GridSegmenterFactory;
import org.lime4j.image.MeanShiftSegmenterFactory;
import org.lime4j.image.QuickshiftSegmenterFactory;
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
