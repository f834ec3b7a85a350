package org.lime4j.tabular.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** Provides {@link CsvBackground} as {@code csv}. */
public final class CsvBackgroundFactory implements BackgroundSourceFactory<CsvBackgroundFactory.Options> {
    /** For the service loader. */
    public CsvBackgroundFactory() {}

    /**
     * Options of {@code csv}.
     *
     * @param path of the file
     * @param header whether its first line names the columns
     * @param categorical columns that hold categories; all others hold numbers
     * @param ignore columns that the model does not read
     * @param response the column that the model predicts, which it does not read either
     * @param missing the texts of cells that have no value
     * @param rows most rows to keep beside the statistics
     * @param rowsSeed of the choice of rows
     * @param distinctValues of a numeric column up to which its statistics are exact
     * @param maxCategories that a column may have
     */
    public record Options(
            @Option(doc = "file of comma-separated values with the data the model was trained on") Path path,
            @Option(value = "true", doc = "whether the first line names the columns") boolean header,
            @Option(doc = "names of the columns that hold categories; all others hold numbers") List<String> categorical,
            @Option(doc = "names of columns that the model does not read") List<String> ignore,
            @Option(doc = "name of the column that the model predicts; it is not a feature, but discretizers may look at it")
                    Optional<String> response,
            @Option(
                            value = ",?,NA",
                            doc = "texts of cells that have no value, \"\" for the empty cell; also in the rows to explain")
                    List<String> missing,
            @Option(
                            value = "0",
                            min = 0,
                            doc = "most rows to keep beside the statistics, for samplers that take real ones; each row is as"
                                    + " likely kept as another")
                    int rows,
            @Option(value = "1", doc = "seed of the choice of rows, where the file has more") long rowsSeed,
            @Option(
                            value = "65536",
                            min = 16,
                            doc = "distinct values of a numeric column (in each class) up to which its statistics are exact; "
                                    + "beyond, quantiles have a small known error and memory grows no more")
                    int distinctValues,
            @Option(
                            value = "65536",
                            min = 1,
                            doc = "categories that a column may have; more are an error, because they name the rows")
                    int maxCategories) {
        /**
         * Copies the lists and checks the ranges.
         *
         * @param path of the file
         * @param header whether its first line names the columns
         * @param categorical columns that hold categories; all others hold numbers
         * @param ignore columns that the model does not read
         * @param response the column that the model predicts
         * @param missing the texts of cells that have no value
         * @param rows most rows to keep beside the statistics, at least 0
         * @param rowsSeed of the choice of rows
         * @param distinctValues of a numeric column up to which its statistics are exact, at least 16
         * @param maxCategories that a column may have, at least 1
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            Objects.requireNonNull(path, "path");
            categorical = List.copyOf(categorical);
            ignore = List.copyOf(ignore);
            Objects.requireNonNull(response, "response");
            missing = List.copyOf(missing);
            requireAtLeast(0, "rows", rows);
            requireAtLeast(16, "distinct-values", distinctValues);
            requireAtLeast(1, "max-categories", maxCategories);
        }

        private static void requireAtLeast(int least, String option, int value) {
            if (value < least) {
                throw new IllegalArgumentException(option + " is " + value + "; it must be at least " + least);
            }
        }
    }

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "statistics of a table in a file of comma-separated values, and rows of it if some are to be kept";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        return new CsvBackground(
                context.resolve(options.path()),
                options.header(),
                options.categorical(),
                options.ignore(),
                options.response(),
                options.missing(),
                options.rows(),
                options.rowsSeed(),
                options.distinctValues(),
                options.maxCategories());
    }
}
