package org.lime4j.report.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Encodes JSON text in UTF-8. Characters that must not reach a terminal or an editor as they are, and surrogates
 * without a partner, which UTF-8 cannot hold, become escapes: outside of strings JSON has none of them.
 */
final class JsonTextWriter extends Writer {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private final OutputStream out;
    private final byte[] buffer = new byte[8192];
    private int used;
    private char high;
    private boolean failed;

    JsonTextWriter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            put(text[i]);
        }
    }

    private void put(char c) throws IOException {
        if (buffer.length - used < 12) {
            drain();
        }
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                int codePoint = Character.toCodePoint(first, c);
                if (Escapes.isHidden(codePoint)) {
                    escape(first);
                    escape(c);
                } else {
                    add(0xF0 | codePoint >> 18);
                    add(0x80 | codePoint >> 12 & 0x3F);
                    add(0x80 | codePoint >> 6 & 0x3F);
                    add(0x80 | codePoint & 0x3F);
                }
                return;
            }
            escape(first);
        }
        if (c >= ' ' && c < 0x7F || c == '\n') {
            add(c);
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Escapes.isHidden(c)) {
            escape(c);
        } else if (c < 0x800) {
            add(0xC0 | c >> 6);
            add(0x80 | c & 0x3F);
        } else {
            add(0xE0 | c >> 12);
            add(0x80 | c >> 6 & 0x3F);
            add(0x80 | c & 0x3F);
        }
    }

    private void escape(char c) {
        add('\\');
        add('u');
        add(DIGITS[c >> 12]);
        add(DIGITS[c >> 8 & 0xF]);
        add(DIGITS[c >> 4 & 0xF]);
        add(DIGITS[c & 0xF]);
    }

    private void add(int octet) {
        buffer[used++] = (byte) octet;
    }

    /** Writes what there is; nothing after the stream has failed, when the error is on its way to the caller. */
    private void drain() throws IOException {
        if (!failed) {
            failed = true;
            out.write(buffer, 0, used);
            failed = false;
        }
        used = 0;
    }

    @Override
    public void flush() throws IOException {
        drain();
        if (!failed) {
            out.flush();
        }
    }

    /** Leaves the stream open: it is the caller's. */
    @Override
    public void close() throws IOException {
        drain();
    }
}
