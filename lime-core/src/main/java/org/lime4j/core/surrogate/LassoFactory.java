package org.lime4j.core.surrogate;

import java.util.OptionalDouble;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link LassoLearner} as {@code lasso}. */
public final class LassoFactory implements SurrogateFactory<LassoFactory.Options> {
    /** For the service loader. */
    public LassoFactory() {}

    /**
     * Options of {@code lasso}.
     *
     * @param features most features to use; more than an instance has means all
     * @param lambda fixed penalty in {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁}; empty for K-LASSO
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "most features to use") int features,
            @Option(min = 0, doc = "fixed penalty in Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁; none: K-LASSO, features "
                    + "from the lasso path, weights from least squares")
                    OptionalDouble lambda) {
        /**
         * Checks the ranges.
         *
         * @param features most features to use; more than an instance has means all
         * @param lambda fixed penalty, finite, at least 0; empty for K-LASSO
         * @throws IllegalArgumentException if {@code features < 1}, or lambda is negative or not finite
         */
        public Options {
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (lambda.isPresent()
                    && (!(lambda.getAsDouble() >= 0) || lambda.getAsDouble() == Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "lambda is " + lambda.getAsDouble() + "; it must be finite, at least 0");
            }
        }

        /** {@return the standard options: K-LASSO with at most 10 features} */
        public static Options standard() {
            return new Options(10, OptionalDouble.empty());
        }
    }

    @Override
    public String id() {
        return "lasso";
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
        return "weighted sum of a few features from the lasso path (the paper's K-LASSO), or the lasso at a fixed lambda";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new LassoLearner(options);
    }
}
