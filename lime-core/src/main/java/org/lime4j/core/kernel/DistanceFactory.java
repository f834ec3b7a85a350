package org.lime4j.core.kernel;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a distance.
 *
 * @param <O> its options
 */
public interface DistanceFactory<O extends Record> extends ComponentFactory<O, Distance> {}
