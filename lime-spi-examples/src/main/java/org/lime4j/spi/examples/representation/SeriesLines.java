package org.lime4j.spi.examples.representation;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

/** The lines of a text file, each a series of numbers between commas. */
public final class SeriesLines implements InstanceSource<Series> {
    private final Path path;

    /**
     * The series of a file.
     *
     * @param path of the file, which is read whole
     */
    public SeriesLines(Path path) {
        this.path = path;
    }

    @Override
    public Class<Series> instanceType() {
        return Series.class;
    }

    @Override
    public Iterator<Series> instances() {
        Iterator<String> lines = read().iterator();
        return new Iterator<>() {
            private int number;

            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            /** Moves on before it looks, so that a bad line stops nobody from reading the next. */
            @Override
            public Series next() {
                String line = lines.next();
                number++;
                try {
                    return Series.parse(line);
                } catch (IllegalArgumentException e) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, path + ":" + number + ": " + e.getMessage(), e);
                }
            }
        };
    }

    private List<String> read() {
        try {
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new LimeException(ErrorId.IO, "there is no file " + path + ": correct the option path", e);
        } catch (CharacterCodingException e) {
            throw new LimeException(ErrorId.IO, path + " is not a text in UTF-8: give a line of numbers for each series", e);
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
