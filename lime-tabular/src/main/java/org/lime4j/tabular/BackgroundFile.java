package org.lime4j.tabular;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.TableSchema.Column;

/**
 * A background as a file: statistics of each column by itself, no rows of the data, not even those that the background
 * keeps. What is read is otherwise equal to what was written, and so are explanations with it. Values that are rare in a
 * column can be read in the file.
 *
 * <p>The file is text in UTF-8 of comma-separated records (RFC 4180), in this order:
 *
 * <pre>
 * lime4j-background,1             version of the format
 * missing,TEXT,…                  texts of cells that have no value; "missing," is the empty cell
 * rows,R                          rows of the table
 * classes,C                       classes of the response, 1 without one
 * then column by column
 *   numeric,NAME,MISSING,V        rows without a value; number of distinct values
 *   value,NUMBER,COUNT₁,…,COUNT꜀  V times, ascending: rows of each class that have it
 * or, where there were too many distinct values to keep,
 *   summary,NAME,MISSING,V,E,MEAN,DEVIATION   further: how many rows may be missing in the counts up to a
 *                                 value; mean and standard deviation of the column
 *   value,NUMBER,COUNT₁,…,COUNT꜀  V times, ascending: rows of each class that are counted there
 * or
 *   categorical,NAME,MISSING,K    rows without a value; number of categories
 *   category,TEXT,COUNT           K times, in the order of their codes: rows that have it
 * end,N                           number of records before this one
 * </pre>
 *
 * <p>The counts of a column and its rows without a value add up to the rows of the table.
 */
public final class BackgroundFile {
    /** The version of the format that is written and read. */
    public static final int VERSION = 1;

    private static final String MAGIC = "lime4j-background";

    private BackgroundFile() {}

