package org.lime4j.tck;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.NoOptions;

/** A picker that keeps every rule, or a wrong one instead. */
public final class FirstRowsFactory extends PlainFactory<Picker> implements PickerFactory<NoOptions> {
    public FirstRowsFactory() {
        this(FirstRows::new);
    }

    FirstRowsFactory(Supplier<? extends Picker> picker) {
        super("first-rows", picker);
    }

    /** Rows in their order, from one that is drawn. */
    static class FirstRows implements Picker {
        @Override
        public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
            if (budget < 1) {
                throw new IllegalArgumentException("budget is " + budget + "; it must be at least 1");
            }
            int n = importance.rows();
            int[] picks = new int[Math.min(budget, n)];
            int start = n == 0 ? 0 : Math.floorMod(random.nextLong(), n);
            Arrays.setAll(picks, i -> (start + i) % n);
            return picks;
        }
    }
}
