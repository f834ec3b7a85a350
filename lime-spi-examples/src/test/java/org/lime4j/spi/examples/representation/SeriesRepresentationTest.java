package org.lime4j.spi.examples.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tck.RepresentationContract;

class SeriesRepresentationTest extends RepresentationContract {
    @Override
    protected RepresentationFactory<?> factory() {
        return new SeriesFactory();
    }

    @Override
    protected List<?> instances(Class<?> type) {
        return List.of(
                new Series(3),
                new Series(1, 2, 3),
                new Series(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5),
                new Series(0.1, -0.7, 1e9, 2, 0, 0, 1.5, -3, 8, 2.25, 4, 4, 1, -1e-9, 6, 7, 1));
    }

    @Test
    void aSegmentThatIsRemovedGetsTheMeanOfTheSeries() {
        InterpretableInstance<Series> instance =
                new SeriesRepresentation(2).represent(new Series(0, 1, 2, 3, 9), new RandomStreams(1));
        assertThat(instance.features()).extracting(InterpretableFeature::label)
                .containsExactly("values 0 to 1", "values 2 to 4");
        Codes codes = new Codes(instance.codeSpace(), 2);
        codes.hold(0, 2);
        BinarySamples bits = (BinarySamples) codes.block(0);
        bits.set(0, 0);
        bits.set(1, 1);
        try (Decoder<Series> decoder = instance.newDecoder(2)) {
            assertThat(decoder.decode(codes, 0, 2, new RandomStreams(1).rows()))
                    .isEqualTo(List.of(new Series(0, 1, 3, 3, 3), new Series(3, 3, 2, 3, 9)));
        }
    }
}
