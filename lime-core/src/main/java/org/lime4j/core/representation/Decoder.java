package org.lime4j.core.representation;

import java.util.List;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.space.Codes;

/**
 * Turns rows of codes into inputs z for the model. Owns its buffers; used by one worker.
 *
 * @param <X> type of the inputs
 */
public interface Decoder<X> extends AutoCloseable {
    /**
     * {@return whether equal codes always give equal inputs, without drawing; equal rows are then merged and predicted
     * once}
     */
    boolean deterministic();

    /**
     * Decodes rows.
     *
     * @param codes rows {@code from .. to - 1} are read; not modified
     * @param from first local row
     * @param to one past the last local row; {@code to - from <= maxBatch}
     * @param random for what is drawn inside a code: use {@code random.forRow(codes.firstRow() + i)} for local row i, so
     *     that values never depend on chunk or batch. Row 0 of the sample is the instance itself and draws nothing
     * @return {@code to - from} inputs, valid until the next call
     */
    List<X> decode(Codes codes, int from, int to, RowRandom random);

    @Override
    default void close() {}
}
