package org.lime4j.report;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code json}.
 *
 * @param pretty true for one property a line with indentation, false for one line an explanation (JSON Lines)
 */
public record JsonOptions(
        @Option(value = "true", doc = "indented, one property a line; false: one line an explanation")
                boolean pretty) {}
