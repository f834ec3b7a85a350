package org.lime4j.tabular.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
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
 * A file of comma-separated values in UTF-8 (RFC 4180), read row by row; every row should have as many cells as the first line.
 * Empty lines are skipped. A cell has at most 1,048,576 characters and a row 8,388,608, so that a broken file cannot fill the
 * memory; the file may be of any size. Not thread-safe.
 */
public final class CsvTable implements AutoCloseable {
    /** Characters of a cell: more are a quote that was never closed, or no table at all. */
    private static final int MAX_CELL = 1 << 20;

    private static final int MAX_ROW = 1 << 23;

    private static final int CHUNK = 1 << 13;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final ErrorId badRow;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> names;
    private @Nullable CsvRecord pending;
    private List<String> cells = List.of();
    private long row = -1;
    private long line;

    private CsvTable(Path path, CsvReader<CsvRecord> reader, boolean header, ErrorId badRow) {
        this.path = path;
        this.badRow = badRow;
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
     * @param badRow the error of a row with more or fewer cells than columns
     * @return the table, before its first row
     * @throws LimeException {@link ErrorId#IO} if it cannot be read, is empty, or a name stands twice
     */
    public static CsvTable open(Path path, boolean header, ErrorId badRow) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.IO, path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        CsvReader<CsvRecord> reader;
        try {
            reader = CsvReader.builder()
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(MAX_CELL)
                    .build(
                            CsvRecordHandler.builder()
                                    .maxFields(MAX_ROW)
                                    .maxFieldSize(MAX_CELL)
                                    .maxRecordSize(MAX_ROW)
                                    .build(),
                            text(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
        try {
            return new CsvTable(path, reader, header, badRow);
        } catch (RuntimeException e) {
            try {
                reader.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** The text of a file without its byte order mark; bytes that are no UTF-8 are an error, not a replacement. */
    private static BufferedReader text(Path path) throws IOException {
        BufferedReader text = Files.newBufferedReader(path);
        try {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (IOException e) {
            text.close();
            throw e;
        }
        return text;
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
     * Goes to the next row, whatever its number of cells.
     *
     * @return false if there is none
     * @throws LimeException {@link ErrorId#IO}, naming file and line, if the file cannot be read on
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
        return true;
    }

    private @Nullable CsvRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            throw unreadable(path, e);
        }
    }

    private static LimeException unreadable(Path path, Exception error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        if (error instanceof CharacterCodingException || cause instanceof CharacterCodingException) {
            return new LimeException(ErrorId.IO, path + ":" + firstLineNotInUtf8(path)
                    + ": cannot be read: there are bytes that are no UTF-8; save the file in UTF-8", error);
        }
        return new LimeException(ErrorId.IO, path + ": cannot be read: " + cause.getMessage(), error);
    }

    /** Readers decode ahead of the records, so that the line has to be looked for; 0 if it has gone by now. */
    private static long firstLineNotInUtf8(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer read = ByteBuffer.allocate(CHUNK);
            CharBuffer text = CharBuffer.allocate(CHUNK);
            long line = 1;
            for (boolean ended = false; !ended; read.compact()) {
                int count = bytes.read(read.array(), read.position(), read.remaining());
                ended = count < 0;
                read.position(read.position() + Math.max(count, 0)).flip();
                boolean malformed = decoder.decode(read, text.clear(), ended).isError();
                line += text.flip().chars().filter(c -> c == '\n').count();
                if (malformed) {
                    return line;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
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

    /**
     * {@return the cells of the current row, in the order of {@link #names()}; not changed by {@link #next()}}
     *
     * @throws LimeException the error for a bad row, naming file and line, if it has more or fewer cells than columns
     */
    public List<String> cells() {
        if (cells.size() != names.size()) {
            throw at(badRow, "the row has " + cells.size() + " cells, but there are " + names.size() + " columns", null);
        }
        return cells;
    }

    /**
     * {@return the cells of the current row in these columns}
     *
     * @param columns indices into {@link #names()}
     * @throws LimeException as {@link #cells()}
     */
    public List<String> cells(int[] columns) {
        List<String> all = cells();
        List<String> chosen = new ArrayList<>(columns.length);
        for (int column : columns) {
            chosen.add(all.get(column));
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
