package org.lime4j.report.writing;

import java.util.List;
import java.util.Objects;

/**
 * A sentence of own words with names from outside in it, which each format escapes in its own way.
 *
 * @param pieces in reading order
 */
public record Sentence(List<Piece> pieces) {
    /**
     * Copies the pieces.
     *
     * @param pieces in reading order
     */
    public Sentence {
        pieces = List.copyOf(pieces);
    }

    /**
     * Words of one origin.
     *
     * @param text with the spaces that belong around it
     * @param foreign whether the text comes from outside: a model, a file, a person
     */
    public record Piece(String text, boolean foreign) {
        /**
         * Checks that there is a text.
         *
         * @param text with the spaces that belong around it
         * @param foreign whether the text comes from outside
         */
        public Piece {
            Objects.requireNonNull(text, "text");
        }
    }

    /** {@return the sentence on one line, with hidden characters as escapes} */
    public String visible() {
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces) {
            line.append(piece.foreign() ? Escapes.visible(piece.text()) : piece.text());
        }
        return line.toString();
    }
}
