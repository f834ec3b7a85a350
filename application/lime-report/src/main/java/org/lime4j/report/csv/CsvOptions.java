package org.lime4j.report.csv;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code csv}.
 *
 * @param formulaGuard whether text that a spreadsheet would take for a formula gets an apostrophe in front
 */
public record CsvOptions(
        @Option(value = "true", doc = "an apostrophe before text that begins with = + - @ or ', so that no spreadsheet takes it for "
                        + "a formula; false: none")
                boolean formulaGuard) {}
