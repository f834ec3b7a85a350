package org.lime4j.text.korean;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text in which each sequence of conjoining jamo of modern Hangul is one syllable, and where its units stand in the
 * original.
 *
 * @param text with syllables in place of jamo
 * @param starts unit of {@code text}, or its end, → unit of the original; null if nothing was composed
 */
record Syllables(String text, int @Nullable [] starts) {
    private static final int LEADING = 0x1100;
    private static final int LEADINGS = 19;
    private static final int VOWEL = 0x1161;
    private static final int VOWELS = 21;
    /** One before the first trailing consonant: a syllable may have none. */
    private static final int NO_TRAILING = 0x11A7;
    private static final int TRAILINGS = 28;
    private static final int FIRST_SYLLABLE = 0xAC00;

    /** Composes as Unicode does: a leading consonant and a vowel, and a trailing consonant if there is one. */
    static Syllables of(String original) {
        if (original.chars().noneMatch(unit -> unit >= LEADING && unit < LEADING + LEADINGS)) {
            return new Syllables(original, null);
        }
        StringBuilder text = new StringBuilder(original.length());
        int[] starts = new int[original.length() + 1];
        for (int i = 0; i < original.length(); ) {
            starts[text.length()] = i;
            int leading = original.charAt(i) - LEADING;
            int vowel = jamo(original, i + 1, VOWEL, VOWELS);
            if (leading < 0 || leading >= LEADINGS || vowel < 0) {
                text.append(original.charAt(i++));
                continue;
            }
            int trailing = Math.max(0, jamo(original, i + 2, NO_TRAILING, TRAILINGS));
            text.append((char) (FIRST_SYLLABLE + (leading * VOWELS + vowel) * TRAILINGS + trailing));
            i += trailing > 0 ? 3 : 2;
        }
        starts[text.length()] = original.length();
        return new Syllables(text.toString(), Arrays.copyOf(starts, text.length() + 1));
    }

    /** The number of a jamo among its kind; below 0 if there stands none. */
    private static int jamo(String text, int at, int first, int count) {
        int number = at < text.length() ? text.charAt(at) - first : -1;
        return number < count ? number : -1;
    }

    /** Where a unit of the text, or its end, stands in the original. */
    int original(int at) {
        return starts == null ? at : starts[at];
    }
}
