package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.RealRows;

/**
 * What a {@link Sampler} must keep. Extended as {@link KernelContract} is: by a class that says which factory to test.
 *
 * <p>The sampler is tried on things present or removed, on categories and numbers, on such that have {@link #REAL_ROWS} real
 * rows, and on two blocks; those it refuses in {@code check} are left out. One that accepts only certain sizes overrides {@link #samples}.
 */
public abstract class SamplerContract extends FactoryContract<Sampler> {
    private static final double UNTOUCHED = -123.25;
    /** How many real rows those code spaces have that have some. */
    protected static final int REAL_ROWS = 500;

    private static final int[] CHUNKS = {1, 7, 64};

    /** For subclasses. */
    protected SamplerContract() {}

    @Override
    protected abstract SamplerFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return SamplerFactory.class;
    }

    /** {@return a size that the sampler accepts, at least 20; 120 unless overridden} */
    protected int samples() {
        return 120;
    }

    /** {@return the code spaces to try} */
    protected List<CodeSpace> spaces() {
        return List.of(
                CodeSpace.ofPresence(1),
                CodeSpace.ofPresence(9),
                CodeSpace.ofPresence(64),
                CodeSpace.ofPresence(70),
                CodeSpace.of(mixed(1, 0.5)),
                CodeSpace.of(mixed(-1, -2)),
                new CodeSpace(List.of(withRealRows("", mixed(3, -1)))),
                new CodeSpace(List.of(Block.ofPresence("left", 6), withRealRows("right", mixed(0, 4)))),
                new CodeSpace(List.of(Block.ofPresence("left", 6), new Block("right", mixed(2, 1)))),
                new CodeSpace(List.of(Block.ofPresence("left", 6), Block.ofPresence("right", 5))));
    }

    private static List<CodeColumn> mixed(int state, double number) {
        return List.of(
                new CodeColumn.Categorical(new double[] {0.2, 0.5, 0, 0.3}, state),
                new CodeColumn.Continuous(number, 0.25, 2),
                new CodeColumn.Categorical(new double[] {1}, 0),
                new CodeColumn.Continuous(number, 3, 0));
    }

    /** A block with real rows, the same whatever the instance; how far they are depends on it. */
    private static Block withRealRows(String id, List<CodeColumn> columns) {
        return new Block(id, columns, Optional.of(new RealRows(new RealRows.Source() {
            @Override
            public int count() {
                return REAL_ROWS;
            }

            @Override
            public double code(int row, int column) {
                double u = new RandomStreams(column).rows().forRow(row).nextDouble();
                return columns.get(column) instanceof CodeColumn.Categorical states ? states.draw(u) : 8 * u - 4;
            }

            @Override
            public double distance(int row) {
                double sum = 0;
                for (int j = 0; j < columns.size(); j++) {
                    sum += Math.abs(code(row, j) - columns.get(j).origin());
                }
                return sum;
            }
        })));
    }

    private List<CodeSpace> accepted() {
        Sampler sampler = component();
        return drawable(sampler).stream().filter(space -> sampler.accepts(samples(), space).isEmpty()).toList();
    }

    /** Those that the sampler draws in, at one size or another. */
    private List<CodeSpace> drawable(Sampler sampler) {
        return spaces().stream()
                .filter(space -> sampler.check(Pipelines.shape(Object.class, space, features(space), samples(), 1)).isEmpty())
                .toList();
    }

    private static List<InterpretableFeature> features(CodeSpace space) {
        List<InterpretableFeature> features = new ArrayList<>();
        for (Block block : space.blocks()) {
            for (CodeColumn column : block.columns()) {
                FeatureKind kind = column instanceof CodeColumn.Continuous ? FeatureKind.NUMERIC : FeatureKind.BINARY;
                String name = "feature " + features.size();
                InterpretableFeature feature = new InterpretableFeature(
                        FeatureKey.of(name), name, kind, 1, 1, new Location.Column(features.size()));
                features.add(block.id().isEmpty() ? feature : feature.in(block.id()));
            }
        }
        return features;
    }

    /** The whole sample, drawn chunk by chunk into storage that holds other things before. */
    private Drawn draw(Sampler sampler, CodeSpace space, int samples, int chunk, boolean ascending, long seed) {
        Drawn drawn = new Drawn(space, samples);
        Codes codes = new Codes(space, chunk);
        double[] weights = new double[chunk];
        int count = (samples + chunk - 1) / chunk;
        for (int c = 0; c < count; c++) {
            int from = (ascending ? c : count - 1 - c) * chunk;
            codes.hold(from, Math.min(samples, from + chunk) - from);
            litter(codes);
            Arrays.fill(weights, UNTOUCHED);
            sampler.sample(codes, samples, new RandomStreams(seed), weights);
            drawn.take(codes, weights);
        }
        return drawn;
    }

    private Drawn draw(CodeSpace space, long seed) {
        return draw(component(), space, samples(), samples(), true, seed);
    }

    private static void litter(Codes codes) {
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            SampleMatrix matrix = codes.block(b);
            for (int i = 0; i < matrix.rows(); i++) {
                for (int j = 0; j < matrix.columns(); j++) {
                    matrix.set(i, j, matrix instanceof BinarySamples ? (i + j) % 2 : UNTOUCHED);
                }
            }
        }
    }

    /** Codes and weights of a whole sample, and which of its rows are real ones. */
    private static final class Drawn {
        private final double[][] rows;
        private final int[][] realRows;
        private final double[] weights;

        Drawn(CodeSpace space, int samples) {
            rows = new double[samples][space.size()];
            realRows = new int[samples][space.blocks().size()];
            weights = new double[samples];
        }

        void take(Codes codes, double[] own) {
            for (int i = 0; i < codes.rows(); i++) {
                int column = 0;
                for (int b = 0; b < codes.space().blocks().size(); b++) {
                    for (int j = 0; j < codes.block(b).columns(); j++) {
                        rows[codes.firstRow() + i][column++] = codes.block(b).get(i, j);
                    }
                    realRows[codes.firstRow() + i][b] = codes.realRow(b, i);
                }
                weights[codes.firstRow() + i] = own[i];
            }
        }
    }

    private static String name(CodeSpace space) {
        List<String> blocks = new ArrayList<>();
        for (Block block : space.blocks()) {
            blocks.add(block.isBinary()
                    ? block.size() + " columns present or removed"
                    : block.size() + " columns of categories and numbers" + (block.realRows().isPresent() ? " with real rows" : ""));
        }
        return String.join(" and ", blocks);
    }

    private static void requireSame(Drawn expected, Drawn actual, int rows, CodeSpace space, String rule) {
        for (int i = 0; i < rows; i++) {
            int column = Arrays.mismatch(expected.rows[i], actual.rows[i]);
            if (column >= 0) {
                fail(rule + ", but row " + i + ", column " + column + " was " + expected.rows[i][column] + " and then "
                        + actual.rows[i][column] + " (" + name(space) + ")");
            }
            if (!Arrays.equals(expected.realRows[i], actual.realRows[i])) {
                fail(rule + ", but row " + i + " was the real row " + Arrays.toString(expected.realRows[i]) + " of each block and"
                        + " then " + Arrays.toString(actual.realRows[i]) + " (" + name(space) + ")");
            }
            if (Double.compare(expected.weights[i], actual.weights[i]) != 0) {
                fail(rule + ", but row " + i + " had the weight " + expected.weights[i] + " and then " + actual.weights[i]
                        + " (" + name(space) + ")");
            }
        }
    }

    /** A sampler accepts some code space, at the size of this test. */
    @Test
    public void sampler_301_accepts_some_code_spaces() {
        if (accepted().isEmpty()) {
            fail("a sampler refuses only what it cannot draw, but it refused every code space tried with " + samples()
                    + " samples; if it accepts other sizes, override samples()");
        }
    }

    /**
     * Row 0 is the instance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_302_row_0_is_the_instance(long seed) {
        for (CodeSpace space : accepted()) {
            Drawn drawn = draw(space, seed);
            double[] first = drawn.rows[0];
            if (Arrays.stream(drawn.realRows[0]).anyMatch(row -> row >= 0)) {
                fail("row 0 is the instance, but it was written as a real row (" + name(space) + ")");
            }
            int column = 0;
            for (Block block : space.blocks()) {
                for (CodeColumn code : block.columns()) {
                    if (first[column] != code.origin()) {
                        fail("row 0 has the codes of the instance, but column " + column + " is " + first[column]
                                + " instead of " + code.origin() + " (" + name(space) + ")");
                    }
                    column++;
                }
            }
        }
    }

    /**
     * Codes are such as their columns have.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_303_codes_are_states_or_finite_numbers(long seed) {
        for (CodeSpace space : accepted()) {
            double[][] rows = draw(space, seed).rows;
            for (int i = 1; i < rows.length; i++) {
                int column = 0;
                for (Block block : space.blocks()) {
                    for (CodeColumn code : block.columns()) {
                        double value = rows[i][column++];
                        boolean valid = code instanceof CodeColumn.Categorical states
                                ? value == Math.rint(value) && value >= 0 && value < states.states() || value == states.origin()
                                : Double.isFinite(value);
                        if (!valid) {
                            fail("a category is a whole number from 0 to its states - 1, or the instance's own, and a number is "
                                    + "finite, but row " + i + ", column " + (column - 1) + " is " + value + " ("
                                    + name(space) + ")");
                        }
                    }
                }
            }
        }
    }

    /**
     * Bits beyond the last column stay 0.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_304_bits_beyond_the_last_column_are_0(long seed) {
        for (CodeSpace space : accepted()) {
            Codes codes = new Codes(space, samples());
            codes.hold(0, samples());
            component().sample(codes, samples(), new RandomStreams(seed), new double[samples()]);
            for (int b = 0; b < space.blocks().size(); b++) {
                if (!(codes.block(b) instanceof BinarySamples bits) || bits.columns() % 64 == 0) {
                    continue;
                }
                for (int i = 0; i < bits.rows(); i++) {
                    long last = bits.words()[(i + 1) * bits.wordsPerRow() - 1];
                    if (last >>> bits.columns() % 64 != 0) {
                        fail("bits beyond the last column stay 0, because rows are counted and compared a word at a time, but row "
                                + i + " has some that are 1 (" + name(space) + ")");
                    }
                }
            }
        }
    }

    /**
     * A sampler with weights writes weights, and one without writes none.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_305_weights_are_written_exactly_if_it_is_weighted(long seed) {
        boolean weighted = component().weighted();
        for (CodeSpace space : accepted()) {
            double[] weights = draw(space, seed).weights;
            for (int i = 0; i < weights.length; i++) {
                if (!weighted && weights[i] != UNTOUCHED) {
                    fail("a sampler whose weighted() is false does not touch the weights, but it wrote " + weights[i]
                            + " for row " + i + " (" + name(space) + ")");
                }
                if (weighted && (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY)) {
                    fail("a sampler whose weighted() is true writes a finite weight of at least 0 for each row, but row " + i
                            + " has " + (weights[i] == UNTOUCHED ? "none" : weights[i]) + " (" + name(space) + ")");
                }
            }
        }
    }

    /**
     * The same seed gives the same sample, from this sampler and from another one made with the same options.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_306_the_same_seed_gives_the_same_sample(long seed) {
        for (CodeSpace space : accepted()) {
            Sampler sampler = component();
            int n = samples();
            Drawn first = draw(sampler, space, n, n, true, seed);
            requireSame(first, draw(sampler, space, n, n, true, seed), n, space, "the same seed gives the same sample each time");
            requireSame(first, draw(space, seed), n, space, "samplers made with the same options draw the same sample");
        }
    }

    /**
     * Eight threads that draw at the same time get what one gets.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_307_threads_do_not_disturb_each_other(long seed) {
        for (CodeSpace space : accepted()) {
            Sampler sampler = component();
            int n = samples();
            Drawn[] alone = new Drawn[Threads.COUNT];
            Arrays.setAll(alone, thread -> draw(sampler, space, n, 5 + thread, true, seed + thread));
            for (int round = 0; round < 10; round++) {
                List<Drawn> together = Threads.run(thread -> draw(sampler, space, n, 5 + thread, true, seed + thread));
                for (int thread = 0; thread < alone.length; thread++) {
                    requireSame(alone[thread], together.get(thread), n, space,
                            "threads that draw at the same time get what one thread gets");
                }
            }
        }
    }

    /**
     * A row does not depend on which rows are asked for together, on the order, or on what the storage held.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_308_a_row_does_not_depend_on_the_chunk(long seed) {
        for (CodeSpace space : accepted()) {
            Sampler sampler = component();
            int n = samples();
            Drawn whole = draw(sampler, space, n, n, true, seed);
            for (int chunk : CHUNKS) {
                for (boolean ascending : new boolean[] {true, false}) {
                    requireSame(whole, draw(sampler, space, n, chunk, ascending, seed), n, space,
                            "a row is a function of block, seed and its number, so that chunks of " + chunk
                                    + (ascending ? "" : ", the last first,") + " give the same rows as one chunk");
                }
            }
        }
    }

    /** Rows of the storage beyond those asked for are left alone. */
    @Test
    public void sampler_309_writes_its_own_rows_only() {
        for (CodeSpace space : accepted()) {
            Codes codes = new Codes(space, 20);
            codes.hold(3, 10);
            litter(codes);
            double[] weights = new double[20];
            Arrays.fill(weights, UNTOUCHED);
            component().sample(codes, samples(), new RandomStreams(1), weights);
            Codes expected = new Codes(space, 20);
            litter(expected);
            for (int i = 10; i < 20; i++) {
                boolean same = weights[i] == UNTOUCHED;
                for (int b = 0; b < space.blocks().size(); b++) {
                    same &= codes.realRow(b, i) < 0;
                    for (int j = 0; j < codes.block(b).columns(); j++) {
                        same &= codes.block(b).get(i, j) == expected.block(b).get(i, j);
                    }
                }
                if (!same) {
                    fail("local rows 0 .. codes.rows() - 1 are written, 10 of 20 here, but row " + i + " was too (" + name(space) + ")");
                }
            }
        }
    }

    /**
     * If a larger sample begins with the rows of a smaller one, the sampler says so truly.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_310_an_extendable_sample_begins_with_the_smaller_one(long seed) {
        Sampler sampler = component();
        for (CodeSpace space : accepted()) {
            int n = samples();
            if (!sampler.extendable() || sampler.accepts(3 * n, space).isPresent()) {
                continue;
            }
            requireSame(draw(sampler, space, n, n, true, seed), draw(sampler, space, 3 * n, 3 * n, true, seed), n, space,
                    "a sampler whose extendable() is true draws the same first " + n + " rows when asked for " + 3 * n);
        }
    }

    /**
     * If a sample can be shared by many instances, it does not depend on the instance.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_311_a_sample_depends_on_the_instance_only_if_it_says_so(long seed) {
        Sampler sampler = component();
        for (CodeSpace space : accepted()) {
            if (sampler.dependsOnInstance(space)) {
                continue;
            }
            Drawn here = draw(sampler, space, samples(), samples(), true, seed);
            Drawn there = draw(sampler, elsewhere(space), samples(), samples(), true, seed);
            here.rows[0] = there.rows[0];
            requireSame(here, there, samples(), space,
                    "a sampler whose dependsOnInstance() is false draws the same rows from 1 on for any instance");
        }
    }

    private static CodeSpace elsewhere(CodeSpace space) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : space.blocks()) {
            List<CodeColumn> columns = new ArrayList<>();
            for (CodeColumn column : block.columns()) {
                if (column instanceof CodeColumn.Categorical states) {
                    columns.add(new CodeColumn.Categorical(
                            states.frequencies(), ((int) states.origin() + 1) % states.states()));
                } else if (column instanceof CodeColumn.Continuous number) {
                    columns.add(new CodeColumn.Continuous(
                            number.origin() + 1.5, number.mean(), number.standardDeviation()));
                } else {
                    columns.add(column);
                }
            }
            blocks.add(block.realRows().isPresent() ? withRealRows(block.id(), columns) : new Block(block.id(), columns));
        }
        return new CodeSpace(blocks);
    }

    /** A refusal says why. */
    @Test
    public void sampler_312_says_why_it_refuses_a_size() {
        Sampler sampler = component();
        for (CodeSpace space : drawable(sampler)) {
            for (int samples : new int[] {2, 3, 20, 1000, 1023, 5000}) {
                sampler.accepts(samples, space).ifPresent(refusal -> {
                    if (refusal.reason().isBlank()) {
                        fail("a refusal says which sizes the sampler accepts, but it is blank for " + samples + " samples ("
                                + name(space) + ")");
                    }
                });
            }
        }
    }

    /**
     * A row that is written as a real one has the codes of that row.
     *
     * @param seed of the samples that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void sampler_313_a_real_row_has_its_own_codes(long seed) {
        for (CodeSpace space : accepted()) {
            Drawn drawn = draw(space, seed);
            int first = 0;
            for (int b = 0; b < space.blocks().size(); b++) {
                Block block = space.blocks().get(b);
                for (int i = 0; i < drawn.rows.length; i++) {
                    int realRow = drawn.realRows[i][b];
                    for (int j = 0; j < block.size() && realRow >= 0; j++) {
                        double code = block.realRows().orElseThrow().code(realRow, j);
                        if (drawn.rows[i][first + j] != code) {
                            fail("a row that is written as a real one keeps its codes, because the model is asked about that row, but"
                                    + " row " + i + ", real row " + realRow + ", has " + drawn.rows[i][first + j] + " in column "
                                    + (first + j) + " instead of " + code + " (" + name(space) + ")");
                        }
                    }
                }
                first += block.size();
            }
        }
    }
}
