package org.lime4j.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.core.stability.WidthReport;
import org.lime4j.report.writing.Ink;

/** Writes reports on stability as text, with the options of the renderer {@code text}. Immutable and thread-safe. */
public final class StabilityText {
    private final int width;
    private final Ink ink;

    /**
     * A writer.
     *
     * @param options columns, colours, characters
     */
    public StabilityText(TextOptions options) {
        this.width = options.width();
        this.ink = new Ink(options.colour() == TextOptions.Colour.ALWAYS, options.ascii());
    }

    /**
     * Writes how far the explanations of one instance depend on the seed.
     *
     * @param report to write
     * @param out receives UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(StabilityReport report, OutputStream out) throws IOException {
        write(new StabilityPage(width, ink).of(report), out);
    }

    /**
     * Writes fidelity and stability over a range of kernel widths.
     *
     * @param report to write
     * @param out receives UTF-8; flushed, not closed
     * @throws IOException if {@code out} throws it
     */
    public void write(WidthReport report, OutputStream out) throws IOException {
        write(new WidthPage(width, ink).of(report), out);
    }

    private static void write(String page, OutputStream out) throws IOException {
        out.write(page.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
