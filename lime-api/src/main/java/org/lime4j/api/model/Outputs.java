package org.lime4j.api.model;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a black box answers with: the kind of its numbers and their names in column order.
 *
 * @param kind what the numbers mean
 * @param names one name a column; not empty, no two equal
 */
public record Outputs(OutputKind kind, List<String> names) {
    private static final int MOST_LISTED = 20;
    private static final int LISTED = 8;

    /**
     * Copies the names and checks them.
     *
     * @param kind what the numbers mean
     * @param names one name a column; not empty, no two equal
     * @throws IllegalArgumentException if there is no name or a name stands twice
     */
    public Outputs {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("names is empty: a black box needs at least one output");
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("names has one name twice: " + names);
        }
    }

    /**
     * Classes that exclude each other.
     *
     * @param names one name a class, in column order; no two equal
     * @return outputs of kind {@link OutputKind#DISTRIBUTION}
     */
    public static Outputs classes(String... names) {
        return new Outputs(OutputKind.DISTRIBUTION, List.of(names));
    }

    /**
     * Predicted quantities.
     *
     * @param names one name a quantity, in column order; no two equal
     * @return outputs of kind {@link OutputKind#REGRESSION}
     */
    public static Outputs regression(String... names) {
        return new Outputs(OutputKind.REGRESSION, List.of(names));
    }

    /**
     * Scores without a scale.
     *
     * @param names one name a score, in column order; no two equal
     * @return outputs of kind {@link OutputKind#SCORE}
     */
    public static Outputs scores(String... names) {
        return new Outputs(OutputKind.SCORE, List.of(names));
    }

    /**
     * {@return the names as a text for messages: all of them if they are few, else some and how many more there are}
     *
     * @param wanted what was asked for; names that contain it come first. "" for nothing
     */
    public String brief(String wanted) {
        if (names.size() <= MOST_LISTED) {
            return String.join(", ", names);
        }
        String part = wanted.toLowerCase(Locale.ROOT);
        List<String> like = part.isBlank()
                ? List.of()
                : names.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(part)).toList();
        List<String> first = Stream.concat(like.stream(), names.stream()).distinct().limit(LISTED).toList();
        return String.join(", ", first) + ", … and " + (names.size() - LISTED) + " more";
    }

    /** {@return the number of columns, k} */
    public int size() {
        return names.size();
    }
}
