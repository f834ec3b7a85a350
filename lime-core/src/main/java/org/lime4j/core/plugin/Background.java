package org.lime4j.core.plugin;

/**
 * What a representation knows of the data the model was trained on: statistics, not rows. Each modality that needs one
 * has its own class; immutable and thread-safe.
 */
public interface Background {}
