package org.lime4j.tabular.discretize;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers with two decimals as C's {@code %.2f} writes them: the exact binary value rounded half to even, the sign of a
 * negative zero kept. {@link String#format} rounds the decimal digits half up instead.
 */
public final class TwoDecimals {
    private TwoDecimals() {}

    /**
     * {@return the number with two decimals; {@code nan}, {@code inf} or {@code -inf} if it is not finite}
     *
     * @param number any number
     */
    public static String format(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        String digits = new BigDecimal(Math.abs(number)).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
        return number < 0 || 1 / number < 0 ? "-" + digits : digits;
    }
}
