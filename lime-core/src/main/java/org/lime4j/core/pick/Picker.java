package org.lime4j.core.pick;

import java.util.random.RandomGenerator;
import org.lime4j.core.plugin.Component;

/** Chooses instances whose explanations together show how the model behaves. */
public interface Picker extends Component {
    /**
     * Picks.
     *
     * @param importance W, instances × features; not modified
     * @param budget B, at least 1
     * @param random for pickers that draw
     * @return {@code min(budget, instances)} distinct rows of W, in the order they were picked
     */
    int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random);
}
