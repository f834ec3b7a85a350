package org.lime4j.core.plugin;

/** The options of a plugin that has none. */
public record NoOptions() {}
