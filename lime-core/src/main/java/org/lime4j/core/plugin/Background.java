package org.lime4j.core.plugin;

/**
 * What a representation knows of the data the model was trained on: statistics, and rows only if it was told to keep
 * some. Each modality that needs one has its own class; immutable and thread-safe.
 */
public interface Background {}
