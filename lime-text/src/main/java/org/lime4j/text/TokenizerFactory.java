package org.lime4j.text;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a tokenizer.
 *
 * @param <O> its options
 */
public interface TokenizerFactory<O extends Record> extends ComponentFactory<O, Tokenizer> {}
