package org.lime4j.core.representation;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a source of instances.
 *
 * @param <O> its options
 */
public interface InstanceSourceFactory<O extends Record> extends ComponentFactory<O, InstanceSource<?>> {}
