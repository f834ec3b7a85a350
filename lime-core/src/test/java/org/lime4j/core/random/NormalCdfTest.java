package org.lime4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalCdfTest {
    /** Values of mpmath's ncdf at 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "-37.5, 4.6053530095819548438e-308",
        "-30.3, 5.7317235033154952943e-202",
        "-20.1, 3.6896808637213895544e-90",
        "-12.7, 2.9564853648520500771e-37",
        "-8, 6.2209605742717841235e-16",
        "-5.7, 5.9903714010635281878e-9",
        "-5.6, 1.071759025831092932e-8",
        "-3.3, 0.0004834241423837775071",
        "-1.96, 0.024997895148220436213",
        "-1, 0.15865525393145705141",
        "-0.67, 0.25142889509531010155",
        "-0.66, 0.25462691467133613764",
        "-0.3, 0.38208857781104736693",
        "-0.001, 0.49960105778608893741",
        "0, 0.5",
        "0.5, 0.69146246127401310364",
        "0.663, 0.74633472296138350205",
        "1.5, 0.933192798731141934",
        "3, 0.99865010196836990547",
        "6, 0.99999999901341235496",
        "8.5, 0.99999999999999999052"
    })
    void keepsItsDigitsInBothTails(double x, double expected) {
        assertThat(Normal.cdf(x)).isCloseTo(expected, within(2e-15 * expected));
    }

    @Test
    void endsAreZeroAndOneAndNaNStaysNaN() {
        assertThat(Normal.cdf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Normal.cdf(Double.POSITIVE_INFINITY)).isEqualTo(1);
        assertThat(Normal.cdf(-39)).isZero();
        assertThat(Normal.cdf(Double.NaN)).isNaN();
    }

    @Test
    void quantileTakesItBack() {
        for (double x = -37; x <= 5; x += 0.37) {
            assertThat(Normal.quantile(Normal.cdf(x))).isCloseTo(x, within(1e-9));
        }
    }
}
