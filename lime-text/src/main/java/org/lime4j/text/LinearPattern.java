package org.lime4j.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * A regular expression of RE2 whose classes know every script, bounded in size and in the work of a search.
 *
 * <p>RE2 is linear in one match, but not in the search for all: {@code a.*b|a} looks for {@code b} up to the end of the
 * text behind each {@code a}. And {@code (((a{99}){99}){99}){99}} is a short expression with a large program.
 */
final class LinearPattern {
    /** UTF-16 units of an expression; the time to compile it is quadratic. */
    static final int MAX_LENGTH = 4_000;
    /** UTF-16 units of an expression whose classes are written out. */
    static final int MAX_WRITTEN_OUT = 60_000;
    /** Instructions of a program. */
    static final int MAX_INSTRUCTIONS = 5_000;
    /** Units read × instructions of one search, about half a minute at worst. */
    static final long MAX_STEPS = 1_000_000_000;

    /** What scikit-learn calls its token pattern, and its like: whole words of at least so many letters. */
    private static final java.util.regex.Pattern WHOLE_WORDS =
            java.util.regex.Pattern.compile("(?:\\\\b)?((?:\\\\w(?:\\{\\d+\\})?)*\\\\w(?:\\+|\\{\\d+,\\}))(?:\\\\b)?");
    private static final String PYTHON_UNICODE = "(?u)";

    private final String given;
    private final Pattern pattern;

    private LinearPattern(String given, Pattern pattern) {
        this.given = given;
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @param given the expression
     * @param marks whether combining marks are word characters
     * @throws IllegalArgumentException if it is none that RE2 takes, or is too large
     */
    static LinearPattern compile(String given, boolean marks) {
        if (given.isEmpty() || given.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("pattern has " + given.length() + " characters; it must have 1 to " + MAX_LENGTH);
        }
        String pattern = given.startsWith(PYTHON_UNICODE) ? given.substring(PYTHON_UNICODE.length()) : given;
        java.util.regex.Matcher words = WHOLE_WORDS.matcher(pattern);
        if (words.matches()) {
            pattern = words.group(1);
        }
        PatternScan scan = new PatternScan(pattern, marks);
        if (scan.instructions() > MAX_INSTRUCTIONS) {
            throw new IllegalArgumentException("pattern '" + shown(given) + "' would have more than " + MAX_INSTRUCTIONS
                    + " steps: make its repetitions smaller");
        }
        try {
            Pattern.compile(pattern);
            scan.check();
            if (scan.withUnicodeClasses().length() > MAX_WRITTEN_OUT) {
                throw new IllegalArgumentException("pattern '" + shown(given) + "' has too many of \\w, \\d, \\s and their like,"
                        + " each of which stands for hundreds of ranges: use each less often");
            }
            return new LinearPattern(given, Pattern.compile(scan.withUnicodeClasses()));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("pattern '" + shown(given) + "' is none that RE2 takes: "
                    + e.getDescription() + (e.getPattern() == null ? "" : " at '" + shown(e.getPattern()) + "'"), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("pattern '" + shown(given) + "' has too many groups inside each other", e);
        }
    }

    private static String shown(String pattern) {
        return pattern.length() <= 80 ? pattern : pattern.substring(0, 77) + "...";
    }

    Search search(String text) {
        return new Search(text);
    }

    /** A search through one text, which counts what it reads; used by one thread. */
    final class Search {
        private final Counted whole;
        private final Matcher matcher;
        private final Matcher piece;
        private long steps;

        private Search(String text) {
            this.whole = new Counted(text, 0, text.length());
            this.matcher = pattern.matcher(whole);
            this.piece = pattern.matcher("");
        }

        /** Over the whole text. */
        Matcher matcher() {
            return matcher;
        }

        /** Whether a piece of the text, taken by itself, begins with a match. */
        boolean beginsWithMatch(int start, int end) {
            return piece.reset(whole.subSequence(start, end)).lookingAt();
        }

        private final class Counted implements CharSequence {
            private final String text;
            private final int start;
            private final int end;

            Counted(String text, int start, int end) {
                this.text = text;
                this.start = start;
                this.end = end;
            }

            @Override
            public int length() {
                return end - start;
            }

            @Override
            public char charAt(int index) {
                steps += pattern.programSize();
                if (steps > MAX_STEPS) {
                    throw new LimeException(ErrorId.BUDGET_EXCEEDED,
                            "the pattern '" + shown(given) + "' reads a text of " + text.length()
                                    + " UTF-16 units again and again; choose one that need not look far ahead, such as a class"
                                    + " of characters in place of '.', or give a shorter text");
                }
                return text.charAt(start + index);
            }

            @Override
            public CharSequence subSequence(int from, int to) {
                return new Counted(text, start + from, start + to);
            }

            @Override
            public String toString() {
                return text.substring(start, end);
            }
        }
    }
}
