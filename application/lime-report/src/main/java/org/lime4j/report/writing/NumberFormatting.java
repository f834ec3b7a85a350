package org.lime4j.report.writing;

import java.util.Locale;

/**
 * Numbers of one column, all with the same decimals: those that are always wanted if they give the largest number three
 * significant digits, else as many as give it four.
 */
public final class NumberFormatting {
    private static final int SIGNIFICANT = 4;
    private static final int MOST_DECIMALS = 7;
    /** What no column of fixed decimals is for: an error may be that much larger than all weights. */
    private static final double MUCH_LARGER = 1e12;

    private final int decimals;
    private final boolean scientific;

    private NumberFormatting(int decimals, boolean scientific) {
        this.decimals = decimals;
        this.scientific = scientific;
    }

    /**
     * {@return the format for numbers up to a magnitude}
     *
     * @param largest the largest finite magnitude
     * @param leastDecimals decimals that are always wanted, or 0
     */
    public static NumberFormatting upTo(double largest, int leastDecimals) {
        if (largest == 0) {
            return new NumberFormatting(leastDecimals, false);
        }
        if (leastDecimals > 0 && largest < 1e9 && largest * Math.pow(10, leastDecimals) >= 100) {
            return new NumberFormatting(leastDecimals, false);
        }
        int exponent = (int) Math.floor(Math.log10(largest));
        int needed = SIGNIFICANT - 1 - exponent;
        if (needed > MOST_DECIMALS || exponent >= 9) {
            return new NumberFormatting(SIGNIFICANT - 1, true);
        }
        return new NumberFormatting(Math.max(leastDecimals, needed), false);
    }

    /** {@return the least decimals that another format must have to be as fine as this one} */
    public int decimals() {
        return scientific ? 0 : decimals;
    }

    /**
     * {@return a number with the column's decimals}
     *
     * @param value any number; NaN and infinities have names
     */
    public String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf";
        }
        if (!scientific && Math.abs(value) >= MUCH_LARGER) {
            return String.format(Locale.ROOT, "%." + (SIGNIFICANT - 1) + "e", value);
        }
        return String.format(Locale.ROOT, (scientific ? "%." + decimals + "e" : "%." + decimals + "f"), value == 0 ? 0.0 : value);
    }

    /**
     * {@return a number with a sign, unless it is zero}
     *
     * @param value any number
     */
    public String signed(double value) {
        return value > 0 ? "+" + plain(value) : plain(value);
    }

    /**
     * {@return a number that says so when it is too small for the column's decimals}
     *
     * @param value at least 0
     */
    public String magnitude(double value) {
        String text = plain(value);
        if (!scientific && value > 0 && value < 0.5 * Math.pow(10, -decimals)) {
            return "<" + plain(Math.pow(10, -decimals));
        }
        return text;
    }

    /**
     * {@return a single number with four significant digits}
     *
     * @param value any number
     */
    public static String single(double value) {
        return upTo(Double.isFinite(value) ? Math.abs(value) : 0, 0).plain(value);
    }

    /**
     * {@return the larger magnitude of two numbers}
     *
     * @param soFar the largest finite magnitude so far
     * @param value any number; not counted if it is not finite
     */
    public static double largest(double soFar, double value) {
        return Double.isFinite(value) ? Math.max(soFar, Math.abs(value)) : soFar;
    }
}
