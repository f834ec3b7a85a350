package org.lime4j.spi.examples.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.tck.SamplerContract;

class AntitheticSamplerTest extends SamplerContract {
    @Override
    protected SamplerFactory<?> factory() {
        return new AntitheticFactory();
    }

    @Test
    void rowsComeInComplementaryPairsAndPairsDiffer() {
        Codes codes = new Codes(CodeSpace.ofPresence(70), 9);
        codes.hold(0, 9);
        component().sample(codes, 9, new RandomStreams(3), new double[9]);
        BinarySamples bits = (BinarySamples) codes.block(0);
        for (int row = 1; row < 9; row += 2) {
            for (int j = 0; j < 70; j++) {
                assertThat(bits.isSet(row, j)).isNotEqualTo(bits.isSet(row + 1, j));
            }
        }
        assertThat(bits.rowEquals(1, bits, 3)).isFalse();
        assertThat(bits.countRow(1)).isBetween(15, 55);
    }
}
