package org.lime4j.image;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a segmenter.
 *
 * @param <O> its options
 */
public interface SegmenterFactory<O extends Record> extends ComponentFactory<O, Segmenter> {}
