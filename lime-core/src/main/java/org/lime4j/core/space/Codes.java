package org.lime4j.core.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

/**
 * Codes of several rows: one matrix a block, and the number of each row in the whole sample. Of a block that has
 * {@link RealRows}, a row can be one of them: its codes are then that row's, and say nothing more than its number does.
 *
 * <p>Filled by one worker and reused by it from chunk to chunk.
 */
public final class Codes {
    private final CodeSpace space;
    private final List<SampleMatrix> blocks;
    /** Of each block that has real rows, the number of the real row at each row, plus 1, or 0; null of the others. */
    private final int @Nullable [][] realRows;
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
        this.realRows = new int[space.blocks().size()][];
        for (Block block : space.blocks()) {
            if (block.realRows().isPresent()) {
                realRows[matrices.size()] = new int[capacity];
            }
            matrices.add(block.newCodes(capacity));
        }
        this.blocks = List.copyOf(matrices);
    }

    private Codes(CodeSpace space, List<SampleMatrix> blocks, int @Nullable [][] realRows, int firstRow, int rows) {
        this.space = space;
        this.blocks = blocks;
        this.realRows = realRows;
        this.firstRow = firstRow;
        this.rows = rows;
    }

    /**
     * Says which rows of the sample now stand here: {@code firstRow .. firstRow + rows - 1}; none of them is a real row
     * until it is written as one.
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
        for (int[] ofBlock : realRows) {
            if (ofBlock != null) {
                Arrays.fill(ofBlock, 0, rows, 0);
            }
        }
    }

    /**
     * Makes a row of a block one of the block's real rows: writes its codes, and which row it is.
     *
     * @param block that has real rows, from 0
     * @param row local row that is written
     * @param realRow number of the real row
     */
    public void writeRealRow(int block, int row, int realRow) {
        RealRows rowsOfBlock = space.blocks().get(block).realRows().orElseThrow(() -> new IllegalArgumentException(
                "block " + block + " has no real rows"));
        SampleMatrix matrix = blocks.get(block);
        for (int j = 0; j < matrix.columns(); j++) {
            matrix.set(row, j, rowsOfBlock.code(realRow, j));
        }
        realRows[block][row] = realRow + 1;
    }

    /**
     * {@return which of the block's real rows a row is, or −1 if it is none}
     *
     * @param block from 0
     * @param row local row
     */
    public int realRow(int block, int row) {
        int[] ofBlock = realRows[block];
        return ofBlock == null ? -1 : ofBlock[row] - 1;
    }

    /**
     * {@return the codes of one block alone, sharing storage; what a composite hands to the block's own representation}
     *
     * @param index of the block, from 0
     */
    public Codes blockAlone(int index) {
        return new Codes(
                new CodeSpace(List.of(space.blocks().get(index))),
                List.of(blocks.get(index)),
                new int[][] {realRows[index]},
                firstRow,
                rows);
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
            if (from.realRows[b] != null && realRows[b] != null) {
                System.arraycopy(from.realRows[b], fromRow, realRows[b], at, count);
            }
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
        long ofRealRows = Arrays.stream(realRows).mapToLong(ofBlock -> ofBlock == null ? 0 : 4L * ofBlock.length).sum();
        return blocks.stream().mapToLong(SampleMatrix::bytes).sum() + ofRealRows;
    }
}
