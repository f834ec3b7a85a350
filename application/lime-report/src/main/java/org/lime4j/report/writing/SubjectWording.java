package org.lime4j.report.writing;

import java.util.Locale;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Subject;

/** What was explained, in the words that all formats for people share. */
public final class SubjectWording {
    private SubjectWording() {}

    /**
     * {@return kind and size of an instance: {@code a row of 4 columns}}
     *
     * @param subject the instance
     */
    public static String of(Subject subject) {
        if (subject instanceof Subject.Tabular tabular) {
            return "a row of " + count(tabular.cells().size(), "column");
        }
        if (subject instanceof Subject.Text text) {
            return "a text of " + count(text.original().codePointCount(0, text.original().length()), "character");
        }
        if (subject instanceof Subject.Image image) {
            return "an image of " + size(image);
        }
        return subject instanceof Subject.Composite composite
                ? "an instance of " + count(composite.blocks().size(), "block")
                : "an instance";
    }

    /**
     * {@return size and segments of an image: {@code 640 × 480 pixels in 1 segment}}
     *
     * @param image that was explained
     */
    public static String size(Subject.Image image) {
        IntPlane picture = image.picture();
        return picture.width() + " × " + picture.height() + " pixels in " + count(segments(image), "segment");
    }

    /**
     * {@return how many segments an image has}
     *
     * @param image that was explained
     */
    public static int segments(Subject.Image image) {
        int segments = 0;
        for (int i = 0; i < image.segments().width() * image.segments().height(); i++) {
            segments = Math.max(segments, image.segments().at(i) + 1);
        }
        return segments;
    }

    /**
     * {@return a number of things: {@code 1 column}, {@code 2 columns}}
     *
     * @param number of them
     * @param unit one of them
     */
    public static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /**
     * {@return a whole number that is easy to read: {@code 5,000}}
     *
     * @param number any
     */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
