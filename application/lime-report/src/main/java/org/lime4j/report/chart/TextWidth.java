package org.lime4j.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.report.writing.DisplayWidth;

/**
 * How wide text may be in a sans-serif font that is not known: by the widths of DejaVu Sans, which few fonts exceed, so that
 * what is measured to fit is not clipped.
 */
final class TextWidth {
    private TextWidth() {}

    /** {@return the width of a line} */
    static double of(String text, double size) {
        double ems = 0;
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            ems += ems(codePoint);
        }
        return ems * size;
    }

    private static double ems(int codePoint) {
        if (codePoint >= 'a' && codePoint <= 'z') {
            return codePoint == 'm' ? 0.98 : codePoint == 'w' ? 0.83 : "fijlrt".indexOf(codePoint) >= 0 ? 0.42 : 0.64;
        }
        if (codePoint >= '0' && codePoint <= '9') {
            return 0.64;
        }
        if (codePoint == ' ') {
            return 0.32;
        }
        if (codePoint < 0x7F) {
            return ".,:;'|!()[]/\\-".indexOf(codePoint) >= 0 ? 0.42 : codePoint == 'W' || codePoint == '@' ? 1.01 : 0.88;
        }
        return DisplayWidth.of(Character.toString(codePoint)) * 0.75 * (Character.isUpperCase(codePoint) ? 1.3 : 1);
    }

    /**
     * {@return lines that each have room, broken at blanks where there are any; at most {@code limit}, of which the last ends with
     * {@code …} if there were more}
     */
    static List<String> wrap(String text, double size, double room, int limit) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length() && lines.size() < limit) {
            int end = start;
            int blank = -1;
            double used = 0;
            while (end < text.length()) {
                int codePoint = text.codePointAt(end);
                used += ems(codePoint) * size;
                if (used > room && end > start) {
                    break;
                }
                if (codePoint == ' ' && end > start) {
                    blank = end;
                }
                end += Character.charCount(codePoint);
            }
            boolean atBlank = end < text.length() && blank > start;
            lines.add(text.substring(start, atBlank ? blank : end).strip());
            start = atBlank ? blank + 1 : end;
        }
        if (lines.isEmpty()) {
            lines.add("");
        }
        if (start < text.length()) {
            String last = lines.get(lines.size() - 1);
            while (!last.isEmpty() && of(last + "…", size) > room) {
                last = last.substring(0, last.offsetByCodePoints(last.length(), -1));
            }
            lines.set(lines.size() - 1, last + "…");
        }
        return lines;
    }
}
