package org.lime4j.report.markdown;

import org.lime4j.core.plugin.Option;

/**
 * Options of the renderer {@code markdown}.
 *
 * @param heading level of the first heading, from 1 to 5; outputs are one level below
 */
public record MarkdownOptions(
        @Option(value = "1", min = 1, max = 5, doc = "level of the first heading; those of the outputs are one below")
                int heading) {
    /**
     * Checks the level.
     *
     * @param heading level of the first heading, from 1 to 5
     * @throws IllegalArgumentException if it is out of its range
     */
    public MarkdownOptions {
        if (heading < 1 || heading > 5) {
            throw new IllegalArgumentException("heading is " + heading + "; the first heading has a level from 1 to 5");
        }
    }
}
