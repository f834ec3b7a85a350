package org.lime4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextWidthTest {
    @Test
    void wideCharactersTakeMoreThanNarrowOnes() {
        assertThat(TextWidth.of("mmm", 10)).isGreaterThan(TextWidth.of("iii", 10));
        assertThat(TextWidth.of("영화", 10)).isGreaterThan(TextWidth.of("ab", 10));
        assertThat(TextWidth.of("e\u0301", 10)).isEqualTo(TextWidth.of("e", 10));
        assertThat(TextWidth.of("", 10)).isZero();
    }

    @Test
    void linesAreBrokenAtBlanksAndHaveRoom() {
        List<String> lines = TextWidth.wrap("the quick brown fox jumps over the lazy dog", 10, 90, 9);
        assertThat(String.join(" ", lines)).isEqualTo("the quick brown fox jumps over the lazy dog");
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(TextWidth.of(line, 10)).isLessThanOrEqualTo(90));
    }

    @Test
    void whatHasNoBlankIsBrokenAnywhereAndNeverInsideACodePoint() {
        List<String> lines = TextWidth.wrap("😀".repeat(50), 10, 40, 100);
        assertThat(String.join("", lines)).isEqualTo("😀".repeat(50));
        assertThat(lines).allSatisfy(line -> assertThat(line.codePoints()).allMatch(c -> c == 0x1F600));
    }

    @Test
    void whatIsLeftOutIsMarked() {
        List<String> lines = TextWidth.wrap("a".repeat(10_000), 10, 100, 3);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).endsWith("…");
        assertThat(TextWidth.of(lines.get(2), 10)).isLessThanOrEqualTo(100);
        assertThat(TextWidth.wrap("", 10, 100, 3)).containsExactly("");
    }
}
