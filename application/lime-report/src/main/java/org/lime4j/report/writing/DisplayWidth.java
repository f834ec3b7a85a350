package org.lime4j.report.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many columns a text takes in a terminal, and breaking it into lines by that measure.
 *
 * <p>Wide are the characters that Unicode's EastAsianWidth calls W or F; marks that combine, joiners, vowels and finals of
 * decomposed Hangul and the parts of an emoji sequence take none.
 */
public final class DisplayWidth {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** First and last code point of each range of wide characters, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2630, 0x2637, 0x2648, 0x2653, 0x267F, 0x267F, 0x268A, 0x268F, 0x2693, 0x2693, 0x26A1, 0x26A1,
        0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3,
        0x26F5, 0x26F5, 0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C,
        0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C,
        0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF,
        0x1D300, 0x1D376, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320,
        0x1F32D, 0x1F335, 0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0,
        0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E,
        0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5,
        0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6D7, 0x1F6DC, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC,
        0x1F7E0, 0x1F7EB, 0x1F7F0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945, 0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF,
        0x20000, 0x2FFFD, 0x30000, 0x3FFFD,
    };

    private DisplayWidth() {}

    /**
     * {@return how many columns a text without control characters takes}
     *
     * @param text without control characters
     */
    public static int of(String text) {
        int width = 0;
        int previous = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            width += of(codePoint, previous);
            previous = codePoint;
        }
        return width;
    }

    private static int of(int codePoint, int previous) {
        if (codePoint < 0x300) {
            return 1;
        }
        boolean skinTone = codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
        if (previous == ZERO_WIDTH_JOINER || skinTone && isWide(previous)) {
            return 0;
        }
        if (codePoint >= 0x1160 && codePoint <= 0x11FF) {
            return 0;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        int at = Arrays.binarySearch(WIDE, codePoint);
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /**
     * {@return the length, in UTF-16 units, of the longest beginning that takes at most {@code width} columns}
     *
     * @param text without control characters
     * @param width columns, at least 0
     */
    public static int prefix(String text, int width) {
        int used = 0;
        int previous = 0;
        int i = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            used += of(codePoint, previous);
            if (used > width) {
                break;
            }
            previous = codePoint;
            i += Character.charCount(codePoint);
        }
        return i;
    }

    /**
     * {@return the text followed by blanks up to {@code width} columns}
     *
     * @param text without control characters
     * @param width columns; a text that is wider stays as it is
     */
    public static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    /**
     * {@return lines of at most {@code width} columns, broken at blanks where there are any; at least one line}
     *
     * @param text without control characters
     * @param width columns, at least 1
     */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (true) {
            int fits = prefix(rest, width);
            if (fits == rest.length()) {
                lines.add(rest);
                return lines;
            }
            int blank = rest.lastIndexOf(' ', fits);
            int end = blank > 0 && !rest.substring(0, blank).isBlank() ? blank : Math.max(fits, Character.charCount(rest.codePointAt(0)));
            lines.add(rest.substring(0, end).stripTrailing());
            int next = end;
            while (next < rest.length() && rest.charAt(next) == ' ') {
                next++;
            }
            if (next == rest.length()) {
                return lines;
            }
            rest = rest.substring(next);
        }
    }

    /**
     * As {@link #wrap(String, int)}, at most {@code limit} lines; the last ends with {@code more} if there were others.
     *
     * @param text without control characters
     * @param width columns, at least 1
     * @param limit most lines, at least 1
     * @param more stands for what was left out: {@code …}
     * @return the lines
     */
    public static List<String> wrap(String text, int width, int limit, String more) {
        // So many units fill the lines whatever they are, unless most take no column.
        int enough = Math.min(text.length(), 8 * width * limit);
        boolean cut = enough < text.length();
        List<String> lines = wrap(cut ? text.substring(0, enough) : text, width);
        if (lines.size() <= limit && !cut) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(limit, lines.size())));
        String last = shown.get(shown.size() - 1);
        shown.set(shown.size() - 1, last.substring(0, prefix(last, width - of(more))) + more);
        return shown;
    }
}
