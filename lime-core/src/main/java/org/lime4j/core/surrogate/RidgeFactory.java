package org.lime4j.core.surrogate;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link RidgeLearner} as {@code ridge}. */
public final class RidgeFactory implements SurrogateFactory<RidgeFactory.Options> {
    /** For the service loader. */
    public RidgeFactory() {}

    /** How the features are chosen; ties go to the feature that comes first. */
    public enum Selection {
        /** {@link #FORWARD} for at most 6 features, else {@link #HIGHEST_WEIGHTS}. */
        AUTO,
        /** All features, however many were asked for. */
        NONE,
        /** One after the other, each time the one that raises the weighted R² of least squares most. */
        FORWARD,
        /** Those with the largest {@code |β_j·x′_j|} in a ridge fit with alpha 0.01 on all features. */
        HIGHEST_WEIGHTS,
        /** The last point of the lasso path with no more features than asked for. */
        LASSO_PATH
    }

    /**
     * Options of {@code ridge}.
     *
     * @param selection how the features are chosen
     * @param features most features to use; more than an instance has means all
     * @param alpha penalty of the fit on the chosen features, in units of Σ w·x²
     */
    public record Options(
            @Option(value = "auto", doc = "how the features are chosen; auto: forward for at most 6, else highest-weights")
                    Selection selection,
            @Option(value = "10", min = 1, doc = "most features to use; selection none uses all") int features,
            @Option(value = "1", min = 0, doc = "penalty on the squared weights; the constant is not penalised")
                    double alpha) {
        /**
         * Checks the ranges.
         *
         * @param selection how the features are chosen
         * @param features most features to use; more than an instance has means all
         * @param alpha penalty of the fit on the chosen features
         * @throws IllegalArgumentException if {@code features < 1}, or alpha is negative or not finite
         */
        public Options {
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (!(alpha >= 0) || alpha == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("alpha is " + alpha + "; it must be finite, at least 0");
            }
        }

        /** {@return the standard options: selection auto, 10 features, alpha 1: the reference's defaults} */
        public static Options standard() {
            return new Options(Selection.AUTO, 10, 1);
        }
    }

    @Override
    public String id() {
        return "ridge";
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
        return "weighted sum of a few features, fitted by ridge regression (the reference's surrogate)";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new RidgeLearner(options);
    }
}
