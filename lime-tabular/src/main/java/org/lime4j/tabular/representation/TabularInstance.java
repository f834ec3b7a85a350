package org.lime4j.tabular.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.RealRows;
import org.lime4j.tabular.Row;

/** A row seen through its features. */
final class TabularInstance implements InterpretableInstance<Row> {
    private final Row x;
    private final List<ColumnCoding> codings;
    private final List<InterpretableFeature> features;
    private final CodeSpace space;
    private final Optional<KeptRows.Seen> realRows;
    private final double[] origin;
    private final boolean inputsDependOnInstance;

    /** The codings are of the columns that are features, ascending; all others are 0. */
    TabularInstance(Row x, List<ColumnCoding> columnCodings, KeptRows keptRows) {
        this.x = x;
        this.codings = columnCodings.stream().map(coding -> coding.around(x)).toList();
        this.inputsDependOnInstance =
                codings.size() < x.size() || columnCodings.stream().anyMatch(coding -> coding.dependsOn(x));
        List<InterpretableFeature> described = new ArrayList<>(codings.size());
        List<CodeColumn> columns = new ArrayList<>(codings.size());
        for (ColumnCoding coding : codings) {
            described.add(coding.feature(x));
            columns.add(coding.codes(x));
        }
        this.features = List.copyOf(described);
        // A real row is other than 0 in columns that are to stay 0.
        this.realRows = codings.size() < x.size() ? Optional.empty() : keptRows.around(x, codings);
        this.space = new CodeSpace(List.of(new Block("", columns, realRows.map(RealRows::new))));
        this.origin = columns.stream().mapToDouble(CodeColumn::origin).toArray();
    }

    @Override
    public Row instance() {
        return x;
    }

    /** The cells that are features; all others are 0. */
    @Override
    public Subject subject() {
        List<Subject.Cell> cells = new ArrayList<>(codings.size());
        for (ColumnCoding coding : codings) {
            cells.add(new Subject.Cell(x.schema().column(coding.column()).name(), x.text(coding.column())));
        }
        return new Subject.Tabular(cells);
    }

    @Override
    public List<InterpretableFeature> features() {
        return features;
    }

    @Override
    public CodeSpace codeSpace() {
        return space;
    }

    @Override
    public void encode(Codes codes, SampleMatrix design, int at) {
        DenseSamples values = (DenseSamples) codes.block(0);
        if (design instanceof BinarySamples bits) {
            encodeBits(values, codes.rows(), bits, at);
            return;
        }
        encodeNumbers(values, codes.rows(), (DenseSamples) design, at);
    }

    private void encodeNumbers(DenseSamples values, int rows, DenseSamples design, int at) {
        double[] codes = values.values();
        double[] numbers = design.values();
        for (int j = 0; j < origin.length; j++) {
            int from = values.offset(j);
            int to = design.offset(j) + at;
            if (codings.get(j) instanceof ColumnCoding.Standardised standardised) {
                for (int i = 0; i < rows; i++) {
                    numbers[to + i] = standardised.standardise(codes[from + i]);
                }
            } else {
                for (int i = 0; i < rows; i++) {
                    numbers[to + i] = isOrigin(codes[from + i], j);
                }
            }
        }
    }

    private void encodeBits(DenseSamples values, int rows, BinarySamples bits, int at) {
        double[] codes = values.values();
        long[] words = bits.words();
        int wordsPerRow = bits.wordsPerRow();
        for (int i = 0; i < rows; i++) {
            bits.clearRow(at + i);
        }
        for (int j = 0; j < origin.length; j++) {
            int offset = values.offset(j);
            int word = at * wordsPerRow + (j >>> 6);
            for (int i = 0; i < rows; i++, word += wordsPerRow) {
                words[word] |= isOrigin(codes[offset + i], j) << j;
            }
        }
    }

    /**
     * Values are drawn inside a bin, not around the instance's own value. But a continuous column without a value here is
     * coded as around no instance that has one, a cell missing here alone shares its state with unseen categories, and
     * which columns stay 0 depends on the instance where not all are features.
     */
    @Override
    public boolean inputsDependOnInstance() {
        return inputsDependOnInstance;
    }

    /** The numbers that a decoder's batch has for a row. */
    @Override
    public long inputBytes() {
        return (long) Double.BYTES * (x.isSparse() ? codings.size() : x.size());
    }

    /** 1 if a state is the instance's, else 0, without a branch: half of them are, in no order. States are finite. */
    private long isOrigin(double state, int column) {
        long difference = Double.doubleToRawLongBits(state - origin[column]) << 1;
        return ((difference | -difference) >>> 63) ^ 1;
    }

    @Override
    public Decoder<Row> newDecoder(int maxBatch) {
        return new RowDecoder(x, codings, realRows, maxBatch);
    }
}
