package org.lime4j.tabular.csv;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.tabular.TabularBackground;

/**
 * The statistics of a table in a CSV file, and rows of it if some are to be kept, read in one pass; the file may be larger than
 * the memory.
 */
public final class CsvBackground implements BackgroundSource {
    /** The texts of cells that have no value unless others are named: nothing, {@code ?} and {@code NA}. */
    public static final List<String> MISSING = List.of("", "?", "NA");

    private final Path path;
    private final boolean header;
    private final List<String> categorical;
    private final List<String> ignore;
    private final Optional<String> response;
    private final List<String> missing;
    private final int rows;
    private final long rowsSeed;
    private final int distinctValues;
    private final int maxCategories;

    /**
     * A background that is read from a file, with the usual texts of cells that have no value.
     *
     * @param path of the file
     * @param header whether its first line names the columns
     * @param categorical columns that hold categories; all others hold numbers
     * @param ignore columns that the model does not read
     * @param response the column that the model predicts
     */
    public CsvBackground(
            Path path, boolean header, List<String> categorical, List<String> ignore, Optional<String> response) {
        this(path, header, categorical, ignore, response, MISSING);
    }

    /**
     * A background of statistics only.
     *
     * @param path of the file
     * @param header whether its first line names the columns
     * @param categorical columns that hold categories; all others hold numbers
     * @param ignore columns that the model does not read
     * @param response the column that the model predicts
     * @param missing the texts of cells that have no value, {@code ""} for the empty cell
     */
    public CsvBackground(
            Path path,
            boolean header,
            List<String> categorical,
            List<String> ignore,
            Optional<String> response,
            List<String> missing) {
        this(path, header, categorical, ignore, response, missing, 0, 0,
                TabularBackground.Builder.DISTINCT_VALUES, TabularBackground.Builder.MAX_CATEGORIES);
    }

    /**
     * A background that is read from a file.
     *
     * @param path of the file
     * @param header whether its first line names the columns
     * @param categorical columns that hold categories; all others hold numbers
     * @param ignore columns that the model does not read
     * @param response the column that the model predicts
     * @param missing the texts of cells that have no value, {@code ""} for the empty cell
     * @param rows most rows to keep, as in {@link TabularBackground.Builder#keepRows}; 0 for statistics only
     * @param rowsSeed of the choice of rows
     * @param distinctValues of a numeric column up to which its statistics are exact, as in
     *     {@link TabularBackground.Builder#limit}
     * @param maxCategories that a column may have
     * @throws IllegalArgumentException if rows is below 0
     */
    public CsvBackground(
            Path path,
            boolean header,
            List<String> categorical,
            List<String> ignore,
            Optional<String> response,
            List<String> missing,
            int rows,
            long rowsSeed,
            int distinctValues,
            int maxCategories) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + "; it must be at least 0");
        }
        this.path = path;
        this.header = header;
        this.categorical = List.copyOf(categorical);
        this.ignore = List.copyOf(ignore);
        this.response = response;
        this.missing = List.copyOf(missing);
        this.rows = rows;
        this.rowsSeed = rowsSeed;
        this.distinctValues = distinctValues;
        this.maxCategories = maxCategories;
    }

    /**
     * @throws IllegalArgumentException if a column is named that the file does not have
     */
    @Override
    public TabularBackground load() {
        try (CsvTable table = CsvTable.open(path, header, ErrorId.BAD_BACKGROUND)) {
            Set<Integer> left = new HashSet<>();
            ignore.forEach(name -> left.add(table.index(name, "ignore")));
            int responseIndex = response.isPresent() ? table.index(response.get(), "response") : -1;
            left.add(responseIndex);
            categorical.forEach(name -> table.index(name, "categorical"));
            int[] columns = IntStream.range(0, table.names().size()).filter(j -> !left.contains(j)).toArray();
            List<String> names = IntStream.of(columns).mapToObj(table.names()::get).toList();
            Set<String> categories = new HashSet<>(categorical);
            categories.retainAll(names);
            TabularBackground.Builder builder = TabularBackground.builder(names, categories, missing)
                    .limit(distinctValues, maxCategories)
                    .keepRows(rows, rowsSeed);
            while (table.next()) {
                List<String> cells = table.cells(columns);
                String responseCell = responseIndex < 0 ? "" : table.cells().get(responseIndex);
                try {
                    builder.parse(cells, responseCell);
                } catch (LimeException e) {
                    throw table.at(e.id(), e.getMessage(), e);
                }
            }
            try {
                return builder.build();
            } catch (LimeException e) {
                throw new LimeException(e.id(), path + ": " + e.getMessage(), e);
            }
        }
    }
}
