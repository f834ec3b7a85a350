package org.lime4j.core.preset;

import org.lime4j.core.plugin.ComponentFactory;

/**
 * Provides a preset.
 *
 * @param <O> its options
 */
public interface PresetFactory<O extends Record> extends ComponentFactory<O, Preset> {}
