package org.lime4j.tabular.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * A file of comma-separated values in UTF-8 (RFC 4180), read row by row; every row has as many cells as the first line.
 * Empty lines are skipped. Not thread-safe.
 */
public final class CsvTable implements AutoCloseable {
    private final Path path;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> names;
    private @Nullable CsvRecord pending;
    private List<String> cells = List.of();
    private long row = -1;
    private long line;

    private CsvTable(Path path, CsvReader<CsvRecord> reader, boolean header) {
        this.path = path;
        this.reader = reader;
        this.records = reader.iterator();
        CsvRecord first = read();
        if (first == null) {
            throw error(ErrorId.IO, "the file is empty" + (header ? ": its first line names the columns" : ""), null);
        }
        List<String> found = new ArrayList<>();
        for (int j = 0; j < first.getFieldCount(); j++) {
            found.add(header ? first.getField(j).strip() : "column " + (j + 1));
        }
        this.names = List.copyOf(found);
        Set<String> distinct = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || !distinct.add(name)) {
                throw error(ErrorId.IO, name.isEmpty()
                        ? "the header has a column without a name: " + names
                        : "the header has the column '" + name + "' twice", null);
            }
        }
        if (!header) {
            pending = first;
        }
    }

    /**
     * Opens a file.
     *
     * @param path of the file
     * @param header whether the first line names the columns; if not they are called {@code column 1}, {@code column 2}, …
     * @return the table, before its first row
     * @throws LimeException {@link ErrorId#IO} if it cannot be read, is empty, or a name stands twice
     */
    public static CsvTable open(Path path, boolean header) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.IO, path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        CsvReader<CsvRecord> reader;
        try {
            reader = CsvReader.builder()
                    .detectBomHeader(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(path);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, path + ": cannot be read: " + e.getMessage(), e);
        }
        try {
            return new CsvTable(path, reader, header);
        } catch (RuntimeException e) {
            try {
                reader.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** {@return the file} */
    public Path path() {
        return path;
    }

    /** {@return the names of the columns, in order} */
    public List<String> names() {
        return names;
    }

    /**
     * {@return the index of a column}
     *
     * @param name of the column
     * @param option where the name was given, for the message
     * @throws IllegalArgumentException if there is no such column; the message names those that are
     */
    public int index(String name, String option) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(option + " is '" + name + "', but " + path + " has no such column; columns are " + names);
        }
        return index;
    }

    /**
     * Goes to the next row.
     *
     * @return false if there is none
     * @throws LimeException {@link ErrorId#IO}, naming file and line, if the row has more or fewer cells than columns,
     *     or the file cannot be read on
     */
    public boolean next() {
        CsvRecord record = pending != null ? pending : read();
        pending = null;
        if (record == null) {
            return false;
        }
        row++;
        line = record.getStartingLineNumber();
        cells = record.getFields();
        if (cells.size() != names.size()) {
            throw at(ErrorId.IO, "the row has " + cells.size() + " cells, but there are " + names.size() + " columns", null);
        }
        return true;
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw error(ErrorId.IO, "cannot be read after line " + line + ": " + cause.getMessage(), e);
        }
    }

    /** {@return the number of the current row, from 0; the header is not counted} */
    public long row() {
        return row;
    }

    /** {@return the line of the file that the current row begins on, from 1} */
    public long line() {
        return line;
    }

    /** {@return the cells of the current row, in the order of {@link #names()}; not changed by {@link #next()}} */
    public List<String> cells() {
        return cells;
    }

    /**
     * {@return the cells of the current row in these columns}
     *
     * @param columns indices into {@link #names()}
     */
    public List<String> cells(int[] columns) {
        List<String> chosen = new ArrayList<>(columns.length);
        for (int column : columns) {
            chosen.add(cells.get(column));
        }
        return chosen;
    }

    /**
     * {@return an error that names file and line of the current row}
     *
     * @param id which error it is
     * @param problem what is wrong and what to change
     * @param cause what was caught, or null
     */
    public LimeException at(ErrorId id, String problem, @Nullable Throwable cause) {
        return new LimeException(id, path + ":" + line + ": " + problem, cause);
    }

    private LimeException error(ErrorId id, String problem, @Nullable Throwable cause) {
        return new LimeException(id, path + ": " + problem, cause);
    }

    /**
     * Closes the file.
     *
     * @throws LimeException {@link ErrorId#IO} if that fails
     */
    @Override
    public void close() {
        try {
            records.close();
            reader.close();
        } catch (IOException e) {
            throw error(ErrorId.IO, "cannot be closed: " + e.getMessage(), e);
        }
    }
}
