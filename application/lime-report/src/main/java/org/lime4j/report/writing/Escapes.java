package org.lime4j.report.writing;

import java.util.Locale;

/** Characters that people cannot see but that change what they see, made visible. */
public final class Escapes {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Escapes() {}

    /**
     * {@return whether a code point is a control or format character, a line separator or an unpaired surrogate} The
     * joiners, which emoji and several scripts are written with, are not.
     *
     * @param codePoint any code point
     */
    public static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> codePoint != ZERO_WIDTH_JOINER && codePoint != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }

    /**
     * {@return the text on one line, with hidden characters as escapes}
     *
     * @param text from outside
     */
    public static String visible(String text) {
        StringBuilder visible = null;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isHidden(codePoint)) {
                if (visible == null) {
                    visible = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                append(visible, codePoint);
            } else if (visible != null) {
                visible.appendCodePoint(codePoint);
            }
        }
        return visible == null ? text : visible.toString();
    }

    /**
     * {@return the text in ASCII alone: signs of the formulas in their usual spelling, all else that is foreign as
     * escapes}
     *
     * @param text any text
     */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length() + 16);
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= ' ' && codePoint < 0x7F) {
                ascii.append((char) codePoint);
                continue;
            }
            switch (codePoint) {
                case '²' -> ascii.append("^2");
                case '±' -> ascii.append("+/-");
                case '·' -> ascii.append('*');
                case '×' -> ascii.append('x');
                case 'π' -> ascii.append("pi");
                case 'Σ' -> ascii.append("sum");
                case '√' -> ascii.append("sqrt");
                case '≤' -> ascii.append("<=");
                case '≥' -> ascii.append(">=");
                case '−', '–' -> ascii.append('-');
                case '…' -> ascii.append("...");
                default -> append(ascii, codePoint);
            }
        }
        return ascii.toString();
    }

    /**
     * {@return the escape of one code point, as {@link #visible} writes it}
     *
     * @param codePoint a hidden one
     */
    public static String of(int codePoint) {
        StringBuilder escape = new StringBuilder(8);
        append(escape, codePoint);
        return escape.toString();
    }

    private static void append(StringBuilder text, int codePoint) {
        switch (codePoint) {
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> text.append(String.format(Locale.ROOT, codePoint > 0xFFFF ? "\\u{%x}" : "\\u%04x", codePoint));
        }
    }
}
