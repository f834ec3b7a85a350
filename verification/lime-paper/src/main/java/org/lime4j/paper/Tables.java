package org.lime4j.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Our figures beside those of the paper and of R. */
final class Tables {
    private Tables() {}

    /** Section 5.2. */
    static String faithfulness(List<Faithfulness.Recalls> all) {
        Table table = new Table(heading("recall, %", all, one -> one.domain().title() + " " + one.kind().id()));
        for (Explainer by : List.of(Explainer.RANDOM, Explainer.PARZEN, Explainer.GREEDY)) {
            table.add(row(by.title() + ", paper", all, one -> Reference.paper(one.domain(), one.kind(), by), 1));
            table.add(row(by.title() + ", R", all, one -> Reference.r(one.domain(), one.kind(), by), 2));
            table.add(row(by.title() + ", lime4j", all, one -> one.of(by), 2));
        }
        table.add(row("LIME, paper", all, one -> Reference.paper(one.domain(), one.kind(), Explainer.LIME), 1));
        for (Reference.Constant constant : Reference.Constant.values()) {
            String name = "LIME, %s, " + constant.title();
            table.add(row(String.format(name, "R"), all, one -> Reference.lime(one.domain(), one.kind(), constant), 2));
            table.add(row(String.format(name, "lime4j"), all, one -> one.lime(constant), 2));
        }
        table.add(cells("documents", all, one -> Integer.toString(one.documents())));
        table.add(cells("of them constant", all, one -> Integer.toString(one.constant())));
        table.add(cells("accuracy of the model, %", all, one -> number(100 * one.accuracy(), 2)));
        table.add(cells("model", all, Faithfulness.Recalls::model));
        return table.toString();
    }

    /** Section 5.3. */
    static String trust(List<Trust.Scores> all) {
        Table table = new Table(heading("F1, %", all, one -> one.domain().title() + " " + one.kind()));
        for (Explainer by : Explainer.values()) {
            table.add(row(by.title() + ", paper", all, one -> Reference.paper(one.domain(), one.kind(), by), 1));
            table.add(row(by.title() + ", R", all, one -> Reference.r(one.domain(), one.kind(), by), 1));
            table.add(row(by.title() + ", lime4j", all, one -> one.of(by).f1(), 1));
        }
        table.add(row("LIME's precision, lime4j", all, one -> one.of(Explainer.LIME).precision(), 1));
        table.add(row("LIME's recall, lime4j", all, one -> one.of(Explainer.LIME).recall(), 1));
        table.add(row("accuracy of the model, %", all, one -> 100 * one.accuracy(), 1));
        table.add(row("predictions that change, a round", all, Trust.Scores::flipped, 1));
        return table.toString();
    }

    private static <T> List<String> heading(String first, List<T> all, Function<T, String> column) {
        return cells(first, all, column);
    }

    private static <T> List<String> row(String first, List<T> all, ToDoubleFunction<T> number, int decimals) {
        return cells(first, all, one -> number(number.applyAsDouble(one), decimals));
    }

    private static <T> List<String> cells(String first, List<T> all, Function<T, String> cell) {
        return new ArrayList<>(Stream.concat(Stream.of(first), all.stream().map(cell)).toList());
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
