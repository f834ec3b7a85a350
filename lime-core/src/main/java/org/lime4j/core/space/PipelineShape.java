package org.lime4j.core.space;

import java.util.List;
import org.lime4j.api.model.Outputs;

/**
 * All that is known before the model is asked anything; what {@code check} decides on.
 *
 * @param inputType class of the instances
 * @param outputs of the model
 * @param space the code space of the instance
 * @param features the interpretable features, d of them; columns of the design
 * @param samples n, row 0 among them
 * @param maxFeatures K, the most that the surrogate may report
 * @param samplerWeighted whether the sampler brings weights of its own
 * @param kernelId what weighs the samples, or "" for a kernel made by code
 */
public record PipelineShape(
        Class<?> inputType,
        Outputs outputs,
        CodeSpace space,
        List<InterpretableFeature> features,
        int samples,
        int maxFeatures,
        boolean samplerWeighted,
        String kernelId) {
    /**
     * Copies the features.
     *
     * @param inputType class of the instances
     * @param outputs of the model
     * @param space the code space of the instance
     * @param features the interpretable features, d of them; columns of the design
     * @param samples n, row 0 among them
     * @param maxFeatures K, the most that the surrogate may report
     * @param samplerWeighted whether the sampler brings weights of its own
     * @param kernelId what weighs the samples, or "" for a kernel made by code
     */
    public PipelineShape {
        features = List.copyOf(features);
    }

    /**
     * {@return the same pipeline seen from one block: its space and features alone}
     *
     * @param index of the block, from 0
     * @param blockFeatures the features of that block, in order
     */
    public PipelineShape forBlock(int index, List<InterpretableFeature> blockFeatures) {
        return new PipelineShape(
                inputType,
                outputs,
                new CodeSpace(List.of(space.blocks().get(index))),
                blockFeatures,
                samples,
                maxFeatures,
                samplerWeighted,
                kernelId);
    }
}
