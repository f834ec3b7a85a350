package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides a learner that keeps every rule, or a wrong one instead. */
public final class MarginalFactory implements SurrogateFactory<NoOptions> {
    private final Supplier<? extends SurrogateLearner> learner;

    public MarginalFactory() {
        this(MarginalLearner::new);
    }

    MarginalFactory(Supplier<? extends SurrogateLearner> learner) {
        this.learner = learner;
    }

    @Override
    public String id() {
        return "marginal";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "each feature on its own, shrunk";
    }

    @Override
    public SurrogateLearner create(NoOptions options, CreationContext context) {
        return learner.get();
    }
}
