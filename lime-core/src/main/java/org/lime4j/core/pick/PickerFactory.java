package org.lime4j.core.pick;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a picker.
 *
 * @param <O> its options
 */
public interface PickerFactory<O extends Record> extends ComponentFactory<O, Picker> {}
