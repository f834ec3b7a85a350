package org.lime4j.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lime4j.api.ErrorId;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvTable;

/**
 * A census table of 5,000 rows and 14 columns, with a logistic model of it. It is not a part of the project: the files
 * {@code bench/adult_like_5000.csv} and {@code bench/adult_like_model.json} lie in the folder that the system property
 * {@code lime.shared} names, by default {@code shared} beside the project's.
 *
 * @param rows in the order of the file
 * @param background of all rows
 * @param model as the second file gives it
 */
record AdultTable(List<Row> rows, TabularBackground background, LogisticModel model) {
    private static final String FILE = "adult_like_5000.csv";
    private static final String MODEL = "adult_like_model.json";

    static Path folder() {
        return Path.of(System.getProperty("lime.shared", "../shared"), "bench").toAbsolutePath().normalize();
    }

    static boolean exists() {
        return Files.isReadable(folder().resolve(FILE)) && Files.isReadable(folder().resolve(MODEL));
    }

    static AdultTable read() {
        if (!exists()) {
            throw new IllegalStateException("the folder " + folder() + " has no " + FILE + " and " + MODEL
                    + ": name the folder above it by -Dlime.shared=…, or leave out the benchmarks on this table");
        }
        Config description = ConfigFactory.parseFile(folder().resolve(MODEL).toFile());
        TableSchema schema = schema(description);
        List<Row> rows = new ArrayList<>();
        TabularBackground.Builder background = TabularBackground.builder(schema);
        try (CsvTable table = CsvTable.open(folder().resolve(FILE), true, ErrorId.BAD_INSTANCE)) {
            while (table.next()) {
                rows.add(Row.parse(schema, table.cells()));
                background.parse(table.cells());
            }
        }
        return new AdultTable(List.copyOf(rows), background.build(), model(description));
    }

    /** Categories are the texts "0", "1", … of their codes. */
    private static TableSchema schema(Config description) {
        List<String> names = description.getStringList("names");
        List<Integer> categorical = description.getIntList("categorical");
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            columns.add(categorical.contains(j)
                    ? Column.categorical(names.get(j), IntStream.range(0, levels(description, j).length)
                            .mapToObj(Integer::toString)
                            .toList())
                    : Column.numeric(names.get(j)));
        }
        return TableSchema.of(columns);
    }

    private static LogisticModel model(Config description) {
        int size = description.getStringList("names").size();
        double[][] levels = new double[size][0];
        double[] slopes = new double[size];
        double[] means = new double[size];
        List<Integer> categorical = description.getIntList("categorical");
        for (int j = 0; j < size; j++) {
            if (categorical.contains(j)) {
                levels[j] = levels(description, j);
            } else {
                Config number = description.getConfig("numeric." + j);
                means[j] = number.getDouble("mean");
                slopes[j] = number.getDouble("coef") / number.getDouble("std");
            }
        }
        return new LogisticModel(description.getDouble("intercept"), levels, slopes, means);
    }

    private static double[] levels(Config description, int column) {
        return description.getDoubleList("levels." + column).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
