package org.lime4j.text;

import java.util.List;
import java.util.SplittableRandom;

/** Texts of many scripts, whole and torn surrogates, marks without letters, joiners and control characters. */
final class RandomTexts {
    private static final List<String> PIECES = List.of(
            "a", "Zz", "film", "_", "9", " ", "  ", "\n", "\r\n", "\t", ".", ",", "…", "!?", "'", "-",
            "영화", "는", "ㅋ", "\u1112\u1161\u11AB", "\u1100", "電影", "が", "ー", "ไทย", "ดี", "हि", "फिल्म", "क्ष", "שָׁלוֹם", "مَرْحَبًا", "ـ",
            "é", "e\u0301", "\u0301", "\u0308", "\u20DD", "ß", "İ", "ﬁ", "😀", "👍🏽", "👨‍👩‍👧", "🇰🇷", "🇫", "❤️", "1️⃣", "𝒳", "𠮷",
            "\uD83D", "\uDE00", "\uD800", "\uDFFF", "\0", "\u0007", "\u001B", "\u200B", "\u200D", "\u200F", "\u202E", "\u2028",
            "\uFEFF", "\uFFFD", "\uFFFF", "\u00A0", "\u3000", "\u0085");

    private RandomTexts() {}

    static String any(SplittableRandom random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int k = random.nextInt(pieces + 1); k > 0; k--) {
            switch (random.nextInt(8)) {
                case 0 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                case 1 -> text.append((char) random.nextInt(0x10000));
                default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }
}
