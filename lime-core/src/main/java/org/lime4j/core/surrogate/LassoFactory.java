package org.lime4j.core.surrogate;

import java.util.Objects;
import java.util.OptionalDouble;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link LassoLearner} as {@code lasso}. */
public final class LassoFactory implements SurrogateFactory<LassoFactory.Options> {
    /** For the service loader. */
    public LassoFactory() {}

    /** Where the constant b comes from, and with it what the features are measured from. */
    public enum Centring {
        /** b is fitted: features and output are centred at their weighted means. */
        WEIGHTED_MEANS,
        /**
         * b is the plain mean of the output over the samples, not fitted, and features are not centred; so in the code of
         * the paper's experiments. It finds fewer of the features that matter where samples near the instance differ
         * from the mean of all.
         */
        OUTPUT_MEAN
    }

    /**
     * Options of {@code lasso}.
     *
     * @param features most features to use; more than an instance has means all
     * @param lambda fixed penalty in {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁}; empty for K-LASSO
     * @param centring where the constant b comes from
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "most features to use") int features,
            @Option(min = 0, doc = "fixed penalty in Σ w (y - b - x·β)² / (2 Σ w) + lambda·‖β‖₁; none: K-LASSO, features "
                    + "from the lasso path, weights from least squares")
                    OptionalDouble lambda,
            @Option(value = "weighted-means", doc = "the constant: weighted-means (fitted) or output-mean (the plain mean of "
                    + "the output, features not centred, as in the paper's experiments)")
                    Centring centring) {
        /**
         * Checks the ranges.
         *
         * @param features most features to use; more than an instance has means all
         * @param lambda fixed penalty, finite, at least 0; empty for K-LASSO
         * @param centring where the constant b comes from
         * @throws IllegalArgumentException if {@code features < 1}, or lambda is negative or not finite
         */
        public Options {
            Objects.requireNonNull(centring, "centring");
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (lambda.isPresent()
                    && (!(lambda.getAsDouble() >= 0) || lambda.getAsDouble() == Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "lambda is " + lambda.getAsDouble() + "; it must be finite, at least 0");
            }
        }

        /** {@return the standard options: K-LASSO with at most 10 features and a fitted constant} */
        public static Options standard() {
            return new Options(10, OptionalDouble.empty(), Centring.WEIGHTED_MEANS);
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
