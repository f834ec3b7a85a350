package org.lime4j.tabular.source;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rows of a file that the options {@code row} and {@code rows} choose. */
public final class RowSelection {
    private RowSelection() {}

    /**
     * Checks the two options against each other.
     *
     * @param row the one row to read
     * @param rows the rows to read
     * @throws IllegalArgumentException if both are given, or one is negative
     */
    public static void check(OptionalInt row, List<Integer> rows) {
        if (row.isPresent() && !rows.isEmpty()) {
            throw new IllegalArgumentException("row and rows are both given; give one of them");
        }
        row.ifPresent(number -> requireRow("row", number));
        rows.forEach(number -> requireRow("rows", number));
    }

    private static void requireRow(String option, int number) {
        if (number < 0) {
            throw new IllegalArgumentException(option + " has " + number + "; rows are counted from 0");
        }
    }

    /**
     * {@return the numbers of the rows to read; empty for all}
     *
     * @param row the one row to read
     * @param rows the rows to read
     */
    public static List<Integer> of(OptionalInt row, List<Integer> rows) {
        List<Integer> all = new ArrayList<>(rows);
        row.ifPresent(all::add);
        return all;
    }
}
