package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.tabular.Row;

class ModelAdapterContractTest {
    private static ModelAdapterFactory<?> plugin = new SumFactory();
    private static Path file = Path.of("");

    static class Examined extends ModelAdapterContract {
        @Override
        protected ModelAdapterFactory<?> factory() {
            return plugin;
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", file.toString());
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }
    }

    @BeforeAll
    static void writeFile(@TempDir Path folder) throws IOException {
        file = Files.writeString(folder.resolve("model.txt"), "sum\n");
    }

    private static Kit.Wrong<SumFactory> wrong(String rule, String message, Supplier<BlackBox<?>> model) {
        return new Kit.Wrong<>(rule, message, new SumFactory(model));
    }

    private static Kit.Wrong<SumFactory> wrongAdapter(String rule, String message, SumFactory.Opener opener) {
        return new Kit.Wrong<>(rule, message, new SumFactory(opener));
    }

    static List<Kit.Wrong<SumFactory>> wrong() {
        return List.of(
                wrong("model_701", "maxBatchSize() is at least 1", NoBatches::new),
                wrong("model_702", "a model that is opened again describes itself the same", Dated::new),
                wrong("model_702", "description() is one line of text", TwoLines::new),
                wrong("model_703", "a model sets batch × outputs numbers", LeavesMissing::new),
                wrong("model_703", "probabilities of a DISTRIBUTION sum to 1", HalfOnly::new),
                wrong("model_703", "lie in [0, 1]", BelowZero::new),
                wrong("model_704", "out[0] was written too", From0::new),
                wrong("model_704", "the rest belongs to other batches", ClearsTheRest::new),
                wrong("model_705", "whatever else is in its batch", OfTheBatch::new),
                wrong("model_706", "when the model is opened again", Retrained::new),
                wrong("model_706", "each time it is asked about", Noisy::new),
                wrong("model_707", "which declares CONCURRENT", Shared::new),
                wrong("model_708", "returns a new copy each time", ItsOwnCopy::new),
                wrong("model_708", "leaves the others open", OneForAll::new),
                wrong("model_709", "does nothing the second time", ClosesOnce::new),
                wrong("model_710", "the list of inputs is not modified", Sorts::new),
                wrong("model_711", "keeps nothing of its inputs", Caches::new),
                wrong("model_711", "keeps nothing of its inputs", CachesTheList::new),
                wrongAdapter("model_712", "a place that is not there is a LimeException", path -> {
                    if (Files.exists(path)) {
                        SumFactory.check(path);
                        return new SumFactory.Sum();
                    }
                    throw new UncheckedIOException(new IOException("no file"));
                }),
                wrongAdapter("model_713", "a file that cannot be read is a LimeException", path -> {
                    if (!SumFactory.content(path).equals("sum\n")) {
                        throw new IllegalStateException("what is this?");
                    }
                    return new SumFactory.Sum();
                }));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<SumFactory> wrong) {
        plugin = wrong.plugin();
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    static List<Supplier<BlackBox<?>>> right() {
        return List.of(SumFactory.Sum::new, OneAtATime::new, WithCopies::new);
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightModelBreaksNoRule(Supplier<BlackBox<?>> model) {
        plugin = new SumFactory(model);
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasAModelThatBreaksIt() {
        Kit.assertEachRuleIsBroken(ModelAdapterContract.class, wrong());
    }

    @Test
    void aModelOfRowsIsToldToBringATable() {
        assertThat(Kit.brokenRules(WithoutATable.class).values())
                .anySatisfy(message -> assertThat(message).contains("withBackground(Examples.table())"));
    }

    static class WithoutATable extends Examined {
        @Override
        protected CreationContext context() {
            return CreationContext.of(super.context().registry());
        }
    }

    private static final class OneAtATime extends SumFactory.Sum {
        @Override
        public Concurrency concurrency() {
            return Concurrency.SERIAL;
        }
    }

    private static class WithCopies extends SumFactory.Sum {
        @Override
        public Concurrency concurrency() {
            return Concurrency.PER_THREAD;
        }

        @Override
        public BlackBox<Row> forThread() {
            return new WithCopies();
        }
    }

    private static final class NoBatches extends SumFactory.Sum {
        @Override
        public int maxBatchSize() {
            return 0;
        }
    }

    private static final class Dated extends SumFactory.Sum {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.getAndIncrement();

        @Override
        public String description() {
            return "trained in run " + number;
        }
    }

    private static final class TwoLines extends SumFactory.Sum {
        @Override
        public String description() {
            return "a sum\nof numbers";
        }
    }

    private static final class LeavesMissing extends SumFactory.Sum {
        @Override
        double answer(Row row) {
            return row.isMissing(0) ? Double.NaN : super.answer(row);
        }
    }

    private static final class HalfOnly extends SumFactory.Sum {
        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            super.predict(batch, out, offset);
            for (int i = 0; i < batch.size(); i++) {
                out[offset + 2 * i + 1] /= 2;
            }
        }
    }

    private static final class BelowZero extends SumFactory.Sum {
        @Override
        double answer(Row row) {
            return 3 - 4 * super.answer(row);
        }
    }

    private static final class From0 extends SumFactory.Sum {
        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            super.predict(batch, out, offset);
            if (offset == 1) {
                out[0] = 0;
            }
        }
    }

    private static final class ClearsTheRest extends SumFactory.Sum {
        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            Arrays.fill(out, offset, out.length, 0);
            super.predict(batch, out, offset);
        }
    }

