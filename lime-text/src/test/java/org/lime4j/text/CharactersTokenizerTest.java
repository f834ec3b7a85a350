package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTokenizerTest {
    private static List<String> characters(boolean reference, String text) {
        List<String> characters = new ArrayList<>();
        new CharactersTokenizer(reference).tokenize(text, (start, end) -> characters.add(text.substring(start, end)));
        return characters;
    }

    private static List<String> characters(String text) {
        return characters(false, text);
    }

    @Test
    void marksStayWithTheirLetters() {
        assertThat(characters("cafe\u0301 n\u0303")).containsExactly("c", "a", "f", "e\u0301", " ", "n\u0303");
        assertThat(characters("हिन्दी")).element(0).isEqualTo("हि");
        assertThat(characters("مَرْ")).containsExactly("مَ", "رْ");
        assertThat(characters("שָׁלוֹם")).containsExactly("שָׁ", "ל", "וֹ", "ם");
        assertThat(characters("ดีมาก")).containsExactly("ดี", "ม", "า", "ก");
    }

    @Test
    void syllablesOfHangulAreWholeHoweverTheyAreComposed() {
        assertThat(characters("한글")).containsExactly("한", "글");
        assertThat(characters("\u1112\u1161\u11AB\u1100\u1173\u11AF"))
                .containsExactly("\u1112\u1161\u11AB", "\u1100\u1173\u11AF");
        assertThat(characters("ㅋㅋ")).containsExactly("ㅋ", "ㅋ");
    }

    @Test
    void emojiAreWhole() {
        assertThat(characters("👍🏽👨‍👩‍👧🇰🇷🇫🇷❤️1️⃣😀"))
                .containsExactly("👍🏽", "👨‍👩‍👧", "🇰🇷", "🇫🇷", "❤️", "1️⃣", "😀");
        assertThat(characters("𠮷野\r\n")).containsExactly("𠮷", "野", "\r\n");
    }

    @Test
    void unpairedSurrogatesAndControlsAreCharactersOfTheirOwn() {
        assertThat(characters("a\uD800\uD800b\uDC00\0\u0007")).containsExactly(
                "a", "\uD800", "\uD800", "b", "\uDC00", "\0", "\u0007");
    }

    @Test
    void inReferenceModeEveryCodePointIsAlone() {
        assertThat(characters(true, "e\u0301👍🏽")).containsExactly("e", "\u0301", "👍", "🏽");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theCharactersOfAnyTextAreTheText(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            String text = RandomTexts.any(random, 20);
            for (boolean reference : new boolean[] {false, true}) {
                Tokens.of(text, new CharactersTokenizer(reference));
                assertThat(String.join("", characters(reference, text))).isEqualTo(text);
            }
        }
    }

    @Test
    void longRunsTakeBoundedTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            assertThat(characters("a" + "\u0301".repeat(300_000))).hasSize(1);
            assertThat(characters("🇰".repeat(100_000))).hasSize(50_000);
            assertThat(characters("👩‍".repeat(50_000))).hasSize(1);
            assertThat(characters("\u1100".repeat(300_000))).hasSize(1);
            assertThat(characters("x".repeat(1_000_000))).hasSize(1_000_000);
        });
    }
}
