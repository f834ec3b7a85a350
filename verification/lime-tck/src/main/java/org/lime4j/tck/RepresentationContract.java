package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.RealRows;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;

/**
 * What a {@link Representation}, the {@link InterpretableInstance}s it makes and their {@link Decoder}s must keep. A
 * representation's test is this and nothing more:
 *
 * <pre>{@code
 * class SentencesTest extends RepresentationContract {
 *     @Override
 *     protected RepresentationFactory<?> factory() {
 *         return new SentencesFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>The kit has texts and pictures to try it on, and rows if {@link #context()} has the background of a table; one of other
 * instances overrides {@link #instances}. Codes are drawn by the kit; some rows have equal ones, and some are
 * real rows where the instance has such.
 */
public abstract class RepresentationContract extends FactoryContract<Representation<?>> {
    private static final int ROWS = 40;

    /** Every so many rows have the codes of row 1. */
    private static final int TWINS = 5;

    private static final int[] CHUNKS = {1, 7, 16};

    /** Between z′ of the instance and the values of its features. */
    private static final double ROUNDING = 1e-9;

    /** For subclasses. */
    protected RepresentationContract() {}

    @Override
    protected abstract RepresentationFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return RepresentationFactory.class;
    }

    /**
     * {@return instances to try, at least two, in new objects at each call; unless overridden, those that the kit has of this
     * type} The first should have few features, one if that can be.
     *
     * @param type of the representation's instances
     */
    protected List<?> instances(Class<?> type) {
        return Examples.of(type, context(), "instances()");
    }

    /** {@return instances of the right type that cannot be explained; none unless overridden} */
    protected List<?> unusable() {
        return List.of();
    }

    /**
     * {@return something that stays as it is when the decoder is used again, and is equal for equal inputs} Rows, pictures and
     * composites of them are copied, other inputs taken as they are, unless overridden.
     *
     * @param input that a decoder made
     */
    protected Object copy(Object input) {
        if (input instanceof Row row) {
            return row.detached();
        } else if (input instanceof RgbImage picture) {
            return picture.copy();
        } else if (input instanceof Composite composite) {
            Map<String, Object> parts = new LinkedHashMap<>();
            composite.names().forEach(name -> parts.put(name, copy(composite.get(name, Object.class))));
            return Composite.of(parts);
        }
        return input;
    }

    private static RandomStreams streams(int instance) {
        return new RandomStreams(23).in(instance);
    }

    private List<Seen<?>> seen() {
        return seen(component());
    }

    /** Errors are told of by one rule, so that the others can be looked at. */
    private <X> List<Seen<?>> seen(Representation<X> representation) {
        List<Seen<?>> all = new ArrayList<>();
        List<?> instances = instances(representation.instanceType());
        for (int i = 0; i < instances.size(); i++) {
            X x = representation.instanceType().cast(instances.get(i));
            try {
                all.add(new Seen<>(i, x, representation.represent(x, streams(i))));
            } catch (RuntimeException e) {
                continue;
            }
        }
        return all;
    }

    /** An instance and what became of it. */
    private final class Seen<X> {
        private final int number;
        private final X x;
        private final InterpretableInstance<X> instance;
        private final CodeSpace space;
        private final List<InterpretableFeature> features;

        Seen(int number, X x, InterpretableInstance<X> instance) {
            this.number = number;
            this.x = x;
            this.instance = instance;
            this.space = instance.codeSpace();
            this.features = instance.features();
        }

        SampleMatrix design(int rows) {
            boolean binary = features.stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
            return binary ? new BinarySamples(rows, features.size()) : new DenseSamples(rows, features.size());
        }

        SampleMatrix encode(long seed) {
            SampleMatrix design = design(ROWS);
            instance.encode(codes(space, 0, ROWS, ROWS, seed), design, 0);
            return design;
        }

        List<Object> decode(long seed) {
            return decode(ROWS, true, seed);
        }

        /** Copies of what all rows decode to. */
        List<Object> decode(int chunk, boolean ascending, long seed) {
            Object[] inputs = new Object[ROWS];
            Codes whole = codes(space, 0, ROWS, ROWS, seed);
            RowRandom random = new RandomStreams(seed).rows();
            try (Decoder<X> decoder = instance.newDecoder(chunk)) {
                int count = (ROWS + chunk - 1) / chunk;
                for (int c = 0; c < count; c++) {
                    int from = (ascending ? c : count - 1 - c) * chunk;
                    int to = Math.min(ROWS, from + chunk);
                    random.nextLong();
                    List<X> batch = ascending
                            ? decoder.decode(codes(space, from, to - from, chunk, seed), 0, to - from, random)
                            : decoder.decode(whole, from, to, random);
                    for (int i = 0; i < Math.min(batch.size(), to - from); i++) {
                        X input = batch.get(i);
                        inputs[from + i] = input == null ? null : copy(input);
                    }
                }
            }
            List<Object> list = new ArrayList<>(ROWS);
            for (Object input : inputs) {
                list.add(input);
            }
            return list;
        }

        @Override
        public String toString() {
            return " (" + Examples.name(x) + ")";
        }
    }

    /** Codes of consecutive rows; a row depends on the seed and its number alone. */
    private static Codes codes(CodeSpace space, int firstRow, int rows, int capacity, long seed) {
        Codes codes = new Codes(space, capacity);
        codes.hold(firstRow, rows);
        for (int b = 0; b < space.blocks().size(); b++) {
            Block block = space.blocks().get(b);
            SampleMatrix matrix = codes.block(b);
            for (int i = 0; i < capacity; i++) {
                int row = firstRow + i;
                if (row == 0) {
                    block.writeOrigin(matrix, i);
                    continue;
                }
                SplittableRandom random = new SplittableRandom(seed * 1_000_003 + (row % TWINS == TWINS - 1 ? 1 : row) * 31L + b);
                for (int j = 0; j < block.size(); j++) {
                    matrix.set(i, j, code(block.columns().get(j), random));
                }
                if (block.realRows().isPresent() && i < rows && row % TWINS == 2) {
                    codes.writeRealRow(b, i, (int) ((row + seed) % block.realRows().get().count()));
                }
            }
        }
        return codes;
    }

    private static double code(CodeColumn column, SplittableRandom random) {
        if (column instanceof CodeColumn.Categorical states) {
            return states.draw(random.nextDouble());
        } else if (column instanceof CodeColumn.Continuous number) {
            return number.mean() + number.standardDeviation() * random.nextDouble(-2, 2);
        }
        return random.nextInt(3) > 0 ? 1 : 0;
    }

    /** Instances of its type can be represented, and are found again in what was made of them. */
    @Test
    public void representation_501_represents_instances_of_its_type() {
        represents(component());
    }

    private <X> void represents(Representation<X> representation) {
        List<?> instances = instances(representation.instanceType());
        for (int i = 0; i < instances.size(); i++) {
            X x = representation.instanceType().cast(instances.get(i));
            InterpretableInstance<X> made;
            try {
                made = representation.represent(x, streams(i));
            } catch (RuntimeException e) {
                fail("an instance of " + representation.instanceType().getSimpleName() + " can be represented, but represent() threw " + e
                        + " (" + Examples.name(x) + "); if these instances are not for it, override instances()", e);
                return;
            }
            if (!made.instance().equals(x)) {
                fail("instance() is the instance that was represented, but it is " + Examples.name(made.instance()) + " ("
                        + Examples.name(x) + ")");
            }
        }
    }

    /** There are features, and each can be told from the others. */
    @Test
    public void representation_502_features_have_distinct_keys() {
        for (Seen<?> seen : seen()) {
            if (seen.features.isEmpty()) {
                fail("an instance has at least one feature, or is refused as a BAD_INSTANCE, but there was none" + seen);
            }
            Set<FeatureKey> keys = new HashSet<>();
            for (InterpretableFeature feature : seen.features) {
                if (!keys.add(feature.key())) {
                    fail("features of one instance have distinct keys, because weights are told apart by them, but '" + feature.key()
                            + "' stands twice" + seen);
                }
                if (feature.kind() == FeatureKind.BINARY && feature.value() != 0 && feature.value() != 1) {
                    fail("x′ of a BINARY feature is 0 or 1; others are NUMERIC, but that of '" + feature.label() + "' is "
                            + feature.value() + seen);
                }
            }
        }
    }

    /** The codes of the instance encode to the values of its features. */
    @Test
    public void representation_503_the_origin_encodes_to_the_values_of_the_features() {
        for (Seen<?> seen : seen()) {
            SampleMatrix design = seen.encode(1);
            for (int j = 0; j < seen.features.size(); j++) {
                InterpretableFeature feature = seen.features.get(j);
                if (!Numbers.near(feature.value(), design.get(0, j), ROUNDING)) {
                    fail("row 0, the codes of the instance, encodes to x′, because kernels measure from there, but z′ of '"
                            + feature.label() + "' is " + design.get(0, j) + " and its value is " + feature.value() + seen);
                }
            }
        }
    }

    /**
     * z′ is 0 or 1 for a binary feature and finite for a numeric one.
     *
     * @param seed of the codes that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void representation_504_z_prime_is_such_as_its_feature_says(long seed) {
        for (Seen<?> seen : seen()) {
            SampleMatrix design = seen.encode(seed);
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < seen.features.size(); j++) {
                    double value = design.get(i, j);
                    InterpretableFeature feature = seen.features.get(j);
                    if (feature.kind() == FeatureKind.BINARY ? value != 0 && value != 1 : !Double.isFinite(value)) {
                        fail("z′ of a BINARY feature is 0 or 1 and that of a NUMERIC one finite, but that of '" + feature.label()
                                + "', which is " + feature.kind() + ", is " + value + " in row " + i + seen);
                    }
                }
            }
        }
    }

    /**
     * A row of the design does not depend on what stood there, on its place, or on the rows beside it; others are left alone.
     *
     * @param seed of the codes that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void representation_505_encode_writes_its_own_rows_whatever_they_held(long seed) {
        for (Seen<?> seen : seen()) {
            SampleMatrix whole = seen.encode(seed);
            for (int chunk : CHUNKS) {
                SampleMatrix design = seen.design(ROWS + 4);
                litter(design);
                for (int from = 0; from < ROWS; from += chunk) {
                    int rows = Math.min(chunk, ROWS - from);
                    seen.instance.encode(codes(seen.space, from, rows, chunk, seed), design, from + 2);
                }
                SampleMatrix untouched = seen.design(ROWS + 4);
                litter(untouched);
                for (int i = 0; i < ROWS + 4; i++) {
                    boolean own = i >= 2 && i < ROWS + 2;
                    for (int j = 0; j < seen.features.size(); j++) {
                        double expected = own ? whole.get(i - 2, j) : untouched.get(i, j);
                        if (Double.compare(expected, design.get(i, j)) != 0) {
                            fail((own
                                            ? "z′ of a row is a function of its codes, whatever stood in the design and whichever rows are encoded "
                                                    + "together"
                                            : "encode() writes codes.rows() rows of the design from row 'at' on and no others")
                                    + ", but row " + i + ", column " + j + " is " + design.get(i, j) + " instead of " + expected
                                    + " in chunks of " + chunk + seen);
                        }
                    }
                }
            }
        }
    }

    private static void litter(SampleMatrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                matrix.set(i, j, matrix instanceof BinarySamples ? (i + j) % 2 : -123.25);
            }
        }
    }

    /** Row 0 decodes to the instance. */
    @Test
    public void representation_506_row_0_decodes_to_the_instance() {
        for (Seen<?> seen : seen()) {
            Object row0 = seen.decode(1, true, 1).get(0);
            if (!Objects.equals(copy(seen.x), row0)) {
                fail("row 0 decodes to the instance itself, whose prediction is explained, but it decoded to " + Examples.name(row0)
                        + seen);
            }
        }
    }

    /**
     * There is one input of the right type for each row.
     *
     * @param seed of the codes that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void representation_507_decodes_one_input_a_row(long seed) {
        Class<?> type = component().instanceType();
        for (Seen<?> seen : seen()) {
            oneInputARow(seen, type, seed);
        }
    }

    private static <X> void oneInputARow(RepresentationContract.Seen<X> seen, Class<?> type, long seed) {
        Codes codes = codes(seen.space, 0, ROWS, ROWS, seed);
        try (Decoder<X> decoder = seen.instance.newDecoder(ROWS)) {
            for (int[] range : new int[][] {{0, ROWS}, {3, 4}, {5, 5}, {30, ROWS}}) {
                List<X> batch = decoder.decode(codes, range[0], range[1], new RandomStreams(seed).rows());
                if (batch.size() != range[1] - range[0]) {
                    fail("decode() gives to - from inputs, " + (range[1] - range[0]) + " for rows " + range[0] + " .. " + (range[1] - 1)
                            + ", but there were " + batch.size() + seen);
                }
                for (X input : batch) {
                    if (!type.isInstance(input)) {
                        fail("inputs are of instanceType(), which is " + type.getName() + ", but one is "
                                + (input == null ? "null" : "a " + input.getClass().getName()) + seen);
                    }
                }
            }
        }
    }

    /**
     * An input depends on seed and row, not on chunk, order, batch size or what the decoder made before.
     *
     * @param seed of the codes that are tried; the test's name shows it
     */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    public void representation_508_an_input_does_not_depend_on_the_chunk(long seed) {
        for (Seen<?> seen : seen()) {
            List<Object> whole = seen.decode(seed);
            for (int chunk : CHUNKS) {
                for (boolean ascending : new boolean[] {true, false}) {
                    requireSame(whole, seen.decode(chunk, ascending, seed), seen,
                            "what a row decodes to is a function of its codes, the seed and its number (random.forRow), so that chunks of "
                                    + chunk + (ascending ? "" : ", the last first,") + " give what one of " + ROWS + " gives");
                }
            }
        }
    }

    private static void requireSame(List<Object> expected, List<Object> actual, Object on, String rule) {
        for (int i = 0; i < expected.size(); i++) {
            if (!Objects.equals(expected.get(i), actual.get(i))) {
                fail(rule + ", but row " + i + " was " + Examples.name(expected.get(i)) + " and then " + Examples.name(actual.get(i)) + on
                        + (expected.get(i) != null && expected.get(i).toString().equals(String.valueOf(actual.get(i)))
                                ? "; if inputs are not equal by value, override copy()"
                                : ""));
            }
        }
    }

    /** A decoder that calls itself deterministic draws nothing. */
    @Test
    public void representation_509_a_deterministic_decoder_draws_nothing() {
        for (Seen<?> seen : seen()) {
            if (!isDeterministic(seen)) {
                continue;
            }
            List<Object> inputs = seen.decode(1);
            for (int i = TWINS - 1; i < ROWS; i += TWINS) {
                if (!Objects.equals(inputs.get(1), inputs.get(i))) {
                    fail("equal codes decode to equal inputs if deterministic() is true, because the model is then asked about them once, "
                            + "but rows 1 and " + i + " gave " + Examples.name(inputs.get(1)) + " and " + Examples.name(inputs.get(i)) + seen);
                }
            }
        }
    }

    private static <X> boolean isDeterministic(RepresentationContract.Seen<X> seen) {
        try (Decoder<X> decoder = seen.instance.newDecoder(1); Decoder<X> other = seen.instance.newDecoder(ROWS)) {
            return decoder.deterministic() && other.deterministic();
        }
    }

    /** Codes are not modified. */
    @Test
    public void representation_510_does_not_modify_the_codes() {
        for (Seen<?> seen : seen()) {
            Codes codes = codes(seen.space, 0, ROWS, ROWS, 1);
            seen.instance.encode(codes, seen.design(ROWS), 0);
            requireUntouched(codes, seen, "encode()");
            decodeAll(seen, codes);
            requireUntouched(codes, seen, "decode()");
        }
    }

    private static <X> void decodeAll(RepresentationContract.Seen<X> seen, Codes codes) {
        try (Decoder<X> decoder = seen.instance.newDecoder(ROWS)) {
            decoder.decode(codes, 0, ROWS, new RandomStreams(1).rows());
        }
    }

    private static void requireUntouched(Codes codes, Seen<?> seen, String who) {
        Codes expected = codes(codes.space(), 0, ROWS, ROWS, 1);
        boolean same = codes.rows() == ROWS && codes.firstRow() == 0;
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            for (int i = 0; i < ROWS; i++) {
                for (int j = 0; j < codes.block(b).columns(); j++) {
                    same &= codes.block(b).get(i, j) == expected.block(b).get(i, j);
                }
            }
        }
        if (!same) {
            fail("codes are not modified, because both encode() and decode() read them, but " + who + " did" + seen);
        }
    }

    /** The instance is not modified. */
    @Test
    public void representation_511_does_not_modify_the_instance() {
        List<Seen<?>> all = seen();
        List<?> fresh = instances(component().instanceType());
        for (Seen<?> seen : all) {
            seen.encode(1);
            seen.decode(1);
            if (!fresh.get(seen.number).equals(seen.x)) {
                fail("the instance is not modified, because it is the user's, but " + Examples.name(fresh.get(seen.number)) + " became "
                        + Examples.name(seen.x) + "; if instances are not equal by value, or instances() gives others each time, mend the test");
            }
        }
    }

    /** Eight threads, each with a decoder of its own, get what one gets. */
    @Test
    public void representation_512_threads_do_not_disturb_each_other() {
        Representation<?> representation = component();
        for (Seen<?> seen : seen(representation)) {
            List<List<Object>> alone = new ArrayList<>();
            for (int thread = 0; thread < Threads.COUNT; thread++) {
                alone.add(seen.decode(3 + thread, thread % 2 == 0, 1));
            }
            SampleMatrix design = seen.encode(1);
            for (int round = 0; round < 3; round++) {
                List<Optional<String>> together = Threads.run(thread -> {
                    List<Object> own = seen.decode(3 + thread, thread % 2 == 0, 1);
                    SampleMatrix encoded = seen.encode(1);
                    for (int i = 0; i < ROWS; i++) {
                        Object expected = alone.get(thread).get(i);
                        if (!Objects.equals(expected, own.get(i))) {
                            return Optional.of("row " + i + " decoded to " + Examples.name(own.get(i)) + " instead of "
                                    + Examples.name(expected));
                        }
                        for (int j = 0; j < design.columns(); j++) {
                            if (Double.compare(design.get(i, j), encoded.get(i, j)) != 0) {
                                return Optional.of("row " + i + ", column " + j + " encoded to " + encoded.get(i, j) + " instead of "
                                        + design.get(i, j));
                            }
                        }
                    }
                    return Optional.<String>empty();
                });
                together.stream().flatMap(Optional::stream).findFirst().ifPresent(difference -> fail(
                        "threads with a decoder each share one instance and get what one thread gets, but " + difference + seen));
            }
        }
    }

    /** The same instance and streams give the same, from this representation and from another of the same options. */
    @Test
    public void representation_513_the_same_instance_is_represented_the_same() {
        Representation<?> representation = component();
        List<Seen<?>> first = seen(representation);
        requireEqual(first, seen(representation), "each time");
        requireEqual(first, seen(component()), "from each component made with the same options");
    }

    private static void requireEqual(List<Seen<?>> first, List<Seen<?>> second, String when) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            Seen<?> one = first.get(i);
            Seen<?> other = second.get(i);
            String what = !one.features.equals(other.features)
                    ? "features"
                    : !isSame(one.space, other.space)
                            ? "code space"
                            : !one.instance.subject().equals(other.instance.subject()) ? "subject" : "";
            if (!what.isEmpty()) {
                fail("the same instance and streams give an equal " + what + " " + when + ", because an explanation can be made again, "
                        + "but they differed" + one);
            }
            requireSame(one.decode(1), other.decode(1), one, "the same instance and streams decode to the same inputs " + when);
        }
    }

    /** Real rows are known by what they decode to. */
    private static boolean isSame(CodeSpace one, CodeSpace other) {
        boolean same = one.blocks().size() == other.blocks().size();
        for (int b = 0; same && b < one.blocks().size(); b++) {
            Block mine = one.blocks().get(b);
            Block theirs = other.blocks().get(b);
            same = mine.id().equals(theirs.id())
                    && mine.columns().equals(theirs.columns())
                    && mine.realRows().map(RealRows::count).equals(theirs.realRows().map(RealRows::count));
        }
        return same;
    }

    /** If inputs do not depend on the instance, the same codes give the same around any. */
    @Test
    public void representation_514_inputs_depend_on_the_instance_if_it_says_nothing_else() {
        List<Seen<?>> all = seen();
        for (Seen<?> one : all) {
            for (Seen<?> other : all) {
                if (one == other || one.instance.inputsDependOnInstance() || other.instance.inputsDependOnInstance()
                        || !one.space.variesLike(other.space)) {
                    continue;
                }
                List<Object> here = one.decode(1);
                List<Object> there = other.decode(1);
                requireSame(here.subList(1, ROWS), there.subList(1, ROWS), one,
                        "equal codes from row 1 on decode to equal inputs around any instance if inputsDependOnInstance() is false, because "
                                + "the model is then asked once for all, also around " + Examples.name(other.x));
            }
        }
    }

    /** The sampler and the kernel that it prefers exist. */
    @Test
    public void representation_515_prefers_a_sampler_and_a_kernel_that_exist() {
        Representation<?> representation = component();
        requireExists(SamplerFactory.class, "defaultSampler()", representation.defaultSampler());
        requireExists(KernelFactory.class, "defaultKernel()", representation.defaultKernel());
    }

    private void requireExists(Class<?> factoryType, String method, ComponentRef<?> ref) {
        try {
            context().registry().create(factoryType, ref, context());
        } catch (RuntimeException e) {
            fail(method + " names a plugin that is there, with options that it takes, because it is in force when none is chosen, but "
                    + ref + " gave: " + e.getMessage(), e);
        }
    }

    /** An instance that cannot be explained is refused with a reason. */
    @Test
    public void representation_516_refuses_what_cannot_be_explained_with_a_reason() {
        refuses(component());
    }

    private <X> void refuses(Representation<X> representation) {
        for (Object instance : unusable()) {
            String answer = "represent() took it";
            try {
                representation.represent(representation.instanceType().cast(instance), streams(0));
            } catch (LimeException e) {
                if (e.id() == ErrorId.BAD_INSTANCE && !e.getMessage().isBlank()) {
                    continue;
                }
                answer = e.id() + " said: " + e.getMessage();
            } catch (RuntimeException e) {
                answer = "represent() threw " + e;
            }
            fail("an instance that cannot be explained is a LimeException, BAD_INSTANCE, that says why, so that a run over many can go "
                    + "on, but " + answer + " (" + Examples.name(instance) + ")");
        }
    }
}
