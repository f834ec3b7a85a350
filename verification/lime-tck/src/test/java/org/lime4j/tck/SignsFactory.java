package org.lime4j.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/** A representation that keeps every rule, or a wrong one instead. */
public final class SignsFactory extends PlainFactory<Representation<?>> implements RepresentationFactory<NoOptions> {
    public SignsFactory() {
        this(Signs::new);
    }

    SignsFactory(Supplier<? extends Representation<?>> representation) {
        super("signs", representation);
    }

    /** A few numbers, which anybody may change. */
    static final class Point {
        final double[] numbers;

        Point(double... numbers) {
            this.numbers = numbers;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Point that && Arrays.equals(numbers, that.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }

        @Override
        public String toString() {
            return Arrays.toString(numbers);
        }
    }

    /** The code is the sign of a number, z′ whether it is the instance's, and z a number of that sign. */
    static class Signs implements Representation<Point> {
        @Override
        public Class<Point> instanceType() {
            return Point.class;
        }

        @Override
        public InterpretableInstance<Point> represent(Point x, RandomStreams random) {
            for (double number : x.numbers) {
                if (Double.isNaN(number)) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, "a number is NaN: give one that has a sign");
                }
            }
            return new Instance(x);
        }

        @Override
        public ComponentRef<?> defaultSampler() {
            return ComponentRef.of("training-distribution");
        }

        @Override
        public ComponentRef<?> defaultKernel() {
            return ComponentRef.of("exponential");
        }
    }

    static class Instance implements InterpretableInstance<Point> {
        final Point x;

        Instance(Point x) {
            this.x = x;
        }

        private int sign(int column) {
            return x.numbers[column] < 0 ? 0 : 1;
        }

        @Override
        public Point instance() {
            return x;
        }

        @Override
        public Subject subject() {
            return new Subject.Custom("point", Map.of("numbers", x.toString()));
        }

        @Override
        public List<InterpretableFeature> features() {
            List<InterpretableFeature> features = new ArrayList<>();
            for (int j = 0; j < x.numbers.length; j++) {
                features.add(feature(j));
            }
            return features;
        }

        InterpretableFeature feature(int column) {
            String name = "sign " + column;
            return InterpretableFeature.present(FeatureKey.of(name), name, new Location.Column(column));
        }

        @Override
        public CodeSpace codeSpace() {
            List<CodeColumn> columns = new ArrayList<>();
            for (int j = 0; j < x.numbers.length; j++) {
                columns.add(new CodeColumn.Categorical(new double[] {0.5, 0.5}, sign(j)));
            }
            return CodeSpace.of(columns);
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            for (int i = 0; i < codes.rows(); i++) {
                for (int j = 0; j < x.numbers.length; j++) {
                    design.set(at + i, j, codes.block(0).get(i, j) == sign(j) ? 1 : 0);
                }
            }
        }

        @Override
        public boolean inputsDependOnInstance() {
            return false;
        }

        @Override
        public Decoder<Point> newDecoder(int maxBatch) {
            return new SignsDecoder(this);
        }
    }

    static class SignsDecoder implements Decoder<Point> {
        final Instance instance;

        SignsDecoder(Instance instance) {
            this.instance = instance;
        }

        @Override
        public boolean deterministic() {
            return false;
        }

        @Override
        public List<Point> decode(Codes codes, int from, int to, RowRandom random) {
            List<Point> points = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int row = codes.firstRow() + i;
                points.add(row == 0 ? instance.x : draw(codes, i, random.forRow(row)));
            }
            return points;
        }

        Point draw(Codes codes, int i, RowRandom random) {
            double[] numbers = new double[instance.x.numbers.length];
            for (int j = 0; j < numbers.length; j++) {
                double size = 0.5 + random.nextDouble();
                numbers[j] = codes.block(0).get(i, j) == 0 ? -size : size;
            }
            return new Point(numbers);
        }
    }
}
