package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;

class PickerContractTest {
    private static PickerFactory<?> plugin = new FirstRowsFactory();

    static class Examined extends PickerContract {
        @Override
        protected PickerFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Picker>> wrong(String rule, String message, Supplier<Picker> picker) {
        return new Kit.Wrong<>(rule, message, picker);
    }

    static List<Kit.Wrong<Supplier<Picker>>> wrong() {
        return List.of(
                wrong("picker_601", "a picker takes every matrix", NeedsAWeight::new),
                wrong("picker_602", "min(budget, rows) instances are picked", StopsAtZeros::new),
                wrong("picker_603", "picks are distinct rows of W", WithReplacement::new),
                wrong("picker_603", "picks are distinct rows of W", From1::new),
                wrong("picker_604", "from each component made with the same options", Another::new),
                wrong("picker_605", "while other threads use the same component", Shared::new),
                wrong("picker_606", "the picks are an array that the caller may write into", Keeps::new),
                wrong("picker_607", "a budget below 1 is an IllegalArgumentException that names it", PicksNone::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Picker>> wrong) {
        plugin = new FirstRowsFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightPickerBreaksNoRule() {
        plugin = new FirstRowsFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasAPickerThatBreaksIt() {
        Kit.assertEachRuleIsBroken(PickerContract.class, wrong());
    }

    private static final class NeedsAWeight extends FirstRowsFactory.FirstRows {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            if (importance.features().isEmpty()) {
                throw new IllegalStateException("nothing is covered");
            }
            return picks;
        }
    }

    private static final class StopsAtZeros extends FirstRowsFactory.FirstRows {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            return importance.features().isEmpty() ? new int[0] : picks;
        }
    }

    private static final class WithReplacement extends FirstRowsFactory.FirstRows {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            Arrays.setAll(picks, i -> random.nextInt(importance.rows()));
            return picks;
        }
    }

    private static final class From1 extends FirstRowsFactory.FirstRows {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            Arrays.setAll(picks, i -> picks[i] + 1);
            return picks;
        }
    }

    private static final class Another extends FirstRowsFactory.FirstRows {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int skipped = MADE.getAndIncrement();

        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            for (int i = 0; i < skipped; i++) {
                random.nextLong();
            }
            return super.pick(importance, budget, random);
        }
    }

    private static final class Shared extends FirstRowsFactory.FirstRows {
        private int start;

        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            int n = importance.rows();
            start = picks.length == 0 ? 0 : picks[0];
            Thread.yield();
            int from = start;
            Arrays.setAll(picks, i -> (from + i) % n);
            return picks;
        }
    }

    private static final class Keeps extends FirstRowsFactory.FirstRows {
        private static final ThreadLocal<int[]> LAST = ThreadLocal.withInitial(() -> new int[0]);

        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            int[] picks = super.pick(importance, budget, random);
            int[] last = LAST.get();
            if (last.length > 0 && last.length == picks.length && last[0] == -7) {
                return last;
            }
            LAST.set(picks);
            return picks;
        }
    }

    private static final class PicksNone extends FirstRowsFactory.FirstRows {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            return budget < 1 ? new int[0] : super.pick(importance, budget, random);
        }
    }
}
