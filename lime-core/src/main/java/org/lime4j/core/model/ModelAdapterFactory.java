package org.lime4j.core.model;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a model adapter.
 *
 * @param <O> its options
 */
public interface ModelAdapterFactory<O extends Record> extends ComponentFactory<O, ModelAdapter> {}
