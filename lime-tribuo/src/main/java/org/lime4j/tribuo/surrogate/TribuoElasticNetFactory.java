package org.lime4j.tribuo.surrogate;

import java.util.OptionalDouble;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Provides, as {@code tribuo-elastic-net}, the weighted elastic net by Tribuo's coordinate descent. */
public final class TribuoElasticNetFactory implements SurrogateFactory<TribuoElasticNetFactory.Options> {
    /** For the service loader. */
    public TribuoElasticNetFactory() {}

    /**
     * Options of {@code tribuo-elastic-net}.
     *
     * @param features most features to use; if the minimum has more, lambda is raised
     * @param lambda penalty in {@code Σ w (y - b - x·β)² / (2 Σ w) + lambda·(l1Ratio·‖β‖₁ + (1 - l1Ratio)/2·‖β‖²)}
     * @param l1Ratio share of the absolute weights in the penalty
     */
    public record Options(
            @Option(value = "10", min = 1, doc = "most features to use; if the minimum has more, lambda is raised") int features,
            @Option(
                            value = "0.01",
                            min = 0,
                            doc = "penalty in Σ w (y - b - x·β)² / (2 Σ w) + lambda·(r·‖β‖₁ + (1 - r)/2·‖β‖²), r the l1-ratio")
                    double lambda,
            @Option(
                            value = "0.5",
                            min = 0,
                            exclusiveMin = true,
                            max = 1,
                            doc = "share of the absolute weights in the penalty; 1: the lasso")
                    double l1Ratio) {
        /**
         * Checks the ranges.
         *
         * @param features most features to use
         * @param lambda penalty, finite, at least 0
         * @param l1Ratio above 0, at most 1
         * @throws IllegalArgumentException if a number is out of the range that its {@link Option} says
         */
        public Options {
            if (features < 1) {
                throw new IllegalArgumentException("features is " + features + "; it must be at least 1");
            }
            if (!(lambda >= 0) || lambda == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("lambda is " + lambda + "; it must be finite, at least 0");
            }
            if (!(l1Ratio > 0 && l1Ratio <= 1)) {
                throw new IllegalArgumentException("l1Ratio is " + l1Ratio + "; it must be above 0, at most 1");
            }
        }
    }

    @Override
    public String id() {
        return "tribuo-elastic-net";
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
        return "weighted sum under the elastic net's penalty, by Tribuo's ElasticNetCDTrainer";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new TribuoElasticNetLearner(
                OptionalDouble.of(options.lambda()), options.l1Ratio(), options.features());
    }
}
