package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

class SamplerContractTest {
    private static SamplerFactory<?> plugin = new CoinsFactory();

    static class Examined extends SamplerContract {
        @Override
        protected SamplerFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Sampler>> wrong(String rule, String message, Supplier<Sampler> sampler) {
        return new Kit.Wrong<>(rule, message, sampler);
    }

    static List<Kit.Wrong<Supplier<Sampler>>> wrong() {
        return List.of(
                wrong("sampler_301", "a sampler refuses only what it cannot draw", RefusesAll::new),
                wrong("sampler_302", "row 0 has the codes of the instance", ForgetsTheInstance::new),
                wrong("sampler_303", "a category is a whole number", BetweenStates::new),
                wrong("sampler_304", "bits beyond the last column stay 0", WholeWords::new),
                wrong("sampler_305", "does not touch the weights", SecretWeights::new),
                wrong("sampler_305", "writes a finite weight of at least 0", PromisedWeights::new),
                wrong("sampler_306", "samplers made with the same options", Another::new),
                wrong("sampler_307", "threads that draw at the same time", Shared::new),
                wrong("sampler_308", "a row is a function of block, seed and its number", OneStream::new),
                wrong("sampler_309", "local rows 0 .. codes.rows() - 1 are written", ClearsAll::new),
                wrong("sampler_310", "a sampler whose extendable() is true", OfTheSize::new),
                wrong("sampler_311", "a sampler whose dependsOnInstance() is false", AroundTheInstance::new),
                wrong("sampler_312", "a refusal says which sizes", RefusesWithoutReason::new),
                wrong("sampler_313", "a row that is written as a real one keeps its codes", HalfReal::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Sampler>> wrong) {
        plugin = new CoinsFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightSamplerBreaksNoRule() {
        plugin = new CoinsFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasASamplerThatBreaksIt() {
        Kit.assertEachRuleIsBroken(SamplerContract.class, wrong());
    }

    private static final class RefusesAll extends CoinsFactory.Coins {
        @Override
        public Optional<Refusal> check(PipelineShape shape) {
            return Optional.of(new Refusal("not today"));
        }
    }

    private static final class ForgetsTheInstance extends CoinsFactory.Coins {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            super.sample(codes, samples, random, weights);
            if (codes.firstRow() == 0) {
                for (int b = 0; b < codes.space().blocks().size(); b++) {
                    Block block = codes.space().blocks().get(b);
                    draw(block, codes.block(b), 0, 0, samples, random.in(block.id()).rows().forRow(0));
                }
            }
        }
    }

    private static final class BetweenStates extends CoinsFactory.Coins {
        @Override
        double code(CodeColumn column, RowRandom random) {
            return column instanceof CodeColumn.Categorical states
                    ? random.nextDouble() * states.states()
                    : super.code(column, random);
        }
    }

    private static final class WholeWords extends CoinsFactory.Coins {
        @Override
        void draw(Block block, SampleMatrix codes, int i, int row, int samples, RowRandom random) {
            if (codes instanceof BinarySamples bits) {
                for (int k = 0; k < bits.wordsPerRow(); k++) {
                    bits.words()[i * bits.wordsPerRow() + k] = random.nextLong();
                }
            } else {
                super.draw(block, codes, i, row, samples, random);
            }
        }
    }

    private static final class SecretWeights extends CoinsFactory.Coins {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            super.sample(codes, samples, random, weights);
            Arrays.fill(weights, 0, codes.rows(), 0.5);
        }
    }

    private static final class PromisedWeights extends CoinsFactory.Coins {
        @Override
        public boolean weighted() {
            return true;
        }
    }

    private static final class Another extends CoinsFactory.Coins {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.getAndIncrement();

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            super.sample(codes, samples, random.in(number), weights);
        }
    }

    private static final class Shared extends CoinsFactory.Coins {
        private long seed;

        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            seed = random.generator().nextLong();
            Thread.yield();
            super.sample(codes, samples, new RandomStreams(seed), weights);
        }
    }

    private static final class OneStream extends CoinsFactory.Coins {
        @Override
        void draw(Block block, SampleMatrix codes, int i, int row, int samples, RowRandom random) {
            super.draw(block, codes, i, row, samples, random.forRow(i == 0 ? 1 : row));
        }
    }

    private static final class ClearsAll extends CoinsFactory.Coins {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int i = 0; i < codes.capacity(); i++) {
                for (int b = 0; b < codes.space().blocks().size(); b++) {
                    codes.space().blocks().get(b).writeOrigin(codes.block(b), i);
                }
            }
            super.sample(codes, samples, random, weights);
        }
    }

    private static final class OfTheSize extends CoinsFactory.Coins {
        @Override
        void draw(Block block, SampleMatrix codes, int i, int row, int samples, RowRandom random) {
            super.draw(block, codes, i, row, samples, random.forRow((long) samples * row));
        }
    }

    private static final class AroundTheInstance extends CoinsFactory.Coins {
        @Override
        double code(CodeColumn column, RowRandom random) {
            return column instanceof CodeColumn.Continuous number
                    ? number.origin() + random.nextDouble()
                    : super.code(column, random);
        }
    }

    private static final class RefusesWithoutReason extends CoinsFactory.Coins {
        @Override
        public Optional<Refusal> accepts(int samples, CodeSpace space) {
            return samples == 1023 ? Optional.of(new Refusal(" ")) : Optional.empty();
        }
    }

    private static final class HalfReal extends CoinsFactory.Coins {
        @Override
        public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
            for (int b = 0; b < codes.space().blocks().size(); b++) {
                for (int i = 0; i < codes.rows() && codes.space().blocks().get(b).realRows().isPresent(); i++) {
                    if (codes.firstRow() + i > 0) {
                        codes.writeRealRow(b, i, codes.firstRow() + i);
                    }
                }
            }
            super.sample(codes, samples, random, weights);
        }
    }
}
