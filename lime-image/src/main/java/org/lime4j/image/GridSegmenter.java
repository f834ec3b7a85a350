package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.random.RandomStreams;

/** Cuts an image into rectangular cells, labelled row by row; looks at no colour and draws nothing. */
public final class GridSegmenter implements Segmenter {
    /** Rows and columns of cells when nothing else is said. */
    public static final int DEFAULT_CELLS = 8;

    private final int rows;
    private final int columns;
    private final int cellSize;

    private GridSegmenter(int rows, int columns, int cellSize) {
        this.rows = rows;
        this.columns = columns;
        this.cellSize = cellSize;
    }

    /**
     * {@return a grid of so many cells, whose sides differ by at most one pixel} An image with fewer pixels than cells
     * in one direction has one cell a pixel there.
     *
     * @param rows of cells, at least 1
     * @param columns of cells, at least 1
     */
    public static GridSegmenter ofCells(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "rows is " + rows + " and columns is " + columns + "; a grid needs at least 1 of each");
        }
        return new GridSegmenter(rows, columns, 0);
    }

    /**
     * {@return a grid of square cells; those at the right and at the bottom may be smaller}
     *
     * @param pixels side of a cell, at least 1
     */
    public static GridSegmenter ofCellSize(int pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("cell size is " + pixels + "; a cell has at least 1 pixel");
        }
        return new GridSegmenter(0, 0, pixels);
    }

    @Override
    public IntPlane segment(RgbImage image, RandomStreams random) {
        int[] cellOfColumn = cells(image.width(), columns);
        int[] cellOfRow = cells(image.height(), rows);
        int across = cellOfColumn[image.width() - 1] + 1;
        int[] labels = new int[image.size()];
        for (int y = 0, i = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++, i++) {
                labels[i] = cellOfRow[y] * across + cellOfColumn[x];
            }
        }
        return new IntPlane(image.width(), image.height(), labels);
    }

    /** The cell of each pixel along one side: cell c of k begins at {@code floor(c × length / k)}. */
    private int[] cells(int length, int wanted) {
        int[] cellOf = new int[length];
        if (cellSize > 0) {
            for (int i = 0; i < length; i++) {
                cellOf[i] = i / cellSize;
            }
            return cellOf;
        }
        int count = Math.min(wanted, length);
        for (int c = 0; c < count; c++) {
            int end = (int) ((c + 1L) * length / count);
            for (int i = (int) ((long) c * length / count); i < end; i++) {
                cellOf[i] = c;
            }
        }
        return cellOf;
    }

    @Override
    public boolean connected() {
        return true;
    }
}
