package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnicodeWordsTokenizerTest {
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_]+");
    private static final Pattern REFERENCE_SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private static List<String> words(boolean reference, String text) {
        List<String> words = new ArrayList<>();
        new UnicodeWordsTokenizer(reference).tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }

    private static List<String> words(String text) {
        return words(false, text);
    }

    /** Pieces between separators, without those that are only marks. */
    private static List<String> split(Pattern separator, String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = separator.matcher(text);
        int end = 0;
        while (end <= text.length()) {
            boolean found = matcher.find();
            String piece = text.substring(end, found ? matcher.start() : text.length());
            if (!piece.isEmpty() && !MARKS.matcher(piece).matches()) {
                words.add(piece);
            }
            if (!found) {
                break;
            }
            end = matcher.end();
        }
        return words;
    }

    @Test
    void everyCodePointJoinsOrSeparatesAsTheExpressionsSay() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            String text = "a" + Character.toString(codePoint) + "b";
            assertThat(words(false, text)).as("U+%04X", codePoint).isEqualTo(split(SEPARATOR, text));
            assertThat(words(true, text)).as("U+%04X", codePoint).isEqualTo(split(REFERENCE_SEPARATOR, text));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomTextsSplitAsTheExpressionsSay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String alphabet = "ab_9 ,.\u0301\u200D\uFE0Fहि라م\uD83D\uDE00\uD800\uDC00é\u00A0\n\0";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(words(false, text.toString())).isEqualTo(split(SEPARATOR, text.toString()));
            assertThat(words(true, text.toString())).isEqualTo(split(REFERENCE_SEPARATOR, text.toString()));
        }
    }

    @Test
    void koreanIsNotDeletedAsByTheAsciiExpressionOfJava() {
        String text = "이 영화는 정말 재미있었다.";
        assertThat(text.split("\\W+")).isEmpty();
        assertThat(words(text)).containsExactly("이", "영화는", "정말", "재미있었다");
    }

    @Test
    void marksStayWithTheirLettersUnlessTheReferenceIsAskedFor() {
        assertThat(words("यह फिल्म अच्छी है।")).containsExactly("यह", "फिल्म", "अच्छी", "है");
        assertThat(words("cafe\u0301 noir")).containsExactly("cafe\u0301", "noir");
        assertThat(words(true, "cafe\u0301 noir")).containsExactly("cafe", "noir");
        assertThat(words(true, "फिल्म")).containsExactly("फ", "ल", "म");
    }

    @Test
    void emojiAreSeparatorsAndTheirSelectorsAreNoWords() {
        assertThat(words("I ❤️ this 👍🏽 👨‍👩‍👧 movie")).containsExactly("I", "this", "movie");
        assertThat(words("1️⃣ two")).containsExactly("1️⃣", "two");
        assertThat(words("much𝒳 𠮷野家")).containsExactly("much𝒳", "𠮷野家");
    }

    @Test
    void rightToLeftTextKeepsItsOrder() {
        assertThat(words("שָׁלוֹם, עולם! مرحبا بالعالم")).containsExactly("שָׁלוֹם", "עולם", "مرحبا", "بالعالم");
    }

    @Test
    void scriptsWithMarksAndWithoutSpacesKeepTheirWordsWhole() {
        assertThat(words("مَرْحَبًا، يا عالَم؟")).containsExactly("مَرْحَبًا", "يا", "عالَم");
        assertThat(words("หนังดี มาก")).containsExactly("หนังดี", "มาก");
        assertThat(words("\u1112\u1161\u11AB\u1100\u1173\u11AF, ㅋㅋ!")).containsExactly("\u1112\u1161\u11AB\u1100\u1173\u11AF", "ㅋㅋ");
        assertThat(words("電影、すばらしい。")).containsExactly("電影", "すばらしい");
        assertThat(words("தமிழ் — ქართული, Ελλάδα ١٢٣")).containsExactly("தமிழ்", "ქართული", "Ελλάδα", "١٢٣");
    }

    @Test
    void unpairedSurrogatesSeparate() {
        assertThat(words("a\uD800b \uDC00c\uD83D")).containsExactly("a", "b", "c");
        assertThat(words("\uD800")).isEmpty();
    }

    @Test
    void textsWithoutWordsHaveNone() {
        assertThat(words("")).isEmpty();
        assertThat(words(" \t\n…!?\0\u200B\u0301")).isEmpty();
        assertThat(words("_")).containsExactly("_");
    }
}
