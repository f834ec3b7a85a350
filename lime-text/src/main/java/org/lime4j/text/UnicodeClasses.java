package org.lime4j.text;

import java.util.function.IntPredicate;

/** Which code points are words, digits and spaces in any script, as Python's {@code \w}, {@code \d} and {@code \s} have it. */
final class UnicodeClasses {
    private static final int LETTERS_AND_NUMBERS = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER;
    private static final int MARKS = 1 << Character.NON_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK
            | 1 << Character.COMBINING_SPACING_MARK;
    private static final int SPACES =
            1 << Character.SPACE_SEPARATOR | 1 << Character.LINE_SEPARATOR | 1 << Character.PARAGRAPH_SEPARATOR;

    private UnicodeClasses() {}

    /** {@code [\p{L}\p{N}_]}. */
    static boolean isWord(int codePoint) {
        return (1 << Character.getType(codePoint) & LETTERS_AND_NUMBERS) != 0 || codePoint == '_';
    }

    /** {@code \p{M}}. */
    static boolean isMark(int codePoint) {
        return (1 << Character.getType(codePoint) & MARKS) != 0;
    }

    /** {@code [\p{L}\p{N}\p{M}_]}. */
    static boolean isWordOrMark(int codePoint) {
        return isWord(codePoint) || isMark(codePoint);
    }

    /** {@code \p{Nd}}. */
    static boolean isDigit(int codePoint) {
        return Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER;
    }

    /** {@code [\p{Z}\t-\r\x1C-\x1F\x85]}. */
    static boolean isSpace(int codePoint) {
        return (1 << Character.getType(codePoint) & SPACES) != 0
                || codePoint >= '\t' && codePoint <= '\r'
                || codePoint >= 0x1C && codePoint <= 0x1F
                || codePoint == 0x85;
    }

    /** A class of RE2 written out for a class in brackets of a regular expression. */
    private static String ranges(IntPredicate members) {
        StringBuilder ranges = new StringBuilder();
        int start = -1;
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
            boolean member = codePoint <= Character.MAX_CODE_POINT && members.test(codePoint);
            if (member && start < 0) {
                start = codePoint;
            } else if (!member && start >= 0) {
                append(start, ranges);
                if (codePoint - 1 > start) {
                    append(codePoint - 1, ranges.append('-'));
                }
                start = -1;
            }
        }
        return ranges.toString();
    }

    /** As itself if it can be nothing else: RE2 takes time that grows with the square of the length. */
    private static void append(int codePoint, StringBuilder ranges) {
        if (codePoint < 0x80 || Character.getType(codePoint) == Character.SURROGATE) {
            ranges.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
        } else {
            ranges.appendCodePoint(codePoint);
        }
    }

    /**
     * {@code \w}, {@code \d} or {@code \s}, or a complement, as ranges for a class in brackets of a regular expression.
     *
     * @param letter of the escape
     * @param marks whether combining marks are word characters
     */
    static String ranges(char letter, boolean marks) {
        return switch (letter) {
            case 'w' -> marks ? Written.WORDS_AND_MARKS : Written.WORDS;
            case 'W' -> marks ? Written.NEITHER_WORDS_NOR_MARKS : Written.NO_WORDS;
            case 'd' -> Written.DIGITS;
            case 'D' -> Written.NO_DIGITS;
            case 's' -> Written.SPACES;
            case 'S' -> Written.NO_SPACES;
            default -> throw new IllegalArgumentException("letter is " + letter + "; it must be one of wWdDsS");
        };
    }

    /** Made once, because each takes a look at all code points. */
    private static final class Written {
        static final String WORDS = ranges(UnicodeClasses::isWord);
        static final String NO_WORDS = ranges(codePoint -> !isWord(codePoint));
        static final String WORDS_AND_MARKS = ranges(UnicodeClasses::isWordOrMark);
        static final String NEITHER_WORDS_NOR_MARKS = ranges(codePoint -> !isWordOrMark(codePoint));
        static final String DIGITS = ranges(UnicodeClasses::isDigit);
        static final String NO_DIGITS = ranges(codePoint -> !isDigit(codePoint));
        static final String SPACES = ranges(UnicodeClasses::isSpace);
        static final String NO_SPACES = ranges(codePoint -> !isSpace(codePoint));
    }
}
