package org.lime4j.api.explanation;

import java.util.Map;

/**
 * One component that took part: its id and the options in force, defaults included.
 *
 * @param id the plugin's id, or the class name of a component made by code
 * @param options option → value as text; nested components appear as {@code distance.type}, {@code distance.…}
 */
public record ComponentProvenance(String id, Map<String, String> options) {
    /**
     * Copies the options.
     *
     * @param id the plugin's id
     * @param options option → value as text
     */
    public ComponentProvenance {
        options = SortedCopy.of(options);
    }
}
