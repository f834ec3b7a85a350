package org.lime4j.tribuo.surrogate;

import java.util.OptionalDouble;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides, as {@code tribuo-lasso}, K-LASSO and the lasso by Tribuo's coordinate descent. */
public final class TribuoLassoFactory implements SurrogateFactory<TribuoLassoFactory.Options> {
    /** For the service loader. */
    public TribuoLassoFactory() {}

    /**
     * Options of {@code tribuo-lasso}.
     *
     * @param features most features to use; more than an instance has means all
     * @param lambda fixed penalty in {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁}; empty for K-LASSO
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "most features to use") int features,
            @Option(min = 0, doc = "fixed penalty in Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁; none: K-LASSO, features "
                    + "of the lasso, weights from least squares")
                    OptionalDouble lambda) {
        /**
         * Checks the ranges.
         *
         * @param features most features to use
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
    }

    @Override
    public String id() {
        return "tribuo-lasso";
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
        return "K-LASSO as by 'lasso', or the lasso at a fixed lambda, by Tribuo's ElasticNetCDTrainer";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new TribuoElasticNetLearner(options.lambda(), 1, options.features());
    }
}
