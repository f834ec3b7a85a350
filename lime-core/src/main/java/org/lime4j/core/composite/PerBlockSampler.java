package org.lime4j.core.composite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.PipelineShape;

/** Draws each block with a sampler of its own, independently; weights of weighted samplers multiply. */
public final class PerBlockSampler implements Sampler {
    private final Map<String, Sampler> samplers;

    /**
     * A sampler made of one a block.
     *
     * @param samplers block → sampler; one for each block it will meet
     */
    public PerBlockSampler(Map<String, Sampler> samplers) {
        this.samplers = new LinkedHashMap<>(samplers);
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        Optional<Refusal> refusal = PerBlock.mismatch("sampler", shape.space(), samplers.keySet());
        for (int b = 0; b < shape.space().blocks().size() && refusal.isEmpty(); b++) {
            String id = shape.space().blocks().get(b).id();
            refusal = samplers.get(id).check(shape.forBlock(b, PerBlock.features(shape.features(), id)));
        }
        return refusal;
    }

    @Override
    public void sample(Codes codes, int samples, RandomStreams random, double[] weights) {
        if (weighted()) {
            java.util.Arrays.fill(weights, 0, codes.rows(), 1.0);
        }
        for (int b = 0; b < codes.space().blocks().size(); b++) {
            String id = codes.space().blocks().get(b).id();
            Sampler sampler = samplers.get(id);
            double[] own = sampler.weighted() ? new double[codes.rows()] : weights;
            sampler.sample(codes.blockAlone(b), samples, random.in(id), own);
            if (sampler.weighted()) {
                for (int i = 0; i < codes.rows(); i++) {
                    weights[i] *= own[i];
                }
            }
        }
    }

    @Override
    public Optional<Refusal> accepts(int samples, CodeSpace space) {
        return space.blocks().stream()
                .flatMap(block -> samplers.get(block.id()).accepts(samples, alone(block)).stream()
                        .map(refusal -> new Refusal("block '" + block.id() + "': " + refusal.reason())))
                .findFirst();
    }

    @Override
    public boolean extendable() {
        return samplers.values().stream().allMatch(Sampler::extendable);
    }

    @Override
    public boolean weighted() {
        return samplers.values().stream().anyMatch(Sampler::weighted);
    }

    @Override
    public boolean dependsOnInstance(CodeSpace space) {
        return space.blocks().stream().anyMatch(block -> samplers.get(block.id()).dependsOnInstance(alone(block)));
    }

    private static CodeSpace alone(Block block) {
        return new CodeSpace(java.util.List.of(block));
    }
}
