package org.lime4j.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0", "abc, 3", "é, 1", "e\u0301, 1", "좋았지만, 8", "漢字かなカナ, 12", "ｆｕｌｌ, 8", "ｱｲｳ, 3", "😀, 2", "👩‍👩‍👧, 2", "👍🏽, 2",
        "🇰🇷, 2", "\u1112\u1161\u11ab, 2", "نص, 2", "█▏│±², 5"
    })
    void wideCharactersTakeTwoColumnsAndMarksNone(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @Test
    void theTableOfWideRangesIsAscending() {
        // A binary search over ranges is wrong without an error if they are not.
        assertThat(DisplayWidth.of("\uD7A3")).isEqualTo(2);
        assertThat(DisplayWidth.of("\uD7B0")).isEqualTo(1);
        assertThat(DisplayWidth.of("⌚⌛⏰☕⚡✅❌⭐")).isEqualTo(16);
        assertThat(DisplayWidth.of("\u303F\u4DC0")).isEqualTo(3);
    }

    @Test
    void linesBreakAtBlanksAndElsewhereOnlyInWordsLongerThanALine() {
        assertThat(DisplayWidth.wrap("one two three", 8)).containsExactly("one two", "three");
        assertThat(DisplayWidth.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(DisplayWidth.wrap("좋았지만", 5)).containsExactly("좋았", "지만");
        assertThat(DisplayWidth.wrap("", 5)).containsExactly("");
        assertThat(DisplayWidth.wrap("12345 ", 5)).containsExactly("12345");
    }

    @Test
    void aWideCharacterThatDoesNotFitItsLineIsStillWritten() {
        assertThat(DisplayWidth.wrap("한글", 1)).containsExactly("한", "글");
    }

    @Test
    void linesBeyondTheLimitAreReplacedBySign() {
        assertThat(DisplayWidth.wrap("aaaa bbbb cccc", 4, 2, "…")).containsExactly("aaaa", "bbb…");
        assertThat(DisplayWidth.wrap("aaaa bbbb", 4, 2, "…")).containsExactly("aaaa", "bbbb");
        assertThat(DisplayWidth.wrap("x".repeat(1_000_000), 4, 2, "…")).containsExactly("xxxx", "xxx…");
    }
}
