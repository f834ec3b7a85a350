package org.lime4j.core.composite;

import java.util.Optional;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;

/**
 * One block of a composite.
 *
 * @param representation of the block's instances
 * @param sampler of the block; empty for the representation's own default
 * @param kernel of the block; empty for the representation's own default
 * @param background of the block; empty for the pipeline's
 */
public record BlockOptions(
        @Option(doc = "how the block is represented") ComponentRef<RepresentationFactory<?>> representation,
        @Option(doc = "how the block is sampled; else as its representation does by default")
                Optional<ComponentRef<SamplerFactory<?>>> sampler,
        @Option(doc = "how the block is weighed; else as its representation does by default")
                Optional<ComponentRef<KernelFactory<?>>> kernel,
        @Option(doc = "background data of the block; else the pipeline's")
                Optional<ComponentRef<BackgroundSourceFactory<?>>> background) {}
