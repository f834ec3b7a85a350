package org.lime4j.core.render;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a renderer.
 *
 * @param <O> its options
 */
public interface RendererFactory<O extends Record> extends ComponentFactory<O, ExplanationRenderer> {}
