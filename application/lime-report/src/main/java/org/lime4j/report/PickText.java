package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.writing.Ink;

/** Writes reports of SP-LIME as text, with the options of the renderer {@code text}. Immutable and thread-safe. */
public final class PickText {
    private final int width;
    private final Ink ink;

    /**
     * A writer.
     *
     * @param options columns, colours, characters
     */
    public PickText(TextOptions options) {
        this.width = options.width();
        this.ink = new Ink(options.colour() == TextOptions.Colour.ALWAYS, options.ascii());
    }

    /**
     * Writes what was picked: the global importances, then each picked instance.
     *
     * @param report to write
     * @param out receives UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(PickReport report, OutputStream out) throws IOException {
        out.write(new PickPage(width, ink).of(report).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
