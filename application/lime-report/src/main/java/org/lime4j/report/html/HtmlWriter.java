package org.lime4j.report.html;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.Sentence;

/**
 * Writes elements and text in UTF-8, as HTML that is well-formed XML but for its first line. All text and all attributes are
 * escaped here and nowhere else.
 */
final class HtmlWriter {
    /** What HTML cannot carry: the character that the parser itself would put there. */
    private static final char REPLACEMENT = '\uFFFD';

    private final OutputStream out;
    private final byte[] buffer = new byte[8192];
    private final Deque<String> open = new ArrayDeque<>();
    private int used;

    HtmlWriter(OutputStream out) {
        this.out = out;
    }

    /** Begins an element; attributes are names and values in turn. */
    HtmlWriter open(String element, String... attributes) throws IOException {
        tag(element, attributes);
        String role = role(element, attributes);
        if (!role.isEmpty()) {
            ascii(" role=\"" + role + "\"");
        }
        put('>');
        open.push(element);
        return this;
    }

    /** Parts of tables say what they are: where a narrow screen makes blocks of rows and cells, browsers may forget it. */
    private static String role(String element, String... attributes) {
        return switch (element) {
            case "table" -> "table";
            case "thead", "tbody" -> "rowgroup";
            case "tr" -> "row";
            case "td" -> "cell";
            case "th" -> List.of(attributes).contains("col") ? "columnheader" : "rowheader";
            default -> "";
        };
    }

    /** Ends the element that was begun last. */
    HtmlWriter close() throws IOException {
        ascii("</");
        ascii(open.pop());
        put('>');
        return this;
    }

    /** An element without content. */
    HtmlWriter empty(String element, String... attributes) throws IOException {
        tag(element, attributes);
        ascii("/>");
        return this;
    }

    /** An element with own words. */
    HtmlWriter element(String element, String words, String... attributes) throws IOException {
        return open(element, attributes).text(words).close();
    }

    private void tag(String element, String... attributes) throws IOException {
        put('<');
        ascii(element);
        for (int i = 0; i < attributes.length; i += 2) {
            put(' ');
            ascii(attributes[i]);
            ascii("=\"");
            text(attributes[i + 1]);
            put('"');
        }
    }

    /** Own words; hidden characters of others must have been escaped. */
    HtmlWriter text(String words) throws IOException {
        int codePoint;
        for (int i = 0; i < words.length(); i += Character.charCount(codePoint)) {
            codePoint = words.codePointAt(i);
            character(codePoint);
        }
        return this;
    }

    /** Own words with names from outside, which are made to stand out. */
    HtmlWriter sentence(Sentence sentence) throws IOException {
        for (Sentence.Piece piece : sentence.pieces()) {
            if (piece.foreign()) {
                open("strong").outside(piece.text()).close();
            } else {
                text(piece.text());
            }
        }
        return this;
    }

    /** A name, value or message from outside, in isolation, its hidden characters shown as escapes. */
    HtmlWriter outside(String text) throws IOException {
        open("bdi");
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (Escapes.isHidden(codePoint)) {
                hidden(codePoint);
            } else {
                character(codePoint);
            }
        }
        return close();
    }

    /** A part of a text that is shown as it is: only what reorders it or has no place in a text is shown as an escape. */
    HtmlWriter prose(String text, int from, int to) throws IOException {
        int codePoint;
        for (int i = from; i < to; i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (isDisorderly(codePoint)) {
                hidden(codePoint);
            } else {
                character(codePoint);
            }
        }
        return this;
    }

    private static boolean isDisorderly(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
            case Character.SURROGATE -> true;
            case Character.FORMAT -> codePoint >= 0x202A && codePoint <= 0x202E || codePoint >= 0x2066 && codePoint <= 0x2069;
            default -> false;
        };
    }

    /** The style sheet shows the escape in place of the character, which reorders nothing outside of its own element. */
    private void hidden(int codePoint) throws IOException {
        open("span", "class", "hidden", "data-escape", Escapes.of(codePoint));
        boolean isUnfit = codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
        character(isUnfit ? REPLACEMENT : codePoint);
        close();
    }

    private void character(int codePoint) throws IOException {
        switch (codePoint) {
            case '&' -> ascii("&amp;");
            case '<' -> ascii("&lt;");
            case '>' -> ascii("&gt;");
            case '"' -> ascii("&quot;");
            case '\r' -> ascii("&#13;");
            default -> utf8(codePoint);
        }
    }

    private void utf8(int codePoint) throws IOException {
        if (codePoint < 0x80) {
            put(codePoint);
        } else if (codePoint < 0x800) {
            put(0xC0 | codePoint >> 6);
            put(0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            put(0xE0 | codePoint >> 12);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        } else {
            put(0xF0 | codePoint >> 18);
            put(0x80 | codePoint >> 12 & 0x3F);
            put(0x80 | codePoint >> 6 & 0x3F);
            put(0x80 | codePoint & 0x3F);
        }
    }

    /** A picture of the page's own; attributes as in {@link #open}. */
    HtmlWriter picture(byte[] png, String... attributes) throws IOException {
        tag("img", attributes);
        ascii(" src=\"data:image/png;base64,");
        write(Base64.getEncoder().encode(png));
        ascii("\"/>");
        return this;
    }

    /** ASCII as it is: the document's first line, the style sheet. */
    HtmlWriter ascii(String ascii) throws IOException {
        write(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Begins a line, where that changes nothing to the reader. */
    HtmlWriter line() throws IOException {
        put('\n');
        return this;
    }

    private void put(int octet) throws IOException {
        if (used == buffer.length) {
            drain();
        }
        buffer[used++] = (byte) octet;
    }

    private void write(byte[] octets) throws IOException {
        if (octets.length > buffer.length - used) {
            drain();
            if (octets.length > buffer.length) {
                out.write(octets);
                return;
            }
        }
        System.arraycopy(octets, 0, buffer, used, octets.length);
        used += octets.length;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    void flush() throws IOException {
        drain();
        out.flush();
    }
}