    /**
     * Writes the statistics of a background, without rows; a file that is there is replaced.
     *
     * @param background what to write
     * @param path of the file
     * @throws LimeException {@link ErrorId#IO} if it cannot be written
     */
    public static void write(TabularBackground background, Path path) {
        try (CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(path))) {
            new Recorder(out).write(background);
        } catch (IOException e) {
            throw notWritten(path, e, e);
        } catch (UncheckedIOException e) {
            throw notWritten(path, e.getCause(), e);
        }
    }

    private static LimeException notWritten(Path path, Throwable cause, Throwable thrown) {
        return new LimeException(ErrorId.IO, path + ": cannot be written: " + cause, thrown);
    }

    /**
     * {@return the background in a file}
     *
     * @param path of the file
     * @throws LimeException {@link ErrorId#IO} if the file cannot be read, {@link ErrorId#BAD_BACKGROUND}, naming file and
     *     line, if it is no saved background, one of another version, incomplete or inconsistent
     */
    public static TabularBackground read(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.IO, path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(Files.newBufferedReader(path, StandardCharsets.UTF_8));
                CloseableIterator<CsvRecord> records = reader.iterator()) {
            return new Parser(path, records).background();
        } catch (IOException e) {
            throw notRead(path, e, e);
        } catch (UncheckedIOException | CsvParseException e) {
            throw notRead(path, e.getCause() == null ? e : e.getCause(), e);
        }
    }

    private static LimeException notRead(Path path, Throwable cause, Throwable thrown) {
        if (cause instanceof CharacterCodingException) {
            return new LimeException(ErrorId.BAD_BACKGROUND, path + ": is no saved background: it is not text in UTF-8", thrown);
        }
        return thrown instanceof CsvParseException
                ? new LimeException(
                        ErrorId.BAD_BACKGROUND, path + ": is no saved background, or a broken one: " + cause.getMessage(), thrown)
                : new LimeException(ErrorId.IO, path + ": cannot be read: " + cause, thrown);
    }

    private static final class Recorder {
        private final CsvWriter out;
        private long records;

        Recorder(CsvWriter out) {
            this.out = out;
        }

        void write(TabularBackground background) {
            TableSchema schema = background.schema();
            int classes = 1;
            for (int j = 0; j < schema.size(); j++) {
                classes = schema.column(j).isNumeric() ? background.numeric(j).classes() : classes;
            }
            put(MAGIC, VERSION);
            List<Object> missing = new ArrayList<>(List.of("missing"));
            missing.addAll(schema.missing());
            put(missing.toArray());
            put("rows", background.rows());
            put("classes", classes);
            for (int j = 0; j < schema.size(); j++) {
                if (schema.column(j).isNumeric()) {
                    numeric(schema.column(j).name(), background.missing(j), background.numeric(j));
                } else {
                    categorical(schema.column(j), background.missing(j), background.counts(j));
                }
            }
            put("end", records);
        }

        private void numeric(String name, long missing, NumericStatistics statistics) {
            if (statistics.uncertainRanks() == 0) {
                put("numeric", name, missing, statistics.distinct());
            } else {
                put("summary", name, missing, statistics.distinct(), statistics.uncertainRanks(),
                        CellText.of(statistics.mean()), CellText.of(statistics.standardDeviation()));
            }
            Object[] fields = new Object[2 + statistics.classes()];
            fields[0] = "value";
            for (int rank = 0; rank < statistics.distinct(); rank++) {
                fields[1] = CellText.of(statistics.value(rank));
                for (int c = 0; c < statistics.classes(); c++) {
                    fields[2 + c] = statistics.count(rank, c);
                }
                put(fields);
            }
        }

        private void categorical(Column column, long missing, long[] counts) {
            put("categorical", column.name(), missing, counts.length);
            for (int code = 0; code < counts.length; code++) {
                put("category", column.categories().get(code), counts[code]);
            }
        }

        private void put(Object... fields) {
            out.writeRecord(Arrays.stream(fields).map(Object::toString).toArray(String[]::new));
            records++;
        }
    }

    private static final class Parser {
        private final Path path;
        private final CloseableIterator<CsvRecord> records;
        private List<String> fields = List.of();
        private long line;
        private long read;

        Parser(Path path, CloseableIterator<CsvRecord> records) {
            this.path = path;
            this.records = records;
        }

        TabularBackground background() {
            requireVersion();
            next("missing", -1);
            List<String> missing = fields.subList(1, fields.size());
            next("rows", 2);
            long rows = count(1, 1);
            next("classes", 2);
            long classes = count(1, 1);
            if (classes > TabularBackground.Builder.MAX_CLASSES) {
                throw bad(classes + " classes are more than " + TabularBackground.Builder.MAX_CLASSES);
            }
            List<Column> columns = new ArrayList<>();
            List<@Nullable NumericStatistics> numeric = new ArrayList<>();
            List<long[]> counts = new ArrayList<>();
            while (true) {
                advance();
                String kind = fields.get(0);
                if (kind.equals("end")) {
                    requireFields(2);
                    break;
                }
                if (!kind.equals("numeric") && !kind.equals("summary") && !kind.equals("categorical")) {
                    throw bad("'" + kind + "' stands where 'numeric', 'summary', 'categorical' or 'end' should");
                }
                requireFields(kind.equals("summary") ? 7 : 4);
                long present = rows - count(2, 0);
                if (present < 1) {
                    throw bad("column '" + fields.get(1) + "' has no value in any of " + rows + " rows");
                }
                if (!kind.equals("categorical")) {
                    columns.add(column(fields.get(1), List.of()));
                    numeric.add(kind.equals("numeric")
                            ? values(count(3, 1), (int) classes, present)
                            : summary((int) classes, present));
                    counts.add(new long[0]);
                } else {
                    numeric.add(null);
                    categories(columns, counts, present);
                }
            }
            if (count(1, 0) != read - 1) {
                throw bad("there are " + (read - 1) + " records, but there should be " + fields.get(1));
            }
            if (records.hasNext()) {
                advance();
                throw bad("there is something after the end");
            }
            try {
                return new TabularBackground(TableSchema.of(columns).withMissing(missing), rows, numeric, counts);
            } catch (IllegalArgumentException e) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, path + ": " + e.getMessage(), e);
            }
        }

        private void requireVersion() {
            if (!records.hasNext()) {
                throw new LimeException(ErrorId.BAD_BACKGROUND, path + ": is no saved background: it is empty");
            }
            advance();
            if (!fields.get(0).equals(MAGIC) || fields.size() != 2) {
                throw bad("this is no saved background: it does not begin with '" + MAGIC + "," + VERSION + "'");
            }
            if (!fields.get(1).equals(Integer.toString(VERSION))) {
                throw bad("the saved background has version " + fields.get(1) + " of the format, but version " + VERSION
                        + " is read here: write it again from the data");
            }
        }

        private NumericStatistics summary(int classes, long present) {
            long error = count(4, 1);
            double mean = number(5);
            double deviation = number(6);
            if (error > present || deviation < 0) {
                throw bad("the column cannot have an error of " + error + " in " + present + " rows, or a standard deviation of "
                        + deviation);
            }
            return values(count(3, 1), classes, present)
                    .summarising(error, new NumericStatistics.Moments(present, mean, deviation));
        }

        private NumericStatistics values(long distinct, int classes, long present) {
            double[] values = new double[16];
            long[] counts = new long[16 * classes];
            long left = present;
            int size = 0;
            for (; size < distinct; size++) {
                next("value", 2 + classes);
                if (size == values.length) {
                    values = Arrays.copyOf(values, size + (size >> 1));
                    counts = Arrays.copyOf(counts, Math.multiplyExact(values.length, classes));
                }
                values[size] = number(1);
                if (size > 0 && values[size] <= values[size - 1]) {
                    throw bad("the values do not ascend: " + fields.get(1) + " follows " + CellText.of(values[size - 1]));
                }
                long before = left;
                for (int c = 0; c < classes; c++) {
                    counts[size * classes + c] = count(2 + c, 0);
                    left = take(left, counts[size * classes + c], present);
                }
                if (left == before) {
                    throw bad("the value " + fields.get(1) + " does not occur");
                }
            }
            requireNoneLeft(left, present);
            return new NumericStatistics(Arrays.copyOf(values, size), classes, Arrays.copyOf(counts, size * classes));
        }

        private void categories(List<Column> columns, List<long[]> counts, long present) {
            String name = fields.get(1);
            long size = count(3, 1);
            List<String> categories = new ArrayList<>();
            List<Long> ofCategories = new ArrayList<>();
            long left = present;
            for (long code = 0; code < size; code++) {
                next("category", 3);
                categories.add(fields.get(1));
                ofCategories.add(count(2, 0));
                left = take(left, count(2, 0), present);
            }
            requireNoneLeft(left, present);
            columns.add(column(name, categories));
            counts.add(ofCategories.stream().mapToLong(Long::longValue).toArray());
        }

        private Column column(String name, List<String> categories) {
            try {
                return categories.isEmpty() ? Column.numeric(name) : Column.categorical(name, categories);
            } catch (IllegalArgumentException e) {
                throw bad(e.getMessage());
            }
        }

        private long take(long left, long count, long present) {
            if (count > left) {
                throw bad("the counts of the column add up to more than " + present + ", the rows that have a value");
            }
            return left - count;
        }

        private void requireNoneLeft(long left, long present) {
            if (left != 0) {
                throw bad("the counts of the column add up to " + (present - left) + ", but " + present + " rows have a value");
            }
        }

        /** Goes to the next record, which must be of this kind and have so many fields; any number if −1. */
        private void next(String kind, int size) {
            advance();
            if (!fields.get(0).equals(kind)) {
                throw bad("'" + fields.get(0) + "' stands where '" + kind + "' should");
            }
            if (size >= 0) {
                requireFields(size);
            }
        }

        private void requireFields(int size) {
            if (fields.size() != size) {
                throw bad("'" + fields.get(0) + "' has " + fields.size() + " fields, but it should have " + size);
            }
        }

        private void advance() {
            if (!records.hasNext()) {
                throw bad("the file ends too early: it is not complete");
            }
            CsvRecord record = records.next();
            fields = record.getFields();
            line = record.getStartingLineNumber();
            read++;
        }

        private long count(int field, long least) {
            try {
                long count = Long.parseLong(fields.get(field));
                if (count >= least) {
                    return count;
                }
            } catch (NumberFormatException e) {
                // Told below.
            }
            throw bad("'" + fields.get(field) + "' is not a whole number of at least " + least);
        }

        private double number(int field) {
            try {
                return CellText.number(fields.get(field)) + 0.0;
            } catch (NumberFormatException e) {
                throw bad(e.getMessage());
            }
        }

        private LimeException bad(String problem) {
            return new LimeException(ErrorId.BAD_BACKGROUND, path + ":" + line + ": " + problem);
        }
    }
}
