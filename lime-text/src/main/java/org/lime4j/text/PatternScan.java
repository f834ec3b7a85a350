package org.lime4j.text;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Goes through a regular expression of RE2 once: bounds the size of its program from above, and writes it anew with the
 * classes of all scripts in place of RE2's own, which know ASCII alone. An expression that RE2 refuses is gone through
 * without complaint.
 */
final class PatternScan {
    private final String pattern;
    private final boolean marks;
    private final StringBuilder unicode = new StringBuilder();
    private final long instructions;
    private String refusal = "";
    private int at;

    /**
     * @param pattern to go through
     * @param marks whether combining marks are word characters
     */
    PatternScan(String pattern, boolean marks) {
        this.pattern = pattern;
        this.marks = marks;
        this.instructions = scan();
    }

    /** No fewer than the program has. */
    long instructions() {
        return instructions;
    }

    /** The expression with {@code \w}, {@code \d}, {@code \s} and their complements written out. */
    String withUnicodeClasses() {
        return unicode.toString();
    }

    /**
     * Refuses what RE2 takes in another sense than the author's.
     *
     * @throws IllegalArgumentException if there is any
     */
    void check() {
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
    }

    private long scan() {
        Deque<Long> outer = new ArrayDeque<>();
        long sum = 4;
        long last = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            long cost = 1;
            if (c == '(') {
                if (!group()) {
                    outer.push(sum);
                    sum = 3;
                }
                continue;
            } else if (c == ')') {
                cost = sum;
                sum = outer.isEmpty() ? 0 : outer.pop();
                copy(1);
            } else if (c == '|') {
                cost = 2;
                copy(1);
            } else if (c == '{') {
                cost = repetition(last);
            } else if (c == '[') {
                bracket();
            } else if (c == '\\') {
                cost = escape(false);
            } else {
                copy(Character.charCount(pattern.codePointAt(at)));
            }
            sum = Math.min(sum + cost, Integer.MAX_VALUE);
            last = cost;
        }
        while (!outer.isEmpty()) {
            sum += outer.pop();
        }
        return sum;
    }

    /** What opens a group; returns whether it was flags alone, which open none. */
    private boolean group() {
        copy(1);
        if (!pattern.startsWith("?", at)) {
            return false;
        }
        copyThrough(pattern.startsWith("P<", at + 1) || pattern.startsWith("<", at + 1) ? ">" : ":)");
        return pattern.charAt(at - 1) == ')';
    }

    /** The further instructions of what is repeated; a brace that is no repetition stands for itself. */
    private long repetition(long repeated) {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("\\d{1,9}(,\\d{0,9})?")) {
            copy(1);
            return 1;
        }
        copy(end + 1 - at);
        int comma = inside.indexOf(',');
        long least = Long.parseLong(comma < 0 ? inside : inside.substring(0, comma));
        long most = comma < 0 || comma + 1 == inside.length() ? least : Long.parseLong(inside.substring(comma + 1));
        return (repeated + 1) * Math.max(least, most) + 1;
    }

    /** A class in brackets. */
    private void bracket() {
        copy(pattern.startsWith("^", at + 1) ? 2 : 1);
        int first = at;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
            int named = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
            if (named >= 0) {
                copy(named + 2 - at);
            } else if (pattern.charAt(at) == '\\') {
                escape(true);
            } else {
                if (pattern.startsWith("&&", at)) {
                    refuse("has && in a class, which is two signs to RE2 and no intersection; write the class without it, "
                            + "or one & if the sign is meant");
                }
                copy(Character.charCount(pattern.codePointAt(at)));
            }
        }
        copy(1);
    }

    /** An escape, which is written anew if it stands for a class; returns its instructions. */
    private long escape(boolean inBracket) {
        if (at + 1 == pattern.length()) {
            copy(1);
            return 1;
        }
        char kind = pattern.charAt(at + 1);
        switch (kind) {
            case 'w', 'W', 'd', 'D', 's', 'S' -> {
                String ranges = UnicodeClasses.ranges(kind, marks);
                unicode.append(inBracket ? ranges : "[" + ranges + "]");
                at += 2;
            }
            case 'b', 'B' -> {
                if (!inBracket) {
                    refuse("has \\" + kind + ", which to RE2 is a boundary of words of ASCII alone and would cut other scripts;"
                            + " leave it out, since \\w+ takes words as far as they go, or write whole words alone, as"
                            + " \\b\\w\\w+\\b");
                }
                copy(2);
            }
            case 'Q' -> {
                int end = pattern.indexOf("\\E", at + 2);
                int length = (end < 0 ? pattern.length() : end + 2) - at;
                copy(length);
                return length;
            }
            case 'p', 'P', 'x' -> {
                boolean braced = pattern.startsWith("{", at + 2);
                copy(2);
                if (braced) {
                    copyThrough("}");
                }
            }
            default -> copy(1 + Character.charCount(pattern.codePointAt(at + 1)));
        }
        return 1;
    }

    private void refuse(String why) {
        if (refusal.isEmpty()) {
            refusal = "pattern " + why;
        }
    }

    private void copy(int units) {
        int end = Math.min(pattern.length(), at + units);
        unicode.append(pattern, at, end);
        at = end;
    }

    /** Copies up to and with the first of some characters. */
    private void copyThrough(String ends) {
        while (at < pattern.length()) {
            copy(1);
            if (ends.indexOf(pattern.charAt(at - 1)) >= 0) {
                return;
            }
        }
    }
}
