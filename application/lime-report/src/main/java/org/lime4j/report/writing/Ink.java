package org.lime4j.report.writing;

/**
 * How text is drawn: with or without colours, in Unicode or ASCII alone.
 *
 * @param coloured whether ANSI escapes may be used
 * @param ascii whether only ASCII may be used
 */
public record Ink(boolean coloured, boolean ascii) {
    /**
     * {@return text from outside, safe to print on one line}
     *
     * @param raw any text
     */
    public String text(String raw) {
        return ascii ? Escapes.ascii(raw) : Escapes.visible(raw);
    }

    /**
     * Headings, and what matters most.
     *
     * @param text that is safe to print
     * @return the text, bold if escapes may be used
     */
    public String strong(String text) {
        return style("1", text);
    }

    /**
     * What is read last.
     *
     * @param text that is safe to print
     * @return the text, dim if escapes may be used
     */
    public String faint(String text) {
        return style("2", text);
    }

    /**
     * What must not be missed.
     *
     * @param text that is safe to print
     * @return the text, coloured if escapes may be used
     */
    public String alarm(String text) {
        return style("1;31", text);
    }

    /**
     * Bars of what raises the output.
     *
     * @param text that is safe to print
     * @return the text, coloured if escapes may be used
     */
    public String raising(String text) {
        return style("36", text);
    }

    /**
     * Bars of what lowers the output.
     *
     * @param text that is safe to print
     * @return the text, coloured if escapes may be used
     */
    public String lowering(String text) {
        return style("35", text);
    }

    private String style(String code, String text) {
        return coloured ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
