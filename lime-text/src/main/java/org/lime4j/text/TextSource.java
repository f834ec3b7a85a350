package org.lime4j.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

/** One text: given, a whole UTF-8 file, or one line of it. A byte order mark at the start of a file is not text. */
public final class TextSource implements InstanceSource<String> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int WHOLE_FILE = 0;

    private final Reader reader;

    private TextSource(Reader reader) {
        this.reader = reader;
    }

    /**
     * {@return the source of a text that is at hand}
     *
     * @param text given on as it is
     */
    public static TextSource of(String text) {
        Objects.requireNonNull(text, "text");
        return new TextSource(() -> text);
    }

    /**
     * {@return the source of all of a UTF-8 file as one text}
     *
     * @param path of the file
     */
    public static TextSource file(Path path) {
        Objects.requireNonNull(path, "path");
        return new TextSource(() -> read(path, WHOLE_FILE));
    }

    /**
     * {@return the source of one line of a UTF-8 file, without its end}
     *
     * @param path of the file
     * @param number of the line, 1-based
     */
    public static TextSource line(Path path, int number) {
        Objects.requireNonNull(path, "path");
        if (number < 1) {
            throw new IllegalArgumentException("line is " + number + "; lines are counted from 1");
        }
        return new TextSource(() -> read(path, number));
    }

    @Override
    public Class<String> instanceType() {
        return String.class;
    }

    @Override
    public Iterator<String> instances() {
        return List.of(reader.read()).iterator();
    }

    private static String read(Path path, int line) {
        try {
            return line == WHOLE_FILE ? withoutMark(Files.readString(path)) : readLine(path, line);
        } catch (NoSuchFileException e) {
            throw new LimeException(ErrorId.IO, "there is no text file " + path + ": correct the option path", e);
        } catch (CharacterCodingException e) {
            throw new LimeException(ErrorId.BAD_INSTANCE, path + " is not UTF-8: convert it, for example with iconv", e);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "cannot read the text file " + path + ": " + e.getMessage(), e);
        }
    }

    private static String readLine(Path path, int number) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (int i = 1; ; i++) {
                String text = lines.readLine();
                if (text == null) {
                    throw new LimeException(ErrorId.BAD_INSTANCE,
                            path + " has no line " + number + ": it ends after line " + (i - 1));
                }
                if (i == number) {
                    return i == 1 ? withoutMark(text) : text;
                }
            }
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    @FunctionalInterface
    private interface Reader {
        String read();
    }
}
