package org.lime4j.core.space;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;

/**
 * The columns of one modality.
 *
 * @param id name of the block; "" when the instance has just one
 * @param columns in order; not empty
 * @param realRows rows of the data that samplers may take whole, if there are any; the instance's decoder then gives the
 *     row itself wherever {@link Codes#realRow} names one
 */
public record Block(String id, List<CodeColumn> columns, Optional<RealRows> realRows) {
    /**
     * Copies the columns and checks that there is one.
     *
     * @param id name of the block; "" when the instance has just one
     * @param columns in order; not empty
     * @param realRows rows of the data that samplers may take whole, if there are any
     * @throws IllegalArgumentException if there is no column
     */
    public Block {
        Objects.requireNonNull(realRows, "realRows");
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns is empty: a block needs at least one column");
        }
    }

    /**
     * A block without real rows.
     *
     * @param id name of the block; "" when the instance has just one
     * @param columns in order; not empty
     * @throws IllegalArgumentException if there is no column
     */
    public Block(String id, List<CodeColumn> columns) {
        this(id, columns, Optional.empty());
    }

    /**
     * {@return a block of {@code count} columns that are present or removed}
     *
     * @param id name of the block; "" when the instance has just one
     * @param count columns, at least 1
     */
    public static Block ofPresence(String id, int count) {
        return new Block(id, java.util.Collections.nCopies(count, new CodeColumn.Presence()));
    }

    /** {@return the number of columns} */
    public int size() {
        return columns.size();
    }

    /** {@return whether every column is {@link CodeColumn.Presence}; codes are then bit-packed} */
    public boolean isBinary() {
        return columns.stream().allMatch(CodeColumn.Presence.class::isInstance);
    }

    /**
     * {@return a matrix for this many rows of codes: binary if the block is, else dense}
     *
     * @param rows at least 0
     */
    public SampleMatrix newCodes(int rows) {
        return isBinary() ? new BinarySamples(rows, size()) : new DenseSamples(rows, size());
    }

    /**
     * Writes the instance's own codes into a row.
     *
     * @param codes of this block's columns; modified
     * @param row the row written over
     */
    public void writeOrigin(SampleMatrix codes, int row) {
        if (codes instanceof BinarySamples bits) {
            bits.setRow(row);
            return;
        }
        for (int j = 0; j < columns.size(); j++) {
            codes.set(row, j, columns.get(j).origin());
        }
    }
}
