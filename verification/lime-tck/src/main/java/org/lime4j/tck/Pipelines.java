package org.lime4j.tck;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.space.PipelineShape;

/** What a component is told in {@code check}. */
final class Pipelines {
    private Pipelines() {}

    /** A pipeline whose code space has one column a feature; consecutive features of a block are a block. */
    static PipelineShape shape(Class<?> inputType, List<InterpretableFeature> features, int samples, int maxFeatures) {
        List<Block> blocks = new ArrayList<>();
        List<CodeColumn> columns = new ArrayList<>();
        for (int j = 0; j < features.size(); j++) {
            InterpretableFeature feature = features.get(j);
            columns.add(feature.kind() == FeatureKind.BINARY
                    ? new CodeColumn.Presence()
                    : new CodeColumn.Continuous(feature.value(), 0, 1));
            String block = feature.key().block();
            if (j + 1 == features.size() || !features.get(j + 1).key().block().equals(block)) {
                blocks.add(new Block(block, columns));
                columns = new ArrayList<>();
            }
        }
        return shape(inputType, new CodeSpace(blocks), features, samples, maxFeatures);
    }

    /** The same pipeline with a sampler that brings weights, which the kernel leaves as they are. */
    static PipelineShape weighted(PipelineShape shape) {
        return new PipelineShape(shape.inputType(), shape.outputs(), shape.space(), shape.features(), shape.samples(),
                shape.maxFeatures(), true, "constant");
    }

    /** A pipeline over a given code space. */
    static PipelineShape shape(
            Class<?> inputType, CodeSpace space, List<InterpretableFeature> features, int samples, int maxFeatures) {
        return new PipelineShape(
                inputType, Outputs.regression("y"), space, features, samples, maxFeatures, false, "");
    }
}
