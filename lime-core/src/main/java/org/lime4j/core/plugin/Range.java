package org.lime4j.core.plugin;

import java.math.BigDecimal;

/** The numbers that an option allows. */
record Range(double min, double max, boolean exclusiveMin, boolean exclusiveMax) {
    static Range of(Option option) {
        return new Range(option.min(), option.max(), option.exclusiveMin(), option.exclusiveMax());
    }

    boolean contains(BigDecimal number) {
        if (min != Double.NEGATIVE_INFINITY) {
            int order = number.compareTo(BigDecimal.valueOf(min));
            if (order < 0 || order == 0 && exclusiveMin) {
                return false;
            }
        }
        return max == Double.POSITIVE_INFINITY
                || number.compareTo(BigDecimal.valueOf(max)) < (exclusiveMax ? 0 : 1);
    }

    /** {@code at least 1}, {@code greater than 0 and less than 1}; "" if every number is allowed. */
    @Override
    public String toString() {
        String low = min == Double.NEGATIVE_INFINITY ? "" : (exclusiveMin ? "greater than " : "at least ") + Setting.number(min);
        String high = max == Double.POSITIVE_INFINITY ? "" : (exclusiveMax ? "less than " : "at most ") + Setting.number(max);
        return low.isEmpty() || high.isEmpty() ? low + high : low + " and " + high;
    }
}
