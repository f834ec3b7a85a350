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
}
