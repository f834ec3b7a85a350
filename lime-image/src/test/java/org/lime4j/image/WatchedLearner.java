package org.lime4j.image;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.RidgeFactory;
import org.lime4j.core.surrogate.RidgeLearner;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Ridge on all features, whose samples somebody else may look at. */
final class WatchedLearner implements SurrogateLearner {
    private final SurrogateLearner ridge;
    private final Consumer<LocalData> watcher;

    WatchedLearner(double alpha, Consumer<LocalData> watcher) {
        this.ridge = new RidgeLearner(new RidgeFactory.Options(RidgeFactory.Selection.NONE, 1, alpha));
        this.watcher = watcher;
    }

    @Override
    public int features() {
        return ridge.features();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        watcher.accept(data);
        return ridge.fit(data, output, complexity, random);
    }
}
