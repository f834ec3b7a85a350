package org.lime4j.tabular.svmlight;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/**
 * The statistics of sparse rows in a file of the SVMlight format. It is read row by row, only what is not 0, and twice if
 * the number of columns is not known before.
 */
public final class SvmlightBackground implements BackgroundSource {
    /** More columns are taken for a broken file unless their number is given. */
    private static final int MOST_FOUND = 1_000_000;

    private final Path path;
    private final boolean zeroBased;
    private final OptionalInt columns;
    private final Optional<Path> names;
    private final boolean namesFromZero;
    private final boolean classes;

    /**
     * A background that is read from a file.
     *
     * @param path of the file
     * @param zeroBased whether its indices are counted from 0, not from 1
     * @param columns how many there are; if empty, as many as names, or as the largest index of the file says
     * @param names a file in UTF-8 with the name of a column on each line; if empty, columns are called by their indices,
     *     all with as many digits as the largest
     * @param namesFromZero whether columns without names are called by their indices from 0 even if the file counts from 1,
     *     as Tribuo's {@code LibSVMDataSource} does
     * @param classes whether labels are classes, for discretizers that look at them
     * @throws IllegalArgumentException if there are less than 1 columns, or names and {@code namesFromZero} are both given
     */
    public SvmlightBackground(
            Path path, boolean zeroBased, OptionalInt columns, Optional<Path> names, boolean namesFromZero, boolean classes) {
        this.path = Objects.requireNonNull(path, "path");
        this.zeroBased = zeroBased;
        this.columns = columns;
        this.names = names;
        this.namesFromZero = namesFromZero;
        this.classes = classes;
        check(columns, names, namesFromZero);
    }

    static void check(OptionalInt columns, Optional<Path> names, boolean namesFromZero) {
        if (columns.isPresent() && columns.getAsInt() < 1) {
            throw new IllegalArgumentException("columns is " + columns.getAsInt() + "; a table has at least 1");
        }
        if (names.isPresent() && namesFromZero) {
            throw new IllegalArgumentException("names and namesFromZero are both given; the latter is for columns without names");
        }
    }

    /**
     * @throws LimeException {@link ErrorId#IO} if a file cannot be read, {@link ErrorId#BAD_BACKGROUND}, naming file and
     *     line, if a line is no row, a column does not exist, or a name is empty or stands twice
     * @throws IllegalArgumentException if the number of columns is given and is not that of the names
     */
    @Override
    public TabularBackground load() {
        TableSchema schema = schema();
        try (SvmlightFile file = SvmlightFile.open(path, zeroBased, ErrorId.BAD_BACKGROUND)) {
            TabularBackground.Builder builder = TabularBackground.builder(schema);
            while (file.next()) {
                Row row = file.read(schema);
                try {
                    if (classes) {
                        builder.add(row, file.label());
                    } else {
                        builder.add(row);
                    }
                } catch (LimeException e) {
                    throw new LimeException(e.id(), file.at(e.getMessage()), e);
                }
            }
            try {
                return builder.build();
            } catch (LimeException e) {
                throw new LimeException(e.id(), path + ": " + e.getMessage(), e);
            }
        }
    }

    private TableSchema schema() {
        if (names.isPresent()) {
            List<String> found = readNames(names.get());
            if (columns.isPresent() && columns.getAsInt() != found.size()) {
                throw new IllegalArgumentException("columns is " + columns.getAsInt() + ", but " + names.get() + " has "
                        + found.size() + " names; give one of them, or as many names as columns");
            }
            return TableSchema.ofNumeric(found.toArray(String[]::new));
        }
        int size = columns.isPresent() ? columns.getAsInt() : countColumns();
        int digits = Integer.toString(zeroBased ? size - 1 : size).length();
        int first = zeroBased || namesFromZero ? 0 : 1;
        String[] numbers = new String[size];
        for (int j = 0; j < size; j++) {
            String number = Integer.toString(first + j);
            numbers[j] = "0".repeat(digits - number.length()) + number;
        }
        return TableSchema.ofNumeric(numbers);
    }

    private int countColumns() {
        int largest = 0;
        try (SvmlightFile file = SvmlightFile.open(path, zeroBased, ErrorId.BAD_BACKGROUND)) {
            while (file.next()) {
                int last = file.lastColumn();
                if (last >= MOST_FOUND) {
                    throw new LimeException(ErrorId.BAD_BACKGROUND, file.at("column " + (last + 1) + " is beyond the first "
                            + MOST_FOUND + ": give the number of columns if there are really so many (columns)"));
                }
                largest = Math.max(largest, last);
            }
        }
        return largest + 1;
    }

    private static List<String> readNames(Path path) {
        List<String> names = new ArrayList<>();
        Set<String> distinct = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = (names.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
                names.add(name);
                if (name.isEmpty() || !distinct.add(name)) {
                    throw new LimeException(ErrorId.BAD_BACKGROUND, path + ":" + names.size() + ": "
                            + (name.isEmpty() ? "the line is empty: each names a column" : "the name '" + name + "' stands twice"));
                }
            }
        } catch (CharacterCodingException e) {
            throw new LimeException(ErrorId.IO,
                    path + ": cannot be read: there are bytes that are no UTF-8; save the file in UTF-8", e);
        } catch (IOException e) {
            throw Files.exists(path)
                    ? SvmlightFile.unreadable(path, e)
                    : new LimeException(ErrorId.IO, path + ": there is no such file", e);
        }
        if (names.isEmpty()) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, path + ": the file is empty: each line names a column");
        }
        return names;
    }
}
