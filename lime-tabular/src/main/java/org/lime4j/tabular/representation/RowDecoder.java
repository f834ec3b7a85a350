package org.lime4j.tabular.representation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.RowBatch;

/**
 * Codes to rows, in one reused batch. Codes lie by column and numbers by row: a few rows are done at a time, column by
 * column, so that what is read and what is written stay in the first cache. Columns without codes are 0. Rows are sparse if
 * the instance is, and stored whole if it is.
 */
final class RowDecoder implements Decoder<Row> {
    private static final int ROWS = 64;

    private final Row x;
    private final RowBatch batch;
    /** What draws the values of each column; null where the code is the value. */
    private final @Nullable BinSampler[] samplers;
    /** Of each column without a sampler, the code that stands for no value; NaN, which no code equals, if none does. */
    private final double[] missing;
    private final boolean deterministic;
    private final KeptRows.@Nullable Seen realRows;
    private final long[] positions;
    /** Where in the numbers of a row each column of the codes stands. */
    private final int[] places;

    RowDecoder(Row x, List<ColumnCoding> codings, Optional<KeptRows.Seen> realRows, int maxBatch) {
        this.x = x;
        this.realRows = realRows.orElse(null);
        int[] columns = codings.stream().mapToInt(ColumnCoding::column).toArray();
        this.batch = x.isSparse() ? new RowBatch(x.schema(), columns, maxBatch) : new RowBatch(x.schema(), maxBatch);
        this.places = x.isSparse() ? IntStream.range(0, columns.length).toArray() : columns;
        this.samplers = new BinSampler[codings.size()];
        this.missing = new double[codings.size()];
        Arrays.fill(missing, Double.NaN);
        boolean draws = false;
        for (int j = 0; j < samplers.length; j++) {
            if (codings.get(j) instanceof ColumnCoding.Binned binned) {
                samplers[j] = binned.sampler();
                draws = true;
            } else if (codings.get(j) instanceof ColumnCoding.Category category
                    && (category.missingState() >= 0 || x.isMissing(columns[j]))) {
                missing[j] = category.missingState();
            }
        }
        this.deterministic = !draws;
        this.positions = new long[Math.min(ROWS, maxBatch)];
    }

    @Override
    public boolean deterministic() {
        return deterministic;
    }

    @Override
    public List<Row> decode(Codes codes, int from, int to, RowRandom random) {
        int stride = batch.stride();
        int next;
        for (int first = from; first < to; first = next) {
            int realRow = codes.realRow(0, first);
            if (realRow >= 0 && realRows != null) {
                realRows.row(realRow).copyTo(batch.numbers(), (first - from) * stride);
                next = first + 1;
            } else {
                next = end(codes, first, Math.min(to, first + ROWS));
                fill(codes, first, next - first, (first - from) * stride, random);
            }
        }
        boolean startsWithInstance = from < to && codes.firstRow() + from == 0;
        return startsWithInstance ? batch.rows(to - from, x) : batch.rows(to - from);
    }

    /** One past the last of the rows from {@code first} on that are no real ones. */
    private static int end(Codes codes, int first, int limit) {
        int end = first + 1;
        while (end < limit && codes.realRow(0, end) < 0) {
            end++;
        }
        return end;
    }

    /** Decodes a few rows, the first of them to the numbers from index {@code at} on. */
    private void fill(Codes codes, int first, int rows, int at, RowRandom random) {
        DenseSamples values = (DenseSamples) codes.block(0);
        double[] codeValues = values.values();
        double[] numbers = batch.numbers();
        int stride = batch.stride();
        // The row of the instance stands in place of what is decoded here, and its state may be one without a bin.
        int skipped = codes.firstRow() + first == 0 ? 1 : 0;
        int drawn = rows - skipped;
        if (!deterministic) {
            random.positions((long) codes.firstRow() + first + skipped, drawn, positions);
        }
        for (int j = 0; j < samplers.length; j++) {
            BinSampler sampler = samplers[j];
            int code = values.offset(j) + first + skipped;
            int number = at + skipped * stride + places[j];
            if (sampler != null) {
                sampler.draw(codeValues, code, drawn, positions, numbers, number, stride);
            } else {
                double none = missing[j];
                for (int i = 0; i < drawn; i++) {
                    double value = codeValues[code + i];
                    numbers[number + i * stride] = value == none ? Double.NaN : value;
                }
            }
        }
    }
}
