package org.lime4j.core.space;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

/**
 * Codes of several rows: one matrix a block, and the number of each row in the whole sample.
 *
 * <p>Filled by one worker and reused by it from chunk to chunk.
 */
public final class Codes {
    private final CodeSpace space;
    private final List<SampleMatrix> blocks;
    private int firstRow;
    private int rows;

    /**
     * Storage for up to {@code capacity} rows.
     *
     * @param space what the codes mean
     * @param capacity most rows that stand here at once
     */
    public Codes(CodeSpace space, int capacity) {
        this.space = space;
        List<SampleMatrix> matrices = new ArrayList<>();
        for (Block block : space.blocks()) {
            matrices.add(block.newCodes(capacity));
        }
        this.blocks = List.copyOf(matrices);
    }

    private Codes(CodeSpace space, List<SampleMatrix> blocks, int firstRow, int rows) {
        this.space = space;
        this.blocks = blocks;
        this.firstRow = firstRow;
        this.rows = rows;
    }

    /**
     * Says which rows of the sample now stand here: {@code firstRow .. firstRow + rows - 1}.
     *
     * @param newFirstRow number, in the whole sample, of local row 0
     * @param newRows how many rows stand here, at most the capacity
     */
    public void hold(int newFirstRow, int newRows) {
        if (newRows > capacity()) {
            throw new IllegalArgumentException("rows is " + newRows + "; there is room for " + capacity());
        }
        firstRow = newFirstRow;
        rows = newRows;
    }

    /**
     * {@return the codes of one block alone, sharing storage; what a composite hands to the block's own representation}
     *
     * @param index of the block, from 0
     */
    public Codes blockAlone(int index) {
        return new Codes(
                new CodeSpace(List.of(space.blocks().get(index))), List.of(blocks.get(index)), firstRow, rows);
    }

    /**
     * Copies {@code count} local rows of another set of codes of the same space over local row {@code at} onwards.
     *
     * @param from the codes to copy from; not modified
     * @param fromRow first local row there
     * @param count rows to copy
     * @param at first local row here that is replaced
     */
    public void copyRows(Codes from, int fromRow, int count, int at) {
        for (int b = 0; b < blocks.size(); b++) {
            copy(from.blocks.get(b), fromRow, count, blocks.get(b), at);
        }
    }

    /**
     * Copies the rows of one block over row {@code at} onwards of a matrix with as many columns.
     *
     * @param index of the block, from 0
     * @param target with as many columns as the block; modified from row {@code at} on
     * @param at first row of the target that is replaced
     */
    public void copyBlock(int index, SampleMatrix target, int at) {
        copy(blocks.get(index), 0, rows, target, at);
    }

    private static void copy(SampleMatrix source, int fromRow, int count, SampleMatrix target, int at) {
        if (source instanceof DenseSamples from && target instanceof DenseSamples to) {
            for (int j = 0; j < from.columns(); j++) {
                System.arraycopy(from.values(), from.offset(j) + fromRow, to.values(), to.offset(j) + at, count);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (source instanceof BinarySamples bits && target instanceof BinarySamples packed) {
                packed.copyRow(bits, fromRow + i, at + i);
            } else {
                for (int j = 0; j < source.columns(); j++) {
                    target.set(at + i, j, source.get(fromRow + i, j));
                }
            }
        }
    }

    /** {@return what the codes mean} */
    public CodeSpace space() {
        return space;
    }

    /** {@return how many rows now stand here} */
    public int rows() {
        return rows;
    }

    /** {@return the number, in the whole sample, of local row 0} */
    public int firstRow() {
        return firstRow;
    }

    /** {@return how many rows there is room for} */
    public int capacity() {
        return blocks.get(0).rows();
    }

    /**
     * {@return the codes of a block; only the first {@link #rows()} rows mean anything}
     *
     * @param index of the block, from 0
     */
    public SampleMatrix block(int index) {
        return blocks.get(index);
    }

    /** {@return bytes of storage} */
    public long bytes() {
        return blocks.stream().mapToLong(SampleMatrix::bytes).sum();
    }
}
