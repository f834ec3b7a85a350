package org.lime4j.core.surrogate;

import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link KernelShapLearner} as {@code kernel-shap}. */
public final class KernelShapFactory implements SurrogateFactory<KernelShapFactory.Options> {
    static final String ID = "kernel-shap";

    /** For the service loader. */
    public KernelShapFactory() {}

    /**
     * Options of {@code kernel-shap}.
     *
     * @param features most features to report; empty for all. All are fitted
     */
    public record Options(
            @Option(min = 1, doc = "most features to report, those with the largest values; none: all of them")
                    OptionalInt features) {
        /**
         * Checks the number.
         *
         * @param features most features to report; empty for all
         * @throws IllegalArgumentException if {@code features < 1}
         */
        public Options {
            if (features.isPresent() && features.getAsInt() < 1) {
                throw new IllegalArgumentException("features is " + features.getAsInt() + "; it must be at least 1");
            }
        }
    }

    @Override
    public String id() {
        return ID;
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
        return "Shapley values; needs the sampler 'kernel-shap' and the kernel 'constant'";
    }

    @Override
    public SurrogateLearner create(Options options, CreationContext context) {
        return new KernelShapLearner(options);
    }
}
