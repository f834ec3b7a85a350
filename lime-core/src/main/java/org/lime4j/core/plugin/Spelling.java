package org.lime4j.core.plugin;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Names as they stand in configurations, and the nearest one to a name that does not exist. */
final class Spelling {
    private static final int SHORTEST_PART = 3;

    private Spelling() {}

    /** {@code maxDepth} and {@code MAX_DEPTH} as {@code max-depth}. */
    static String kebab(String name) {
        StringBuilder kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                kebab.append('-');
            } else {
                if (Character.isUpperCase(c) && i > 0
                        && (Character.isLowerCase(name.charAt(i - 1)) || Character.isDigit(name.charAt(i - 1)))) {
                    kebab.append('-');
                }
                kebab.append(c);
            }
        }
        return kebab.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether a name consists of lower-case letters and digits in parts joined by single hyphens. */
    static boolean isKebab(String name) {
        return name.matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    /** {@code ; did you mean 'x'?}, or nothing if no known name is near. */
    static String hint(String wrong, Collection<String> known) {
        return nearest(wrong, known).map(name -> "; did you mean '" + name + "'?").orElse("");
    }

    /**
     * The known name that takes the fewest slips of the keyboard; ties go to the first. A name that was broken off is worth more
     * than two slips.
     */
    static Optional<String> nearest(String wrong, Collection<String> known) {
        String name = kebab(wrong);
        Optional<String> best = Optional.empty();
        int fewest = Math.max(1, name.length() / 3) + 1;
        if (name.length() > SHORTEST_PART) {
            best = known.stream().filter(candidate -> kebab(candidate).startsWith(name)).findFirst();
            fewest = best.isPresent() ? 2 : fewest;
        }
        for (String candidate : known) {
            int slips = slips(name, kebab(candidate));
            if (slips < fewest && slips < name.length()) {
                fewest = slips;
                best = Optional.of(candidate);
            }
        }
        if (best.isEmpty() && name.length() >= SHORTEST_PART) {
            best = known.stream().filter(candidate -> isPart(name, kebab(candidate))).findFirst();
        }
        return best;
    }

    private static boolean isPart(String name, String candidate) {
        return candidate.contains(name) || candidate.length() >= SHORTEST_PART && name.contains(candidate);
    }

    /** Letters to insert, leave out, replace, or swap with their neighbour (Damerau and Levenshtein, restricted). */
    private static int slips(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
