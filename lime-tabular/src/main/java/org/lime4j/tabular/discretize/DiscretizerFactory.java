package org.lime4j.tabular.discretize;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a discretizer.
 *
 * @param <O> its options
 */
public interface DiscretizerFactory<O extends Record> extends ComponentFactory<O, Discretizer> {}
