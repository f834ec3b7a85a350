package org.lime4j.tabular.representation;

import java.util.List;
import java.util.stream.IntStream;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.space.Codes;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.RowBatch;

/** Codes to rows, in one reused batch. */
final class RowDecoder implements Decoder<Row> {
    private final Row x;
    private final RowBatch batch;
    private final int columns;
    private final int[] copied;
    private final int[] drawn;
    private final BinSampler[] samplers;
    /** Columns of categories whose codes are not all numbers of cells: some stand for no value. */
    private final int[] coded;
    private final int[] missingStates;

    RowDecoder(Row x, List<ColumnCoding> codings, int maxBatch) {
        this.x = x;
        this.batch = new RowBatch(x.schema(), maxBatch);
        this.columns = codings.size();
        List<ColumnCoding.Binned> binned = codings.stream()
                .filter(ColumnCoding.Binned.class::isInstance)
                .map(ColumnCoding.Binned.class::cast)
                .toList();
        this.drawn = binned.stream().mapToInt(ColumnCoding.Binned::column).toArray();
        this.samplers = binned.stream().map(ColumnCoding.Binned::sampler).toArray(BinSampler[]::new);
        this.copied = IntStream.range(0, columns)
                .filter(j -> !(codings.get(j) instanceof ColumnCoding.Binned))
                .toArray();
        List<ColumnCoding.Category> withMissing = codings.stream()
                .filter(ColumnCoding.Category.class::isInstance)
                .map(ColumnCoding.Category.class::cast)
                .filter(category -> category.missingState() >= 0 || x.isMissing(category.column()))
                .toList();
        this.coded = withMissing.stream().mapToInt(ColumnCoding.Category::column).toArray();
        this.missingStates = withMissing.stream().mapToInt(ColumnCoding.Category::missingState).toArray();
    }

    @Override
    public boolean deterministic() {
        return drawn.length == 0;
    }

    @Override
    public List<Row> decode(Codes codes, int from, int to, RowRandom random) {
        DenseSamples values = (DenseSamples) codes.block(0);
        double[] numbers = batch.numbers();
        double[] codeValues = values.values();
        for (int j : copied) {
            int offset = values.offset(j);
            for (int i = from, at = j; i < to; i++, at += columns) {
                numbers[at] = codeValues[offset + i];
            }
        }
        for (int c = 0; c < coded.length; c++) {
            int missing = missingStates[c];
            for (int i = from, at = coded[c]; i < to; i++, at += columns) {
                if (numbers[at] == missing) {
                    numbers[at] = Double.NaN;
                }
            }
        }
        int first = from;
        boolean startsWithInstance = from < to && codes.firstRow() + from == 0;
        if (startsWithInstance) {
            first++;
        }
        if (drawn.length > 0) {
            for (int i = first; i < to; i++) {
                random.forRow((long) codes.firstRow() + i);
                int row = (i - from) * columns;
                for (int d = 0; d < drawn.length; d++) {
                    int j = drawn[d];
                    int state = (int) codeValues[values.offset(j) + i];
                    numbers[row + j] = state < 0 ? Double.NaN : samplers[d].draw(state, random);
                }
            }
        }
        return startsWithInstance ? batch.rows(to - from, x) : batch.rows(to - from);
    }
}
