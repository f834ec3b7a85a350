package org.lime4j.core.kernel;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a kernel.
 *
 * @param <O> its options
 */
public interface KernelFactory<O extends Record> extends ComponentFactory<O, ProximityKernel> {}
