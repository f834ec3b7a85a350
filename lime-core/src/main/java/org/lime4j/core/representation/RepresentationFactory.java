package org.lime4j.core.representation;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a representation.
 *
 * @param <O> its options
 */
public interface RepresentationFactory<O extends Record> extends ComponentFactory<O, Representation<?>> {}
