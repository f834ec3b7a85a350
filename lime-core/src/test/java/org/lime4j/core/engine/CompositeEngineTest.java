package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

class CompositeEngineTest {
    private static final CompositeRepresentation TWO_BLOCKS = new CompositeRepresentation(List.of(
            CompositeRepresentation.Part.of("left", new SwitchesRepresentation(false)),
            new CompositeRepresentation.Part("right", new SwitchesRepresentation(true),
                    ComponentRef.of("uniform-removal"), ComponentRef.of("constant"))));

    private static final Composite X = Composite.of("left", Switches.of(1, 1), "right", Switches.of(4, 1, 1));

    private static final BlackBox<Composite> MODEL =
            BlackBox.ofScalar(Composite.class, Outputs.regression("y"), z -> {
                Switches left = z.get("left", Switches.class);
                Switches right = z.get("right", Switches.class);
                return 2 * left.at(0) - left.at(1) + 3 * right.at(0);
            });

    private static Explanation explain(Execution execution) {
        return LimeExplainer.builder(MODEL)
                .representation(TWO_BLOCKS)
                .surrogate(new ComponentRef<>("ridge", java.util.Map.of("alpha", 0, "selection", "none")))
                .execution(execution)
                .build()
                .explain(X, ExplanationRequest.standard().withSamples(4000).withSeed(9));
    }

    @Test
    void featuresOfBothBlocksAreExplainedTogether() {
        Explanation explanation = explain(Execution.standard());
        List<FeatureContribution> contributions = explanation.output("y").contributions();
        assertThat(contributions).hasSize(5);
        assertThat(contributions.get(0).key().block()).isEqualTo("right");
        assertThat(contributions.get(0).location()).isEqualTo(new Location.InBlock("right", new Location.Column(0)));
        assertThat(weight(contributions, "left", "switch 0")).isCloseTo(2, within(0.05));
        assertThat(weight(contributions, "left", "switch 1")).isCloseTo(-1, within(0.05));
        assertThat(weight(contributions, "right", "switch 0")).isCloseTo(3 * 3.5, within(0.1));
        assertThat(explanation.subject()).isInstanceOfSatisfying(Subject.Composite.class,
                composite -> assertThat(composite.blocks()).extracting(Subject.Block::name).containsExactly("left", "right"));
        assertThat(explanation.provenance().formulas().get("kernel"))
                .startsWith("left: sqrt(exp(-d²/w²))").endsWith("right: 1");
        assertThat(explanation.provenance().components().get("sampler").options())
                .containsEntry("blocks.left.type", "bernoulli")
                .containsEntry("blocks.right.type", "uniform-removal");
    }

    private static double weight(List<FeatureContribution> contributions, String block, String label) {
        return contributions.stream()
                .filter(c -> c.key().block().equals(block) && c.label().equals(label))
                .findFirst().orElseThrow().weight();
    }

    @Test
    void threadsAndBatchSizesChangeNothing() {
        Explanation expected = explain(Execution.standard());
        for (int threads : new int[] {2, 8}) {
            for (int batch : new int[] {1, 7, 5000}) {
                assertThat(explain(Execution.standard().withThreads(threads).withBatchSize(batch))).isEqualTo(expected);
            }
        }
    }

