package org.lime4j.tribuo.surrogate;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides, as {@code tribuo-lars}, least squares on the features that Tribuo's LARS trainer selects. */
public final class TribuoLarsFactory implements SurrogateFactory<TribuoLarsFactory.Options> {
    /** For the service loader. */
    public TribuoLarsFactory() {}

    /**
     * Options of {@code tribuo-lars}.
     *
     * @param features most features to use; more than an instance has means all
     */
    public record Options(@Option(value = "10", min = 1, doc = "most features to use") int features) {
        /**
         * Checks the number.
         *
         * @param features most features to use
         * @throws IllegalArgumentException if {@code features < 1}
         */
        public Options {
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
        }
    }

    @Override
    public String id() {
        return "tribuo-lars";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "weighted sum of the features that Tribuo's LARSTrainer selects, weights from weighted least squares";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new TribuoLarsLearner(options.features());
    }
}
