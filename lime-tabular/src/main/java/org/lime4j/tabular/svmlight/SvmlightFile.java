package org.lime4j.tabular.svmlight;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;

/**
 * A text file of sparse rows, read line by line: {@code LABEL INDEX:VALUE INDEX:VALUE …}, indices ascending. What stands
 * behind a {@code #} is a comment; lines without anything else are no rows. {@code qid:NUMBER}, a group of rows in ranking,
 * is no cell and is skipped. Not thread-safe.
 */
final class SvmlightFile implements AutoCloseable {
    /** A byte order mark in UTF-8, as single bytes. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private static final String QUERY = "qid";

    private final Path path;
    private final int first;
    private final ErrorId badRow;
    private final BufferedReader lines;
    private String text = "";
    private long line;
    private long row = -1;

    private int[] columns = new int[64];
    private String[] values = new String[64];
    private int size;
    private String label = "";

    private SvmlightFile(Path path, boolean zeroBased, ErrorId badRow, BufferedReader lines) {
        this.path = path;
        this.first = zeroBased ? 0 : 1;
        this.badRow = badRow;
        this.lines = lines;
    }

    /**
     * Opens a file. Only numbers are read, so that comments may be in any encoding.
     *
     * @throws LimeException {@link ErrorId#IO} if it cannot be read
     */
    static SvmlightFile open(Path path, boolean zeroBased, ErrorId badRow) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.IO, path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try {
            return new SvmlightFile(path, zeroBased, badRow, Files.newBufferedReader(path, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static LimeException unreadable(Path path, IOException error) {
        return new LimeException(ErrorId.IO, path + ": cannot be read: " + error.getMessage(), error);
    }

    /** Goes to the next row, whatever its line holds; false if there is none. */
    boolean next() {
        try {
            for (String read = lines.readLine(); read != null; read = lines.readLine()) {
                line++;
                if (line == 1 && read.startsWith(BYTE_ORDER_MARK)) {
                    read = read.substring(BYTE_ORDER_MARK.length());
                }
                int comment = read.indexOf('#');
                text = (comment < 0 ? read : read.substring(0, comment)).strip();
                if (!text.isEmpty()) {
                    row++;
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The number of the current row, from 0. */
    long row() {
        return row;
    }

    /**
     * The largest column of the current row, from 0; −1 if it has none. Values are not looked at.
     *
     * @throws LimeException the error for a bad row, naming file and line, if the line is no row
     */
    int lastColumn() {
        parse();
        return size == 0 ? -1 : columns[size - 1];
    }

    /**
     * The current row.
     *
     * @throws LimeException as {@link #lastColumn}, and if a column does not exist or a value is not a finite number
     */
    Row read(TableSchema schema) {
        int last = lastColumn();
        if (last >= schema.size()) {
            throw bad("index " + (last + first) + " is beyond the " + schema.size()
                    + " columns of the background, whose last index is " + (schema.size() - 1 + first)
                    + "; the background's option columns makes it wider");
        }
        double[] numbers = new double[size];
        for (int k = 0; k < size; k++) {
            try {
                numbers[k] = schema.read(columns[k], values[k]);
            } catch (NumberFormatException e) {
                throw new LimeException(badRow, at("index " + (columns[k] + first) + ": " + e.getMessage()), e);
            }
        }
        return Row.sparse(schema, Arrays.copyOf(columns, size), numbers);
    }

    /** The label of the row that was read last; a plus sign before it is left out. */
    String label() {
        return label.startsWith("+") ? label.substring(1) : label;
    }

    private void parse() {
        size = 0;
        int end = endOfToken(0);
        label = text.substring(0, end);
        if (label.indexOf(':') >= 0) {
            throw bad("the line begins with '" + label + "' where its label should stand: begin it with one, 0 if none is known");
        }
        while (end < text.length()) {
            int start = end;
            while (isBlank(text.charAt(start))) {
                start++;
            }
            end = endOfToken(start);
            cell(text.substring(start, end));
        }
    }

    private int endOfToken(int start) {
        int end = start;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private void cell(String token) {
        int colon = token.indexOf(':');
        if (colon <= 0 || colon == token.length() - 1) {
            throw bad("'" + token + "' is not INDEX:VALUE");
        }
        String name = token.substring(0, colon);
        if (name.equals(QUERY)) {
            return;
        }
        int index;
        try {
            index = Integer.parseInt(name);
        } catch (NumberFormatException e) {
            throw bad("'" + name + "' of '" + token + "' is not the index of a column");
        }
        if (index < first) {
            throw bad("index " + index + " is too small: indices are counted from " + first
                    + (index == 0 ? "; set zero-based = true if this file counts from 0" : ""));
        }
        int column = index - first;
        if (size > 0 && column <= columns[size - 1]) {
            throw bad("indices do not ascend: " + index + " follows " + (columns[size - 1] + first));
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        columns[size] = column;
        values[size++] = token.substring(colon + 1);
    }

    private LimeException bad(String problem) {
        return new LimeException(badRow, at(problem));
    }

    /** A problem with file and line of the current row. */
    String at(@Nullable String problem) {
        return path + ":" + line + ": " + problem;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, path + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