    private static final class OfTheBatch extends SumFactory.Sum {
        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            super.predict(batch, out, offset);
            if (batch.size() == 1) {
                out[offset] = 0.5;
                out[offset + 1] = 0.5;
            }
        }
    }

    private static final class Retrained extends SumFactory.Sum {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.getAndIncrement();

        @Override
        double answer(Row row) {
            return Math.pow(super.answer(row), 1 + number / 100.0);
        }
    }

    /** Differs in the last bits, which no other rule looks at. */
    private static final class Noisy extends SumFactory.Sum {
        private int calls;

        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            super.predict(batch, out, offset);
            out[offset] += calls * 1e-12;
            calls = offset > 0 ? calls : 1 - calls;
        }
    }

    private static final class Shared extends SumFactory.Sum {
        private Row current;

        @Override
        double answer(Row row) {
            current = row;
            Thread.yield();
            return super.answer(current);
        }
    }

    private static final class ItsOwnCopy extends WithCopies {
        @Override
        public BlackBox<Row> forThread() {
            return this;
        }
    }

    /** Copies share what one of them closes. */
    private static final class OneForAll extends WithCopies {
        private final boolean[] closed;

        OneForAll() {
            this(new boolean[1]);
        }

        private OneForAll(boolean[] closed) {
            this.closed = closed;
        }

        @Override
        public BlackBox<Row> forThread() {
            return new OneForAll(closed);
        }

        @Override
        double answer(Row row) {
            if (closed[0]) {
                throw new IllegalStateException("the model is closed");
            }
            return super.answer(row);
        }

        @Override
        public void close() {
            closed[0] = true;
        }
    }

    private static final class ClosesOnce extends SumFactory.Sum {
        private boolean closed;

        @Override
        public void close() {
            if (closed) {
                throw new IllegalStateException("closed before");
            }
            closed = true;
        }
    }

    private static final class Sorts extends SumFactory.Sum {
        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            super.predict(batch, out, offset);
            if (batch instanceof ArrayList && batch.size() == 10) {
                Collections.reverse(batch);
            }
        }
    }

    /** Takes an object it has met for the input it then was. */
    private static final class Caches extends SumFactory.Sum {
        private final Map<Row, Double> known = new IdentityHashMap<>();

        @Override
        public Concurrency concurrency() {
            return Concurrency.SERIAL;
        }

        @Override
        double answer(Row row) {
            return known.computeIfAbsent(row, super::answer);
        }
    }

    private static final class CachesTheList extends SumFactory.Sum {
        private List<? extends Row> last = List.of();
        private double[] answers = {};

        @Override
        public Concurrency concurrency() {
            return Concurrency.SERIAL;
        }

        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            if (batch != last) {
                answers = new double[2 * batch.size()];
                super.predict(batch, answers, 0);
                last = batch;
            }
            System.arraycopy(answers, 0, out, offset, answers.length);
        }
    }
}
