package org.lime4j.core.sampling;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a sampler.
 *
 * @param <O> its options
 */
public interface SamplerFactory<O extends Record> extends ComponentFactory<O, Sampler> {}
