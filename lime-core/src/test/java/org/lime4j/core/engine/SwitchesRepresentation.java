package org.lime4j.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/**
 * A fake: a removed switch stands at 0, or, when {@code drawing}, at a number drawn for it, so that decoding is not
 * deterministic.
 */
public record SwitchesRepresentation(boolean drawing) implements Representation<Switches> {
    @Override
    public Class<Switches> instanceType() {
        return Switches.class;
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return ComponentRef.of("bernoulli");
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return ComponentRef.of("exponential");
    }

    @Override
    public InterpretableInstance<Switches> represent(Switches x, RandomStreams random) {
        if (x.size() == 0) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "no switches");
        }
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < x.size(); j++) {
            features.add(InterpretableFeature.present(FeatureKey.of("switch " + j), "switch " + j, new Location.Column(j)));
        }
        return new InterpretableInstance<>() {
            @Override
            public Switches instance() {
                return x;
            }

            @Override
            public Subject subject() {
                return new Subject.Custom("switches", Map.of("positions", x.positions().toString()));
            }

            @Override
            public List<InterpretableFeature> features() {
                return features;
            }

            @Override
            public CodeSpace codeSpace() {
                return CodeSpace.ofPresence(x.size());
            }

            @Override
            public Decoder<Switches> newDecoder(int maxBatch) {
                return new SwitchesDecoder(x, drawing);
            }
        };
    }

    private record SwitchesDecoder(Switches x, boolean drawing) implements Decoder<Switches> {
        @Override
        public boolean deterministic() {
            return !drawing;
        }

        @Override
        public List<Switches> decode(Codes codes, int from, int to, RowRandom random) {
            List<Switches> inputs = new ArrayList<>();
            for (int i = from; i < to; i++) {
                random.forRow(codes.firstRow() + i);
                double[] positions = new double[x.size()];
                for (int j = 0; j < positions.length; j++) {
                    double removed = drawing ? random.nextDouble() : 0;
                    positions[j] = codes.block(0).get(i, j) == 1 ? x.at(j) : removed;
                }
                inputs.add(Switches.of(positions));
            }
            return inputs;
        }
    }

    /** An instance like another, but for what happens when a decoder is closed. */
    abstract static class Delegate implements InterpretableInstance<Switches> {
        private final InterpretableInstance<Switches> inner;

        Delegate(InterpretableInstance<Switches> inner) {
            this.inner = inner;
        }

        abstract void closed();

        @Override
        public Switches instance() {
            return inner.instance();
        }

        @Override
        public Subject subject() {
            return inner.subject();
        }

        @Override
        public List<InterpretableFeature> features() {
            return inner.features();
        }

        @Override
        public CodeSpace codeSpace() {
            return inner.codeSpace();
        }

        @Override
        public Decoder<Switches> newDecoder(int maxBatch) {
            Decoder<Switches> decoder = inner.newDecoder(maxBatch);
            return new Decoder<>() {
                @Override
                public boolean deterministic() {
                    return decoder.deterministic();
                }

                @Override
                public List<Switches> decode(Codes codes, int from, int to, RowRandom random) {
                    return decoder.decode(codes, from, to, random);
                }

                @Override
                public void close() {
                    closed();
                }
            };
        }
    }
}
