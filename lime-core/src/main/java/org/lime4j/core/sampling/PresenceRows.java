package org.lime4j.core.sampling;

import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.Codes;

/** The walk over blocks and rows of samplers that draw each row of bits on its own. */
final class PresenceRows {
    private PresenceRows() {}

    /** Draws one row from its own sequence; the row may hold anything before. */
    interface Draw {
        void row(BinarySamples bits, int row, RowRandom random);
    }

    /** Fills the rows that stand in {@code codes}: row 0 of the sample is the instance, the others are drawn. */
    static void fill(Codes codes, RandomStreams random, Draw draw) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            Block block = codes.space().blocks().get(b);
            BinarySamples bits = (BinarySamples) codes.block(b);
            RowRandom rows = random.in(block.id()).rows();
            for (int i = 0; i < codes.rows(); i++) {
                if (codes.firstRow() + i == 0) {
                    block.writeOrigin(bits, i);
                } else {
                    draw.row(bits, i, rows.forRow(codes.firstRow() + i));
                }
            }
        }
    }
}