    @Test
    void aMissingPartAndAPartTooManyAreErrorsThatNameThem() {
        LimeExplainer<Composite> explainer = LimeExplainer.builder(MODEL).representation(TWO_BLOCKS).build();
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(LimeException.class,
                () -> explainer.explain(Composite.of("left", Switches.of(1), "up", Switches.of(1)), ExplanationRequest.standard())))
                .hasMessageContaining("'up'").extracting(LimeException::id).isEqualTo(ErrorId.BAD_INSTANCE);
    }

    @Test
    void perBlockRefusesBlocksThatThereAreNot() {
        Map<String, Object> blocks = Map.of("left", "bernoulli", "right", "bernoulli", "rigth", "uniform-removal");
        LimeExplainer<Composite> sampled = LimeExplainer.builder(MODEL).representation(TWO_BLOCKS)
                .sampler(new ComponentRef<>("per-block", Map.of("blocks", blocks))).build();
        assertThatThrownBy(() -> sampled.explain(X, ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("sampler: sampler 'per-block' has something for block 'rigth', which there is not: leave it out, "
                        + "or give it the name of one of the blocks [left, right]");
        Map<String, Object> kernels = Map.of("left", "constant", "right", "constant", "up", "constant");
        LimeExplainer<Composite> weighed = LimeExplainer.builder(MODEL).representation(TWO_BLOCKS)
                .kernel(new ComponentRef<>("per-block", Map.of("blocks", kernels))).build();
        assertThatThrownBy(() -> weighed.explain(X, ExplanationRequest.standard()))
                .hasMessageStartingWith("kernel: kernel 'per-block' has something for block 'up', which there is not");
    }

    @Test
    void perBlockRefusesAnInstanceWithoutBlocks() {
        Map<String, Object> blocks = Map.of("left", "bernoulli");
        LimeExplainer<Switches> explainer = LimeExplainer
                .builder(BlackBox.ofScalar(Switches.class, Outputs.regression("y"), x -> 1))
                .representation(new SwitchesRepresentation(false))
                .sampler(new ComponentRef<>("per-block", Map.of("blocks", blocks))).build();
        assertThatThrownBy(() -> explainer.explain(Switches.of(1, 1), ExplanationRequest.standard()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessage("sampler: sampler 'per-block' is for the blocks of a composite, but the instance has none: choose another "
                        + "sampler, or leave it to the representation");
    }

    @Test
    void aPerBlockKernelInsideAPerBlockKernelIsRefusedBeforeAnythingRuns() {
        ComponentRef<?> inner = new ComponentRef<>("per-block", Map.of("blocks", Map.of("left", "constant")));
        Map<String, Object> kernels = Map.of("left", inner, "right", "constant");
        assertThatThrownBy(() -> LimeExplainer.builder(MODEL).representation(TWO_BLOCKS)
                .kernel(new ComponentRef<>("per-block", Map.of("blocks", kernels))).build())
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                .hasMessage("kernel 'per-block': the kernel of block 'left' is 'per-block' again, which weighs a whole "
                        + "composite: name the block's own kernel, such as 'exponential'");
    }

    @Test
    void everyDecoderThatWasOpenedIsClosed() {
        List<String> events = new ArrayList<>();
        CompositeRepresentation closing = new CompositeRepresentation(List.of(
                CompositeRepresentation.Part.of("left", new Closing("left", events, false)),
                CompositeRepresentation.Part.of("right", new Closing("right", events, false))));
        Decoder<Composite> decoder = closing.represent(X, new RandomStreams(1)).newDecoder(1);
        assertThatThrownBy(decoder::close).hasMessage("left cannot close")
                .satisfies(e -> assertThat(e.getSuppressed()).extracting(Throwable::getMessage).containsExactly("right cannot close"));
        assertThat(events).containsExactly("open left", "open right", "close left", "close right");

        events.clear();
        CompositeRepresentation broken = new CompositeRepresentation(List.of(
                CompositeRepresentation.Part.of("left", new Closing("left", events, false)),
                CompositeRepresentation.Part.of("right", new Closing("right", events, true))));
        InterpretableInstance<Composite> instance = broken.represent(X, new RandomStreams(1));
        assertThatThrownBy(() -> instance.newDecoder(1)).hasMessage("right cannot open")
                .satisfies(e -> assertThat(e.getSuppressed()).extracting(Throwable::getMessage).containsExactly("left cannot close"));
        assertThat(events).containsExactly("open left", "close left");
    }

    /** Switches whose decoders tell when they are opened and closed, and fail at it. */
    private record Closing(String name, List<String> events, boolean broken) implements Representation<Switches> {
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
            return ComponentRef.of("constant");
        }

        @Override
        public InterpretableInstance<Switches> represent(Switches x, RandomStreams random) {
            InterpretableInstance<Switches> plain = new SwitchesRepresentation(false).represent(x, random);
            return new InterpretableInstance<>() {
                @Override
                public Switches instance() {
                    return x;
                }

                @Override
                public Subject subject() {
                    return plain.subject();
                }

                @Override
                public List<InterpretableFeature> features() {
                    return plain.features();
                }

                @Override
                public CodeSpace codeSpace() {
                    return plain.codeSpace();
                }

                @Override
                public Decoder<Switches> newDecoder(int maxBatch) {
                    if (broken) {
                        throw new IllegalStateException(name + " cannot open");
                    }
                    events.add("open " + name);
                    return new ClosingDecoder(name, events, plain.newDecoder(maxBatch));
                }
            };
        }
    }

    private record ClosingDecoder(String name, List<String> events, Decoder<Switches> plain) implements Decoder<Switches> {
        @Override
        public boolean deterministic() {
            return plain.deterministic();
        }

        @Override
        public List<Switches> decode(Codes codes, int from, int to, RowRandom random) {
            return plain.decode(codes, from, to, random);
        }

        @Override
        public void close() {
            events.add("close " + name);
            throw new IllegalStateException(name + " cannot close");
        }
    }
}
