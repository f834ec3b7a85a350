package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

class GridSegmenterTest {
    private static IntPlane segment(Segmenter segmenter, int width, int height) {
        return segmenter.segment(SegmenterChecks.constant(width, height), new RandomStreams(1));
    }

    @Test
    void keepsWhatEverySegmenterMust() {
        SegmenterChecks.check(GridSegmenter.ofCells(8, 8));
        SegmenterChecks.check(GridSegmenter.ofCells(1, 1));
        SegmenterChecks.check(GridSegmenter.ofCells(3, 100));
        SegmenterChecks.check(GridSegmenter.ofCellSize(1));
        SegmenterChecks.check(GridSegmenter.ofCellSize(5));
    }

    @Test
    void cellsAreLabelledRowByRow() {
        assertThat(segment(GridSegmenter.ofCells(2, 3), 6, 2).toArray())
                .containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(segment(GridSegmenter.ofCellSize(2), 5, 3).toArray())
                .containsExactly(0, 0, 1, 1, 2, 0, 0, 1, 1, 2, 3, 3, 4, 4, 5);
    }

    @Test
    void sidesOfCellsDifferByAtMostOnePixel() {
        int[] row = segment(GridSegmenter.ofCells(1, 7), 45, 1).toArray();
        long[] widths = new long[7];
        Arrays.stream(row).forEach(label -> widths[label]++);
        assertThat(widths).containsOnly(6, 7);
    }

    @Test
    void moreCellsThanPixelsGiveOneCellAPixel() {
        assertThat(segment(GridSegmenter.ofCells(8, 8), 2, 1).toArray()).containsExactly(0, 1);
    }

    @Test
    void optionsChooseBetweenNumberAndSize() {
        assertThatThrownBy(() -> new GridSegmenterFactory.Options(OptionalInt.of(3), OptionalInt.empty(), OptionalInt.of(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cell-size is given together with rows or columns: give one or the other");
        assertThatThrownBy(() -> GridSegmenter.ofCells(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GridSegmenter.ofCellSize(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
