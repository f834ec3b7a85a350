package org.lime4j.tabular;

/** Cells as text: numbers in and out. */
final class CellText {
    private static final double LARGEST_PLAIN = 1e15;

    private CellText() {}

    /**
     * A decimal number, blanks around it ignored.
     *
     * @throws NumberFormatException if it is none, or not finite
     */
    static double number(String text) {
        String trimmed = text.strip();
        char last = trimmed.isEmpty() ? 'x' : trimmed.charAt(trimmed.length() - 1);
        if (last != '.' && (last < '0' || last > '9') || trimmed.indexOf('x') >= 0 || trimmed.indexOf('X') >= 0) {
            throw new NumberFormatException("'" + text + "' is not a finite number");
        }
        double value;
        try {
            value = Double.parseDouble(trimmed);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("'" + text + "' is not a finite number");
        }
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("'" + text + "' is not a finite number");
        }
        return value;
    }

    /** The number as text; empty if it stands for no value. */
    static String orEmpty(double number) {
        return Double.isNaN(number) ? "" : of(number);
    }

    /** The shortest decimal, without a fraction where there is none. */
    static String of(double number) {
        return number == Math.rint(number) && Math.abs(number) < LARGEST_PLAIN
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
