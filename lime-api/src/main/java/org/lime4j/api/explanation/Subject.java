package org.lime4j.api.explanation;

import java.util.List;
import java.util.Map;

/** The instance that was explained, as data that a renderer can show. */
public sealed interface Subject {
    /**
     * A row of a table.
     *
     * @param cells in column order
     */
    record Tabular(List<Cell> cells) implements Subject {
        /**
         * Copies the cells.
         *
         * @param cells in column order
         */
        public Tabular {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One cell of a row.
     *
     * @param column the name of the column
     * @param value the value as text, the way the data gave it
     */
    record Cell(String column, String value) {}

    /**
     * A text; the locations of features are offsets into it.
     *
     * @param original the text as it was given, never rewritten
     */
    record Text(String original) implements Subject {}

    /**
     * An image.
     *
     * @param picture packed ARGB pixels
     * @param segments the segment label of each pixel, contiguous from 0; of the size of the picture
     */
    record Image(IntPlane picture, IntPlane segments) implements Subject {
        /**
         * Checks that both planes have one size.
         *
         * @param picture packed ARGB pixels
         * @param segments the segment label of each pixel, contiguous from 0
         */
        public Image {
            if (picture.width() != segments.width() || picture.height() != segments.height()) {
                throw new IllegalArgumentException("segments is " + segments + " but picture is " + picture);
            }
        }
    }

    /**
     * Several instances that one model reads together.
     *
     * @param blocks in the order of the representation
     */
    record Composite(List<Block> blocks) implements Subject {
        /**
         * Copies the blocks.
         *
         * @param blocks in the order of the representation
         */
        public Composite {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * One part of a composite.
     *
     * @param name the block's name
     * @param subject what stands in it
     */
    record Block(String name, Subject subject) {}

    /**
     * An instance of a kind that a plugin brings.
     *
     * @param kind the plugin's name for it
     * @param attributes what its renderer needs
     */
    record Custom(String kind, Map<String, String> attributes) implements Subject {
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
}
