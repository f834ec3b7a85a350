package org.lime4j.api.explanation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unmodifiable copies of maps whose order is that of their keys, so that rendering is the same everywhere. */
final class SortedCopy {
    private SortedCopy() {}

    static <V> SortedMap<String, V> of(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
