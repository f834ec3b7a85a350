package org.lime4j.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the names of classes, one a line; lines that stand again get a number, because names tell outputs apart. */
final class LabelFile {
    /** A file of labels is small; more is something else. */
    private static final long MOST_BYTES = 1 << 24;

    private LabelFile() {}

    static List<String> read(Path path) throws Misfit {
        List<String> lines;
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new Misfit("the file of labels " + path + " has " + Files.size(path)
                        + " bytes: it is none; give a text file with the name of a class on each line");
            }
            lines = new ArrayList<>(Files.readAllLines(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Misfit("the file of labels " + path + " cannot be read (" + e
                    + "): give a text file in UTF-8 with the name of a class on each line", e);
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            String name = line.strip();
            String unique = name;
            for (int times = 2; !names.add(unique); times++) {
                unique = name + " (" + times + ")";
            }
        }
        return List.copyOf(names);
    }
}
