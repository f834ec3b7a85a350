package org.lime4j.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Examples that the command brings along. */
enum Demo {
    IRIS("a random forest on the measures of 150 flowers, and why it takes one of them for a virginica",
            "iris", "forest.conf", "iris.csv") {
        @Override
        List<String> next(String file) {
            return List.of(
                    "lime explain " + file + " --set 'surrogate={ type = decision-tree, max-depth = 3 }'",
                    "lime explain " + file + " --out iris.html",
                    "lime stability " + file);
        }
    },
    TEXT("a categorizer of film reviews, and which words make it like one", "text", "review.conf", "reviews.tsv") {
        @Override
        List<String> next(String file) {
            return List.of(
                    "lime explain " + file + " --set 'instances.text=A superb story, but the music is terrible.'",
                    "lime explain " + file + " --json",
                    "lime plugins tokenizer");
        }
    },
    KOREAN("the same in Korean, where words are taken apart into stems and endings", "text", "review-ko.conf", "reviews-ko.tsv") {
        @Override
        List<String> next(String file) {
            return List.of("lime explain " + file + " --set representation.tokenizer=unicode-words", "lime config show " + file);
        }
    },
    IMAGE("a model that reads the colours of a picture, and the parts of it that show an apple",
            "image", "fruit.conf", "fruit.png", "fruit.onnx", "fruit-labels.txt") {
        @Override
        List<String> next(String file) {
            return List.of(
                    "lime segment " + file + " --out segments.png",
                    "lime explain " + file + " --out fruit.html",
                    "lime segment " + file + " --segmenter slic --set regions=30 --out slic.png");
        }
    },
    TRIBUO("a saved Tribuo model that reads numbers, a category, a date and words of guests of a hotel",
            "tribuo", "stays.conf", "stays.csv", "stays.tribuo") {
        @Override
        List<String> next(String file) {
            return List.of("lime explain " + file + " --set instances.row=7", "lime config check " + file);
        }
    };

    private final String description;
    private final String folder;
    private final List<String> files;

    Demo(String description, String folder, String... files) {
        this.description = description;
        this.folder = folder;
        this.files = List.of(files);
    }

    /** As it is called on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is explained, in a line. */
    String description() {
        return description;
    }

    /** Names of the files; the first is the pipeline. */
    List<String> files() {
        return files;
    }

    /** What a file holds. */
    byte[] read(String file) {
        try (InputStream in = Demo.class.getResourceAsStream("demo/" + folder + "/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the example " + folder + "/" + file + " is not in the jar of lime-cli");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Commands to try afterwards.
     *
     * @param file the pipeline, as a shell reads it
     */
    abstract List<String> next(String file);
}
