package org.lime4j.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamedMomentsTest {
    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1e9, 1, 2", "-1e12, 1e-2, 3", "0, 1e100, 4", "5, 1e-100, 5", "1e15, 1, 6"})
    void areTheRoundedOnesOfExactArithmetic(double centre, double scale, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StreamedMoments moments = new StreamedMoments();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        long count = 0;
        for (int i = 0; i < 20_000; i++) {
            double value = centre + scale * (random.nextDouble() + (i < 1_000 ? 1e3 : 0));
            long times = random.nextInt(1, 4);
            moments.add(value, times);
            BigDecimal exact = new BigDecimal(value);
            sum = sum.add(exact.multiply(BigDecimal.valueOf(times)));
            squares = squares.add(exact.multiply(exact).multiply(BigDecimal.valueOf(times)));
            count += times;
        }
        MathContext digits = new MathContext(60);
        BigDecimal mean = sum.divide(BigDecimal.valueOf(count), digits);
        double deviation = squares.divide(BigDecimal.valueOf(count), digits).subtract(mean.multiply(mean)).sqrt(digits).doubleValue();
        NumericStatistics.Moments found = moments.moments();
        assertThat(found.count()).isEqualTo(count);
        assertThat(found.mean()).isEqualTo(mean.doubleValue());
        assertThat(found.standardDeviation()).isCloseTo(deviation, within(2 * Math.ulp(deviation)));
    }

    @Test
    void equalNumbersHaveNoSpread() {
        StreamedMoments moments = new StreamedMoments();
        for (int i = 0; i < 1_000; i++) {
            moments.add(0.1, 3);
        }
        assertThat(moments.moments()).isEqualTo(new NumericStatistics.Moments(3_000, 0.1, 0));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        StreamedMoments one = new StreamedMoments();
        one.add(1, 1);
        new StreamedMoments(one).add(5, 1);
        assertThat(one.moments()).isEqualTo(new NumericStatistics.Moments(1, 1, 0));
    }
}
