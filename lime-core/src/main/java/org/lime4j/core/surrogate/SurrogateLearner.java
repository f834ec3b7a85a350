package org.lime4j.core.surrogate;

import java.util.random.RandomGenerator;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;

/** Fits a simple model g to weighted samples of the black box. */
public interface SurrogateLearner extends Component {
    /** {@return the most features when the request does not say: the learner's own option} */
    int features();

    /**
     * Fits one output.
     *
     * @param data the sample; not modified, and shared by threads that fit other outputs
     * @param output column of the model's outputs
     * @param complexity how much the surrogate may say
     * @param random of this output, for learners that draw
     * @return the surrogate, of at most as many features as the complexity allows
     * @throws LimeException {@link org.lime4j.api.ErrorId#FIT_FAILED} if there is no fit
     */
    Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random);
}
