package org.lime4j.core.surrogate;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a surrogate learner.
 *
 * @param <O> its options
 */
public interface SurrogateFactory<O extends Record> extends ComponentFactory<O, SurrogateLearner> {}
