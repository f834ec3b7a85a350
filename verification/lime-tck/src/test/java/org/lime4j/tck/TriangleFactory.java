package org.lime4j.tck;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.space.InterpretableFeature;

/** A kernel that keeps every rule; its parts can be exchanged for wrong ones. */
public final class TriangleFactory implements KernelFactory<NoOptions> {
    private final Supplier<? extends ProximityKernel> kernel;
    String id = "triangle";
    Set<String> aliases = Set.of("tent");
    int spiVersion = Spi.VERSION;
    String description = "falls to 0 with the mean difference";

    public TriangleFactory() {
        this(Triangle::new);
    }

    TriangleFactory(Supplier<? extends ProximityKernel> kernel) {
        this.kernel = kernel;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Set<String> aliases() {
        return aliases;
    }

    @Override
    public int spiVersion() {
        return spiVersion;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public ProximityKernel create(NoOptions options, CreationContext context) {
        return kernel.get();
    }

    /** {@code max(0, 1 - mean |z′ - x′| / 2)}. */
    static class Triangle implements ProximityKernel {
        @Override
        public void weigh(Neighbourhood rows, double[] out, int at) {
            for (int i = 0; i < rows.rows(); i++) {
                out[at + i] = Math.max(0, 1 - meanDifference(rows, rows.from() + i, rows.firstColumn()) / 2);
            }
        }

        static double meanDifference(Neighbourhood rows, int row, int firstColumn) {
            double sum = 0;
            for (int j = 0; j < rows.size(); j++) {
                sum += Math.abs(rows.design().get(row, firstColumn + j) - rows.features().get(j).value());
            }
            return sum / rows.size();
        }

        @Override
        public String formula(List<InterpretableFeature> features) {
            return "max(0, 1 - d/2), d = mean of |z′ - x′|";
        }
    }
}
