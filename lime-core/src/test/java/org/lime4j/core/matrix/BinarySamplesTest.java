package org.lime4j.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BinarySamplesTest {
    private static BinarySamples random(int rows, int columns, SplittableRandom random) {
        BinarySamples bits = new BinarySamples(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                bits.set(i, j, random.nextInt(2));
            }
        }
        return bits;
    }

    @Test
    void aRowIsCopiedOverTheColumnsItIsMeantForAndNoOthers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 500; run++) {
            BinarySamples narrow = random(3, 1 + random.nextInt(150), random);
            int column = random.nextInt(140);
            BinarySamples wide = random(4, column + narrow.columns() + random.nextInt(70), random);
            BinarySamples before = new BinarySamples(4, wide.columns());
            before.copyRows(wide, 0, 4, 0);
            wide.copyRowInto(narrow, 1, 2, column);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < wide.columns(); j++) {
                    boolean copied = i == 2 && j >= column && j < column + narrow.columns();
                    assertThat(wide.isSet(i, j)).isEqualTo(copied ? narrow.isSet(1, j - column) : before.isSet(i, j));
                }
            }
        }
    }

    @Test
    void firstRowsShareStorage() {
        BinarySamples bits = random(5, 70, new SplittableRandom(2));
        BinarySamples first = bits.firstRows(3);
        assertThat(first.rows()).isEqualTo(3);
        assertThat(first.columns()).isEqualTo(70);
        assertThat(first.words()).isSameAs(bits.words());
        assertThat(bits.firstRows(5)).isSameAs(bits);
        assertThatThrownBy(() -> bits.firstRows(6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count is 6; it must lie in 0 .. 5");
    }
}
