package org.lime4j.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lime4j.core.plugin.Option;

/** Numbers that an option does not allow. */
final class OutOfRange {
    private OutOfRange() {}

    /** Just below and just above the range, as values of a component of this type; none if it has no range. */
    static List<Object> of(Option option, Class<?> type) {
        List<Object> outside = new ArrayList<>();
        boolean low = option.min() != Double.NEGATIVE_INFINITY;
        boolean high = option.max() != Double.POSITIVE_INFINITY;
        if (type == double.class || type == OptionalDouble.class) {
            if (low) {
                add(outside, type, option.exclusiveMin() ? option.min() : option.min() - 1);
            }
            if (high) {
                add(outside, type, option.exclusiveMax() ? option.max() : option.max() + 1);
            }
            if (low || high) {
                add(outside, type, Double.NaN);
            }
        } else {
            if (low) {
                add(outside, type, Math.ceil(option.min()) - (option.exclusiveMin() ? 0 : 1));
            }
            if (high) {
                add(outside, type, Math.floor(option.max()) + (option.exclusiveMax() ? 0 : 1));
            }
        }
        return outside;
    }

    private static void add(List<Object> outside, Class<?> type, double number) {
        if (type == double.class) {
            outside.add(number);
        } else if (type == OptionalDouble.class) {
            outside.add(OptionalDouble.of(number));
        } else if (type == int.class) {
            outside.add((int) number);
        } else if (type == OptionalInt.class) {
            outside.add(OptionalInt.of((int) number));
        } else if (type == long.class) {
            outside.add((long) number);
        } else if (type == OptionalLong.class) {
            outside.add(OptionalLong.of((long) number));
        }
    }
}
