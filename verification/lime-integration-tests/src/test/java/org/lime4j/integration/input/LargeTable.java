package org.lime4j.integration.input;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.BackgroundFile;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvBackground;
import org.lime4j.tabular.csv.CsvInstances;

/** Reads tables that do not fit its memory: a program for {@link LargeTableIT}. */
final class LargeTable {
    private static final int CHOSEN = 300_000;

    private LargeTable() {}

    /**
     * Prints what is known of a table.
     *
     * @param arguments the table; where to save its background; a file that is no table; a table whose rows have names
     */
    public static void main(String... arguments) {
        Path table = Path.of(arguments[0]);
        TabularBackground background = new CsvBackground(table, true, List.of("kind"), List.of(), Optional.of("class")).load();
        BackgroundFile.write(background, Path.of(arguments[1]));
        System.out.println("rows " + background.rows());
        for (int j = 0; j < background.schema().size(); j++) {
            String name = background.schema().column(j).name();
            if (background.schema().column(j).isNumeric()) {
                System.out.printf(Locale.ROOT, "%s error %s mean %s median %s%n", name, background.numeric(j).rankError(),
                        background.numeric(j).mean(), background.numeric(j).quantile(0.5));
            }
        }
        CsvInstances all = new CsvInstances(table, true, background.schema(), List.of());
        Row chosen = new CsvInstances(table, true, background.schema(), List.of(CHOSEN)).instances().next();
        int count = 0;
        for (Iterator<Row> rows = all.instances(); rows.hasNext(); count++) {
            Row row = rows.next();
            if (count == CHOSEN) {
                System.out.println("chosen " + row.equals(chosen));
            }
        }
        System.out.println("read " + count);
        fails(() -> new CsvBackground(Path.of(arguments[2]), true, List.of(), List.of(), Optional.empty()).load());
        fails(() -> new CsvBackground(Path.of(arguments[3]), true, List.of("name"), List.of(), Optional.empty()).load());
    }

    private static void fails(Runnable what) {
        try {
            what.run();
        } catch (LimeException e) {
            System.out.println(e.id().code() + " " + e.getMessage());
        }
    }
}
