package org.lime4j.core.render;

import java.io.IOException;
import java.io.OutputStream;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.plugin.Component;

/** Writes an explanation in one format. */
public interface ExplanationRenderer extends Component {
    /** {@return the format: {@code application/json}} */
    String mediaType();

    /**
     * Writes; the same explanation gives the same bytes.
     *
     * @param explanation what to write; not modified
     * @param out receives the bytes; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    void render(Explanation explanation, OutputStream out) throws IOException;

    /**
     * Writes the explanation of one of several instances, after those that stand in the stream already; a format whose documents
     * cannot simply follow each other, such as a table with heads, continues the one that is there.
     *
     * @param explanation what to write; not modified
     * @param instance 0-based index of the instance
     * @param first whether this renderer has written nothing to the stream yet
     * @param out receives the bytes; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    default void render(Explanation explanation, long instance, boolean first, OutputStream out) throws IOException {
        render(explanation, out);
    }
}
