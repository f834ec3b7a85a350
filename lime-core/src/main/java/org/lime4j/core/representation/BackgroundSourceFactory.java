package org.lime4j.core.representation;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a source of background data.
 *
 * @param <O> its options
 */
public interface BackgroundSourceFactory<O extends Record> extends ComponentFactory<O, BackgroundSource> {}
