package org.lime4j.tabular.representation;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.Row;

/** A row seen through its features. */
final class TabularInstance implements InterpretableInstance<Row> {
    private final Row x;
    private final List<ColumnCoding> codings;
    private final List<InterpretableFeature> features;
    private final CodeSpace space;
    private final double[] origin;

    TabularInstance(Row x, List<ColumnCoding> codings) {
        this.x = x;
        this.codings = codings;
        List<InterpretableFeature> described = new ArrayList<>(codings.size());
        List<CodeColumn> columns = new ArrayList<>(codings.size());
        for (ColumnCoding coding : codings) {
            described.add(coding.feature(x));
            columns.add(coding.codes(x));
        }
        this.features = List.copyOf(described);
        this.space = CodeSpace.of(columns);
        this.origin = columns.stream().mapToDouble(CodeColumn::origin).toArray();
    }

    @Override
    public Row instance() {
        return x;
    }

    @Override
    public Subject subject() {
        List<Subject.Cell> cells = new ArrayList<>(x.size());
        for (int j = 0; j < x.size(); j++) {
            cells.add(new Subject.Cell(x.schema().column(j).name(), x.text(j)));
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
        for (int j = 0; j < origin.length; j++) {
            ColumnCoding coding = codings.get(j);
            for (int i = 0; i < codes.rows(); i++) {
                double code = values.get(i, j);
                double z = coding instanceof ColumnCoding.Standardised standardised
                        ? standardised.standardise(code)
                        : code == origin[j] ? 1 : 0;
                design.set(at + i, j, z);
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
            long bit = 1L << j;
            double same = origin[j];
            for (int i = 0; i < rows; i++, word += wordsPerRow) {
                if (codes[offset + i] == same) {
                    words[word] |= bit;
                }
            }
        }
    }

    /** Values are drawn inside a bin, not around the instance's own value. */
    @Override
    public boolean inputsDependOnInstance() {
        return false;
    }

    @Override
    public Decoder<Row> newDecoder(int maxBatch) {
        return new RowDecoder(x, codings, maxBatch);
    }
}
