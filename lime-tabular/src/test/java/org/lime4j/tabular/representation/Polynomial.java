package org.lime4j.tabular.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sum of products of numbers and columns, as the recorded cases write it: {@code 1*x0 - 2*x1 + x2*x3}. */
record Polynomial(List<Term> terms) {
    private static final Pattern FACTOR = Pattern.compile("x([0-9]+)|([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)");

    record Term(double factor, int[] columns) {}

    static Polynomial parse(String formula) {
        List<Term> terms = new ArrayList<>();
        for (String term : formula.replace(" ", "").split("(?<![eE+-])(?=[+-])")) {
            double factor = term.startsWith("-") ? -1 : 1;
            List<Integer> columns = new ArrayList<>();
            for (String part : term.replaceFirst("^[+-]", "").split("\\*")) {
                Matcher matcher = FACTOR.matcher(part);
                if (!matcher.matches()) {
                    throw new IllegalArgumentException("'" + part + "' in the formula '" + formula
                            + "' is neither a number nor a column: this test knows sums of products");
                }
                if (matcher.group(1) == null) {
                    factor *= Double.parseDouble(part);
                } else {
                    columns.add(Integer.parseInt(matcher.group(1)));
                }
            }
            terms.add(new Term(factor, columns.stream().mapToInt(Integer::intValue).toArray()));
        }
        return new Polynomial(terms);
    }

    double at(IntToDoubleFunction x) {
        double sum = 0;
        for (Term term : terms) {
            double product = term.factor;
            for (int column : term.columns) {
                product *= x.applyAsDouble(column);
            }
            sum += product;
        }
        return sum;
    }
}
