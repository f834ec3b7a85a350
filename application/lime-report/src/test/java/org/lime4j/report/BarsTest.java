package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lime4j.report.writing.Ink;

class BarsTest {
    private static final Ink PLAIN = new Ink(false, false);
    private static final Ink ASCII = new Ink(false, true);

    @Test
    void aBarToTheRightEndsInEighths() {
        Bars bars = new Bars(4, 32, PLAIN);
        assertThat(bars.draw(32)).isEqualTo("    │████");
        assertThat(bars.draw(11)).isEqualTo("    │█▍");
        assertThat(bars.draw(1)).isEqualTo("    │▏");
        assertThat(bars.draw(0)).isEqualTo("    │");
    }

    @Test
    void aBarToTheLeftEndsInTheNearestBlockThereIs() {
        Bars bars = new Bars(4, 32, PLAIN);
        assertThat(bars.draw(-32)).isEqualTo("████│");
        assertThat(bars.draw(-9)).isEqualTo("  ▕█│");
        assertThat(bars.draw(-12)).isEqualTo("  ▐█│");
        assertThat(bars.draw(-15)).isEqualTo("  ██│");
        assertThat(bars.draw(-1)).isEqualTo("   ▕│");
    }

    @Test
    void withColoursABarToTheLeftEndsInAReversedCell() {
        assertThat(new Bars(4, 32, new Ink(true, false)).draw(-11))
                .isEqualTo("  \u001b[35m\u001b[7m▋\u001b[27m█\u001b[0m│");
    }

    @Test
    void theSmallestWeightIsStillSeen() {
        assertThat(new Bars(10, 1e300, PLAIN).draw(Double.MIN_VALUE)).isEqualTo(" ".repeat(10) + "│▏");
        assertThat(new Bars(10, 1e300, ASCII).draw(-Double.MIN_VALUE)).isEqualTo(" ".repeat(9) + "#|");
    }

    @Test
    void whatHasNoLengthIsNotDrawnAsOne() {
        Bars bars = new Bars(3, 1, PLAIN);
        assertThat(bars.draw(Double.NaN)).isEqualTo("   │?");
        assertThat(bars.draw(Double.NEGATIVE_INFINITY)).isEqualTo("███│");
        assertThat(new Bars(3, 0, PLAIN).draw(Double.POSITIVE_INFINITY)).isEqualTo("   │███");
        assertThat(new Bars(3, 0, PLAIN).draw(-0.0)).isEqualTo("   │");
    }

    @Test
    void lengthGrowsWithTheWeightOnBothSides() {
        Bars bars = new Bars(7, 1, PLAIN);
        int right = 0;
        int left = 0;
        for (int i = 1; i <= 1000; i++) {
            int positive = bars.draw(i / 1000.0).strip().length();
            int negative = bars.draw(-i / 1000.0).strip().length();
            assertThat(positive).isBetween(right, 8);
            assertThat(negative).isBetween(left, 8);
            right = positive;
            left = negative;
        }
        assertThat(right).isEqualTo(8);
        assertThat(left).isEqualTo(8);
    }
}
