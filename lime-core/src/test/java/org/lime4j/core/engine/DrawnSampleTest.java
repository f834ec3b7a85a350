package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.NearestRowsSampler;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.RealRows;

/** Real rows in a sample. */
class DrawnSampleTest {
    private static final RandomStreams RANDOM = new RandomStreams(3);

    /** Rows 0 and 2 have no part, rows 1 and 3 have both. */
    private static final CodeSpace SPACE = new CodeSpace(List.of(new Block(
            "", List.of(new CodeColumn.Presence(), new CodeColumn.Presence()), Optional.of(new RealRows(new RealRows.Source() {
                @Override
                public int count() {
                    return 4;
                }

                @Override
                public double code(int row, int column) {
                    return row % 2;
                }

                @Override
                public double distance(int row) {
                    return row;
                }
            })))));

    @Test
    void rowsOfEqualCodesAreMergedOnlyIfTheyAreTheSameRealRow() {
        DrawnSample sample = DrawnSample.merged(SPACE, new NearestRowsSampler(OptionalInt.empty()), RANDOM, 5);
        assertThat(sample.rows()).isEqualTo(5);
        Codes codes = new Codes(SPACE, 5);
        sample.read(0, 5, codes, new double[5]);
        assertThat(IntStream.range(0, 5).map(row -> codes.realRow(0, row))).containsExactlyInAnyOrder(-1, 0, 1, 2, 3);
        for (int row = 1; row < 5; row++) {
            assertThat(codes.block(0).get(row, 0)).isEqualTo(codes.realRow(0, row) % 2);
        }

        Sampler same = (drawn, samples, random, weights) -> {
            SPACE.blocks().get(0).writeOrigin(drawn.block(0), 0);
            for (int row = 1; row < samples; row++) {
                drawn.writeRealRow(0, row, row / 3);
            }
        };
        DrawnSample merged = DrawnSample.merged(SPACE, same, RANDOM, 5);
        assertThat(merged.rows()).isEqualTo(3);
        assertThat(merged.multiplicities()).containsExactly(1, 2, 2);
        merged.read(0, 3, codes, new double[5]);
        assertThat(IntStream.range(0, 3).map(row -> codes.realRow(0, row))).containsExactly(-1, 0, 1);
    }

    @Test
    void aRealRowInThePlaceOfTheInstanceIsAnErrorEvenIfItsCodesAreTheInstances() {
        Sampler wrong = (drawn, samples, random, weights) -> {
            for (int row = 0; row < drawn.rows(); row++) {
                drawn.writeRealRow(0, row, 1);
            }
        };
        DrawnSample sample = DrawnSample.chunked(SPACE, wrong, RANDOM, 5);
        assertThatThrownBy(() -> sample.read(0, 5, new Codes(SPACE, 5), new double[5]))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.CONTRACT_BROKEN))
                .hasMessage("the sampler put row 1 of the data in row 0; row 0 is the instance itself");
    }
}
