package org.lime4j.report.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumberFormattingTest {
    @Test
    void theLargestNumberOfAColumnHasFourSignificantDigits() {
        assertThat(NumberFormatting.upTo(0.35, 0).plain(0.123456)).isEqualTo("0.1235");
        assertThat(NumberFormatting.upTo(35, 0).plain(1.23456)).isEqualTo("1.23");
        assertThat(NumberFormatting.upTo(250_000, 0).plain(123_456.7)).isEqualTo("123457");
        assertThat(NumberFormatting.upTo(1, 4).plain(1)).isEqualTo("1.0000");
        assertThat(NumberFormatting.upTo(0, 2).plain(0)).isEqualTo("0.00");
    }

    @Test
    void decimalsThatAreAlwaysWantedAreEnoughForThreeDigits() {
        assertThat(NumberFormatting.upTo(0.0599, 4).plain(0.0599)).isEqualTo("0.0599");
        assertThat(NumberFormatting.upTo(0.00599, 4).plain(0.00599)).isEqualTo("0.005990");
        assertThat(NumberFormatting.upTo(12.5, 4).plain(12.5)).isEqualTo("12.5000");
    }

    @Test
    void veryLargeAndVerySmallColumnsAreScientific() {
        assertThat(NumberFormatting.upTo(2e12, 4).plain(-2e12)).isEqualTo("-2.000e+12");
        assertThat(NumberFormatting.upTo(2e-9, 4).signed(2e-9)).isEqualTo("+2.000e-09");
        assertThat(NumberFormatting.single(Double.MAX_VALUE)).isEqualTo("1.798e+308");
    }

    @Test
    void zeroHasNoSign() {
        NumberFormatting numbers = NumberFormatting.upTo(1, 0);
        assertThat(numbers.signed(-0.0)).isEqualTo("0.000");
        assertThat(numbers.signed(0.5)).isEqualTo("+0.500");
        assertThat(numbers.signed(-0.5)).isEqualTo("-0.500");
    }

    @Test
    void whatIsNotANumberIsNamed() {
        NumberFormatting numbers = NumberFormatting.upTo(1, 0);
        assertThat(numbers.signed(Double.NaN)).isEqualTo("NaN");
        assertThat(numbers.signed(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(numbers.signed(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
    }

    @Test
    void aMagnitudeTooSmallForItsColumnIsNotShownAsZero() {
        NumberFormatting numbers = NumberFormatting.upTo(1, 3);
        assertThat(numbers.magnitude(0.0004)).isEqualTo("<0.001");
        assertThat(numbers.magnitude(0)).isEqualTo("0.000");
    }

    @Test
    void theDefaultLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(NumberFormatting.upTo(1000.5, 1).plain(1000.5)).isEqualTo("1000.5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
