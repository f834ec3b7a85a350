package org.lime4j.report.html;

import java.io.IOException;
import java.io.OutputStream;
import org.lime4j.core.pick.PickReport;

/**
 * Writes reports of SP-LIME as pages, with the options of the renderer {@code html}: the weights of the picked instances as a heat
 * map under the global importances, then each picked explanation. Immutable and thread-safe.
 */
public final class PickHtml {
    private final HtmlOptions options;

    /**
     * A writer.
     *
     * @param options overlay and size of pictures
     */
    public PickHtml(HtmlOptions options) {
        this.options = options;
    }

    /**
     * Writes what was picked.
     *
     * @param report to write
     * @param out receives one page in UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(PickReport report, OutputStream out) throws IOException {
        HtmlWriter html = new HtmlWriter(out);
        new PickPage(html, options).write(report);
        html.flush();
    }
}
