package org.lime4j.report.html;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lengths of drawings as shares of the room there is. */
final class Percent {
    private Percent() {}

    /** In hundredths of a percent, without idle zeros. */
    static String of(double share) {
        BigDecimal percent = new BigDecimal(100 * share).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return percent.toPlainString() + "%";
    }
}
