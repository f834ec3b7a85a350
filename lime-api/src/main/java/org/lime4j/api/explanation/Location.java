package org.lime4j.api.explanation;

import java.util.List;
import java.util.Map;

/** Where a feature lies in the instance, so that a renderer can mark it. */
public sealed interface Location {
    /** The feature has no place of its own. */
    record None() implements Location {}

    /**
     * A column of a row.
     *
     * @param index 0-based column
     */
    record Column(int index) implements Location {}

    /**
     * Places in a text.
     *
     * @param spans in ascending order, not overlapping
     */
    record Spans(List<Span> spans) implements Location {
        /**
         * Copies the spans.
         *
         * @param spans in ascending order, not overlapping
         */
        public Spans {
            spans = List.copyOf(spans);
        }
    }

    /**
     * A segment of an image.
     *
     * @param label the label of its pixels
     */
    record Segment(int label) implements Location {}

    /**
     * A place inside one block of a composite instance.
     *
     * @param block the name of the block
     * @param inner the place in that block's own instance
     */
    record InBlock(String block, Location inner) implements Location {}

    /**
     * A place of a kind that a plugin brings.
     *
     * @param kind the plugin's name for it
     * @param attributes what its renderer needs
     */
    record Custom(String kind, Map<String, String> attributes) implements Location {
        /**
         * Copies the attributes.
         *
         * @param kind the plugin's name for it
         * @param attributes what its renderer needs
         */
        public Custom {
            attributes = SortedCopy.of(attributes);
        }
    }

    /**
     * A half-open range of UTF-16 units.
     *
     * @param start first unit
     * @param end one past the last unit
     */
    record Span(int start, int end) {
        /**
         * Checks that it is a range.
         *
         * @param start first unit
         * @param end one past the last unit
         */
        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("span [" + start + ", " + end + ") is not a range");
            }
        }
    }
}
