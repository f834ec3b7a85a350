package org.lime4j.report.markdown;

import org.lime4j.report.writing.Escapes;

/** Text from outside as it may stand in Markdown, so that it reads as it is. */
final class MarkdownText {
    /** Parts a text and is not seen. */
    private static final String APART = "<!-- -->";

    private MarkdownText() {}

    /**
     * {@return the text on one line, for a paragraph, a heading or the cell of a table} What is markup at the
     * beginning of a line alone is left as it is: text from outside never stands there.
     */
    static String inline(String text) {
        String visible = Escapes.visible(text);
        StringBuilder escaped = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                // A backslash keeps neither a name from being mentioned nor an address from becoming a link.
                case '@' -> escaped.append('@').append(APART);
                case ' ' -> escaped.append(i == 0 || i == visible.length() - 1 || visible.charAt(i - 1) == ' ' ? "&#32;" : " ");
                default -> {
                    if (isMarkup(c)) {
                        escaped.append('\\');
                    } else if (isInAddress(visible, i)) {
                        escaped.append(APART);
                    }
                    escaped.append(c);
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isMarkup(char c) {
        return "\\`*_[]|~$#{}".indexOf(c) >= 0;
    }

    /** Whether what begins here would make a link of {@code www.x}, {@code http://x} or {@code mailto:x}, or a picture of {@code :x:}. */
    private static boolean isInAddress(String text, int i) {
        return switch (text.charAt(i)) {
            case '.' -> i > 0 && (text.charAt(i - 1) | ' ') == 'w';
            case ':' -> i + 1 < text.length() && text.charAt(i + 1) != ' ';
            default -> false;
        };
    }

    /** {@return the text in a block of its own with its lines as they are} Its fence is longer than any in the text. */
    static String block(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(Math.max(3, longest + 1));
        StringBuilder block = new StringBuilder(text.length() + 16).append(fence).append("text\n");
        text.lines().forEach(line -> block.append(Escapes.visible(line)).append('\n'));
        return block.append(fence).append('\n').toString();
    }
}
