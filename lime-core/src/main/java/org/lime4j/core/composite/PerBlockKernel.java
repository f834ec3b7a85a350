package org.lime4j.core.composite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lime4j.core.kernel.Neighbourhood;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/**
 * Weighs each block with a kernel of its own and multiplies: with exponential kernels, one kernel over
 * {@code D² = Σ (D_block / w_block)²}.
 */
public final class PerBlockKernel implements ProximityKernel {
    private final Map<String, ProximityKernel> kernels;

    /**
     * A kernel made of one a block.
     *
     * @param kernels block → kernel; one for each block it will meet
     * @throws IllegalArgumentException if one of them is such a kernel itself, which weighs whole composites
     */
    public PerBlockKernel(Map<String, ProximityKernel> kernels) {
        this.kernels = new LinkedHashMap<>(kernels);
        this.kernels.forEach((block, kernel) -> {
            if (kernel instanceof PerBlockKernel) {
                throw new IllegalArgumentException("the kernel of block '" + block + "' is 'per-block' again, which weighs a whole"
                        + " composite: name the block's own kernel, such as 'exponential'");
            }
        });
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        List<Run> runs = runs(shape.features());
        Optional<Refusal> refusal = PerBlock.mismatch("kernel", shape.space(), kernels.keySet());
        for (int b = 0; b < runs.size() && refusal.isEmpty(); b++) {
            refusal = kernels.get(runs.get(b).block()).check(shape.forBlock(b, runs.get(b).features()));
        }
        return refusal;
    }

    @Override
    public boolean needsInputs() {
        return kernels.values().stream().anyMatch(ProximityKernel::needsInputs);
    }

    @Override
    public void weigh(Neighbourhood rows, double[] out, int at) {
        java.util.Arrays.fill(out, at, at + rows.rows(), 1.0);
        double[] own = new double[rows.rows()];
        for (Run run : runs(rows.features())) {
            ProximityKernel kernel = kernels.get(run.block());
            List<?> inputs = kernel.needsInputs()
                    ? rows.inputs().stream().map(input -> ((Composite) input).get(run.block(), Object.class)).toList()
                    : List.of();
            kernel.weigh(
                    new Neighbourhood(
                            rows.design(),
                            rows.from(),
                            rows.to(),
                            rows.firstColumn() + run.first(),
                            run.features(),
                            ((Composite) rows.instance()).get(run.block(), Object.class),
                            inputs),
                    own,
                    0);
            for (int i = 0; i < own.length; i++) {
                out[at + i] *= own[i];
            }
        }
    }

    @Override
    public String formula(List<InterpretableFeature> features) {
        return runs(features).stream()
                .map(run -> run.block() + ": " + kernels.get(run.block()).formula(run.features()))
                .collect(Collectors.joining(" · "));
    }

    /** Consecutive features of one block. */
    private record Run(String block, int first, List<InterpretableFeature> features) {}

    private static List<Run> runs(List<InterpretableFeature> features) {
        List<Run> runs = new ArrayList<>();
        int first = 0;
        while (first < features.size()) {
            String block = PerBlock.blockOf(features.get(first));
            int end = first;
            while (end < features.size() && PerBlock.blockOf(features.get(end)).equals(block)) {
                end++;
            }
            runs.add(new Run(block, first, features.subList(first, end)));
            first = end;
        }
        return runs;
    }
}
