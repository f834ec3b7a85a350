package org.lime4j.core.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.sampling.Sampler;
import org.lime4j.core.surrogate.SurrogateLearner;

/** The components of one pipeline, what the provenance says of each, and the preset that chose among them. */
record Stages<X>(
        Chosen<Representation<X>> representation,
        Chosen<Sampler> sampler,
        Chosen<ProximityKernel> kernel,
        Chosen<SurrogateLearner> surrogate,
        Optional<ComponentProvenance> preset) {
    /** A component with its provenance, and its id, or "" if it was made by code. */
    record Chosen<C>(C component, ComponentProvenance provenance, String id) {}

    /** With the kernel that weighed this sample, which need not be the pipeline's own. */
    Map<String, ComponentProvenance> provenance(Chosen<ProximityKernel> weighedBy) {
        Map<String, ComponentProvenance> byStage = new LinkedHashMap<>();
        byStage.put("representation", representation.provenance());
        byStage.put("sampler", sampler.provenance());
        byStage.put("kernel", weighedBy.provenance());
        byStage.put("surrogate", surrogate.provenance());
        preset.ifPresent(named -> byStage.put("preset", named));
        return byStage;
    }
}
