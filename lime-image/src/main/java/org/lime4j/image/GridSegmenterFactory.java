package org.lime4j.image;

import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link GridSegmenter} as {@code grid}. */
public final class GridSegmenterFactory implements SegmenterFactory<GridSegmenterFactory.Options> {
    /** For the service loader. */
    public GridSegmenterFactory() {}

    /**
     * Options of {@code grid}; either the number of cells or their size is given.
     *
     * @param rows of cells
     * @param columns of cells
     * @param cellSize side of a cell in pixels
     */
    public record Options(
            @Option(doc = "rows of cells; 8 if nothing is said", min = 1) OptionalInt rows,
            @Option(doc = "columns of cells; 8 if nothing is said", min = 1) OptionalInt columns,
            @Option(doc = "side of a square cell in pixels, instead of rows and columns", min = 1) OptionalInt cellSize) {
        /**
         * Checks that the options go together.
         *
         * @param rows of cells
         * @param columns of cells
         * @param cellSize side of a cell in pixels
         * @throws IllegalArgumentException if both a size and a number of cells are given
         */
        public Options {
            if (cellSize.isPresent() && (rows.isPresent() || columns.isPresent())) {
                throw new IllegalArgumentException(
                        "cell-size is given together with rows or columns: give one or the other");
            }
        }
    }

    @Override
    public String id() {
        return "grid";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "rectangular cells of equal size";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return options.cellSize().isPresent()
                ? GridSegmenter.ofCellSize(options.cellSize().getAsInt())
                : GridSegmenter.ofCells(
                        options.rows().orElse(GridSegmenter.DEFAULT_CELLS),
                        options.columns().orElse(GridSegmenter.DEFAULT_CELLS));
    }
}
