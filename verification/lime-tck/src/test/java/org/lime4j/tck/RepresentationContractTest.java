package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tck.SignsFactory.Instance;
import org.lime4j.tck.SignsFactory.Point;
import org.lime4j.tck.SignsFactory.Signs;
import org.lime4j.tck.SignsFactory.SignsDecoder;

class RepresentationContractTest {
    private static RepresentationFactory<?> plugin = new SignsFactory();

    static class Examined extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return plugin;
        }

        @Override
        protected List<?> instances(Class<?> type) {
            return List.of(new Point(-1.5), new Point(1, -2, 3), new Point(-1, -2, 0.25), new Point(new double[70]));
        }

        @Override
        protected List<?> unusable() {
            return List.of(new Point(Double.NaN));
        }
    }

    private static Kit.Wrong<Supplier<Representation<?>>> wrong(
            String rule, String message, Supplier<Representation<?>> representation) {
        return new Kit.Wrong<>(rule, message, representation);
    }

    /** A representation whose instances are wrong. */
    private static Kit.Wrong<Supplier<Representation<?>>> wrongInstance(
            String rule, String message, Function<Point, InterpretableInstance<Point>> instance) {
        return wrong(rule, message, () -> new Signs() {
            @Override
            public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
                super.represent(x, random);
                return instance.apply(x);
            }
        });
    }

    /** A representation whose decoders are wrong. */
    private static Kit.Wrong<Supplier<Representation<?>>> wrongDecoder(
            String rule, String message, Function<Instance, Decoder<Point>> decoder) {
        return wrongInstance(rule, message, x -> new Instance(x) {
            @Override
            public Decoder<Point> newDecoder(int maxBatch) {
                return decoder.apply(this);
            }
        });
    }

    static List<Kit.Wrong<Supplier<Representation<?>>>> wrong() {
        return List.of(
                wrong("representation_501", "can be represented, but represent() threw", OneNumberOnly::new),
                wrongInstance("representation_501", "instance() is the instance that was represented", Forgets::new),
                wrongInstance("representation_502", "features of one instance have distinct keys", SameKeys::new),
                wrongInstance("representation_503", "row 0, the codes of the instance, encodes to x′", Absent::new),
                wrongInstance("representation_504", "that of a NUMERIC one finite", Logarithm::new),
                wrongInstance("representation_505", "whatever stood in the design", OnesOnly::new),
                wrongInstance("representation_505", "writes codes.rows() rows of the design from row 'at' on and no others", OneRowMore::new),
                wrongInstance("representation_505", "whatever stood in the design", OfTheFirst::new),
                wrongDecoder("representation_506", "row 0 decodes to the instance itself", DrawsRow0::new),
                wrongDecoder("representation_507", "decode() gives to - from inputs", OneAtLeast::new),
                wrongDecoder("representation_508", "a function of its codes, the seed and its number (random.forRow)", OneStream::new),
                wrongDecoder("representation_508", "a function of its codes, the seed and its number (random.forRow)", OneBuffer::new),
                wrongDecoder("representation_509", "if deterministic() is true", SaysDeterministic::new),
                wrongDecoder("representation_510", "codes are not modified", Clears::new),
                wrong("representation_511", "the instance is not modified", Changes::new),
                wrongInstance("representation_512", "threads with a decoder each share one instance", SharedBuffer::new),
                wrong("representation_513", "from each component made with the same options", Another::new),
                wrongDecoder("representation_514", "if inputsDependOnInstance() is false", AroundTheInstance::new),
                wrong("representation_515", "names a plugin that is there", PrefersNobody::new),
                wrong("representation_516", "a LimeException, BAD_INSTANCE, that says why", TakesAnything::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Representation<?>>> wrong) {
        plugin = new SignsFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightRepresentationBreaksNoRule() {
        plugin = new SignsFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasARepresentationThatBreaksIt() {
        Kit.assertEachRuleIsBroken(RepresentationContract.class, wrong());
    }

    private static final class OneNumberOnly extends Signs {
        @Override
        public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
            if (x.numbers.length == 70) {
                throw new IndexOutOfBoundsException("there are 64 bits");
            }
            return super.represent(x, random);
        }
    }

    private static final class Forgets extends Instance {
        Forgets(Point x) {
            super(x);
        }

        @Override
        public Point instance() {
            return new Point();
        }
    }

    private static final class SameKeys extends Instance {
        SameKeys(Point x) {
            super(x);
        }

        @Override
        InterpretableFeature feature(int column) {
            return InterpretableFeature.present(FeatureKey.of("sign"), "sign", super.feature(column).location());
        }
    }

    private static final class Absent extends Instance {
        Absent(Point x) {
            super(x);
        }

        @Override
        InterpretableFeature feature(int column) {
            InterpretableFeature right = super.feature(column);
            return new InterpretableFeature(right.key(), right.label(), right.kind(), 0, 1, right.location());
        }
    }

    private static final class Logarithm extends Instance {
        Logarithm(Point x) {
            super(x);
        }

        @Override
        InterpretableFeature feature(int column) {
            InterpretableFeature right = super.feature(column);
            return new InterpretableFeature(right.key(), right.label(), FeatureKind.NUMERIC, 0, 1, right.location());
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            super.encode(codes, design, at);
            for (int i = at; i < at + codes.rows(); i++) {
                for (int j = 0; j < design.columns(); j++) {
                    design.set(i, j, Math.log(design.get(i, j)));
                }
            }
        }
    }

    private static final class OnesOnly extends Instance {
        OnesOnly(Point x) {
            super(x);
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            for (int i = 0; i < codes.rows(); i++) {
                for (int j = 0; j < x.numbers.length; j++) {
                    if (codes.block(0).get(i, j) == codeSpace().blocks().get(0).columns().get(j).origin()) {
                        design.set(at + i, j, 1);
                    }
                }
            }
        }
    }

    private static final class OneRowMore extends Instance {
        OneRowMore(Point x) {
            super(x);
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            super.encode(codes, design, at);
            if (at + codes.rows() < design.rows()) {
                design.set(at + codes.rows(), 0, 0);
                design.set(at + codes.rows(), design.columns() - 1, 0);
            }
        }
    }

    private static final class OfTheFirst extends Instance {
        OfTheFirst(Point x) {
            super(x);
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            super.encode(codes, design, at);
            if (codes.firstRow() > 0) {
                design.set(at, 0, 1 - design.get(at, 0));
            }
        }
    }

    private static final class DrawsRow0 extends SignsDecoder {
        DrawsRow0(Instance instance) {
            super(instance);
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            List<Point> points = new ArrayList<>(super.decode(codes, from, to, random));
            if (codes.firstRow() + from == 0 && to > from) {
                points.set(0, draw(codes, from, random.forRow(0)));
            }
            return points;
        }
    }

    private static final class OneAtLeast extends SignsDecoder {
        OneAtLeast(Instance instance) {
            super(instance);
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            return super.decode(codes, from, Math.max(from + 1, to), random);
        }
    }

    private static final class OneStream extends SignsDecoder {
        OneStream(Instance instance) {
            super(instance);
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            List<Point> points = new ArrayList<>();
            random.forRow(codes.firstRow() + from);
            for (int i = from; i < to; i++) {
                points.add(codes.firstRow() + i == 0 ? instance.x : draw(codes, i, random));
            }
            return points;
        }
    }

    /** All inputs of a batch are one object. */
    private static final class OneBuffer extends SignsDecoder {
        private final Point buffer;

        OneBuffer(Instance instance) {
            super(instance);
            this.buffer = new Point(new double[instance.x.numbers.length]);
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            List<Point> points = super.decode(codes, from, to, random);
            for (Point point : points) {
                System.arraycopy(point.numbers, 0, buffer.numbers, 0, buffer.numbers.length);
            }
            return Collections.nCopies(points.size(), to - from == 1 ? new Point(buffer.numbers.clone()) : buffer);
        }
    }

    private static final class SaysDeterministic extends SignsDecoder {
        SaysDeterministic(Instance instance) {
            super(instance);
        }

        @Override
        public boolean deterministic() {
            return true;
        }
    }

    private static final class Clears extends SignsDecoder {
        Clears(Instance instance) {
            super(instance);
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            List<Point> points = super.decode(codes, from, to, random);
            for (int i = from; i < to; i++) {
                codes.block(0).set(i, 0, 0);
            }
            return points;
        }
    }

    private static final class Changes extends Signs {
        @Override
        public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
            InterpretableInstance<Point> instance = super.represent(x, random);
            x.numbers[0] *= 2;
            return instance;
        }
    }

    private static final class SharedBuffer extends Instance {
        private final double[] sizes;

        SharedBuffer(Point x) {
            super(x);
            this.sizes = new double[x.numbers.length];
        }

        @Override
        public Decoder<Point> newDecoder(int maxBatch) {
            return new SignsDecoder(this) {
                @Override
                Point draw(Codes codes, int i, RowRandom random) {
                    Point drawn = super.draw(codes, i, random);
                    System.arraycopy(drawn.numbers, 0, sizes, 0, sizes.length);
                    Thread.yield();
                    return new Point(sizes.clone());
                }
            };
        }
    }

    private static final class Another extends Signs {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final String name = "sign of component " + MADE.getAndIncrement() + " ";

        @Override
        public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
            super.represent(x, random);
            return new Instance(x) {
                @Override
                InterpretableFeature feature(int column) {
                    InterpretableFeature right = super.feature(column);
                    return InterpretableFeature.present(FeatureKey.of(name + column), right.label(), right.location());
                }
            };
        }
    }

    private static final class AroundTheInstance extends SignsDecoder {
        AroundTheInstance(Instance instance) {
            super(instance);
        }

        @Override
        Point draw(Codes codes, int i, RowRandom random) {
            Point drawn = super.draw(codes, i, random);
            Arrays.setAll(drawn.numbers, j -> drawn.numbers[j] * Math.abs(instance.x.numbers[j]));
            return drawn;
        }
    }

    private static final class PrefersNobody extends Signs {
        @Override
        public ComponentRef<?> defaultSampler() {
            return ComponentRef.of("nobody");
        }
    }

    private static final class TakesAnything extends Signs {
        @Override
        public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
            return new Instance(x);
        }
    }
}
