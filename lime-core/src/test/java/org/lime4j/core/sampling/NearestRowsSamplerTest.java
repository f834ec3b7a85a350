package org.lime4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.space.RealRows;

class NearestRowsSamplerTest {
    private static final Sampler ALL = new NearestRowsSampler(OptionalInt.empty());

    private static Sampler of(int neighbours) {
        return new NearestRowsSampler(OptionalInt.of(neighbours));
    }

    /** Row i is the number 10·i; the nearest to the instance, which is 0, come first. */
    private static CodeSpace rows(int count) {
        List<CodeColumn> columns = List.of(new CodeColumn.Continuous(0, 0, 1));
        return new CodeSpace(List.of(new Block("", columns, Optional.of(new RealRows(new RealRows.Source() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public double code(int row, int column) {
                return 10 * row;
            }

            @Override
            public double distance(int row) {
                return 10 * row;
            }
        })))));
    }

    private static int[] draw(Sampler sampler, int count, int samples, long seed) {
        Codes codes = new Codes(rows(count), samples);
        codes.hold(0, samples);
        sampler.sample(codes, samples, new RandomStreams(seed), new double[0]);
        assertThat(codes.realRow(0, 0)).isEqualTo(-1);
        assertThat(codes.block(0).get(0, 0)).isZero();
        return IntStream.range(1, samples).map(i -> codes.realRow(0, i)).toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesAsManyNearestRowsAsItNeedsAndEachOnce(long seed) {
        assertThat(draw(ALL, 300, 101, seed)).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @Test
    void drawsFromMoreNeighboursWithoutReplacementEachAsLikely() {
        int[] drawn = new int[300];
        for (long seed = 0; seed < 400; seed++) {
            int[] rows = draw(of(50), 300, 21, seed);
            assertThat(rows).as("seed %d", seed).doesNotHaveDuplicates();
            IntStream.of(rows).forEach(row -> drawn[row]++);
        }
        // 400 draws of 20 of 50: 160 times each, standard deviation 9.8.
        assertThat(IntStream.range(0, 50).map(row -> drawn[row])).allMatch(times -> Math.abs(times - 160) < 45);
        assertThat(IntStream.range(50, 300).map(row -> drawn[row])).containsOnly(0);
    }

    private static Optional<String> refusal(Sampler sampler, CodeSpace space, int samples) {
        PipelineShape shape = new PipelineShape(
                Object.class, Outputs.regression("y"), space, List.of(), samples, 1, false, "exponential");
        return sampler.check(shape).or(() -> sampler.accepts(samples, space)).map(Refusal::reason);
    }

    @Test
    void acceptsWhatThereIs() {
        assertThat(refusal(ALL, rows(300), 301)).isEmpty();
        assertThat(refusal(of(300), rows(300), 301)).isEmpty();
        assertThat(refusal(of(300), rows(300), 2)).isEmpty();
    }

    @Test
    void refusesFewerRowsThanItNeeds() {
        assertThat(refusal(ALL, rows(300), 5000)).contains("sampler 'nearest-rows' takes each row once and needs the 4999"
                + " nearest rows of the background (samples - 1), but there are 300 to take: raise the option 'rows' of the"
                + " background if the data has more, or draw at most 301 samples");
        assertThat(refusal(of(400), rows(300), 100)).contains("sampler 'nearest-rows' takes each row once and needs the 400"
                + " nearest rows of the background (its option 'neighbours'), but there are 300 to take: raise the option 'rows'"
                + " of the background if the data has more, or set 'neighbours' to at most 300");
        assertThat(refusal(of(200), rows(300), 250)).contains("sampler 'nearest-rows' takes each row once, but 250 samples"
                + " need 249 rows beside the instance, and its option 'neighbours' is 200: set that to at least 249, or draw at"
                + " most 201 samples");
        assertThat(refusal(ALL, rows(0), 100)).hasValueSatisfying(reason -> assertThat(reason)
                .endsWith("there are 0 to take: raise the option 'rows' of the background if the data has more, or choose another"
                        + " sampler"));
    }

    @Test
    void refusesWhatHasNoRows() {
        List<CodeColumn> numbers = List.of(new CodeColumn.Continuous(0, 0, 1));
        assertThat(refusal(ALL, CodeSpace.ofPresence(5), 100)).contains("sampler 'nearest-rows' takes rows of the background,"
                + " but the instance is made of things present or removed, which have none: use 'bernoulli' or 'uniform-removal'");
        assertThat(refusal(ALL, CodeSpace.of(numbers), 100)).contains("sampler 'nearest-rows' takes rows of the background, but"
                + " the instance has a background of statistics only: set the option 'rows' of the background, such as background"
                + " { type = csv, rows = 99, … }; a row of which only the cells that are not 0 are features has no real neighbours");
        assertThat(refusal(of(150), new CodeSpace(List.of(new Block("facts", numbers))), 100)).hasValueSatisfying(reason ->
                assertThat(reason).contains("block 'facts' has a background of statistics only").contains("rows = 150"));
        assertThat(refusal(ALL, new CodeSpace(List.of(Block.ofPresence("words", 2), new Block("facts", numbers))), 100))
                .contains("sampler 'nearest-rows' takes rows of one table, but the instance has the blocks [words, facts]: choose"
                        + " it as the sampler of the block that is a table, and leave the others theirs");
    }

    @Test
    void refusesAnImpossibleNumberOfNeighbours() {
        assertThatThrownBy(() -> of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("neighbours is 0; it must be at least 1");
    }
}
