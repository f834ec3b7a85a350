package org.lime4j.core.kernel;

import java.util.Arrays;
import java.util.List;
import org.lime4j.core.space.InterpretableFeature;

/** Gives every sample the weight 1: no locality but that of the sampler. */
public final class ConstantKernel implements ProximityKernel {
    /** The kernel; it has no settings. */
    public ConstantKernel() {}

    @Override
    public void weigh(Neighbourhood rows, double[] out, int at) {
        Arrays.fill(out, at, at + rows.rows(), 1.0);
    }

    @Override
    public String formula(List<InterpretableFeature> features) {
        return "1";
    }
}
