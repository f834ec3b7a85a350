package org.lime4j.tabular.svmlight;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** Provides {@link SvmlightBackground} as {@code svmlight}. */
public final class SvmlightBackgroundFactory implements BackgroundSourceFactory<SvmlightBackgroundFactory.Options> {
    /** For the service loader. */
    public SvmlightBackgroundFactory() {}

    /**
     * Options of {@code svmlight}.
     *
     * @param path of the file
     * @param zeroBased whether its indices are counted from 0
     * @param columns how many there are
     * @param names file of their names
     * @param namesFromZero whether columns without names are called by their indices from 0
     * @param classes whether labels are classes
     */
    public record Options(
            @Option(doc = "file of lines LABEL INDEX:VALUE … with the data the model was trained on") Path path,
            @Option(value = "false", doc = "whether indices are counted from 0, not from 1") boolean zeroBased,
            @Option(doc = "how many columns there are; by default as many as names, or as the largest index says", min = 1)
                    OptionalInt columns,
            @Option(doc = "file with the name of a column on each line; by default columns are called by their indices, all with"
                            + " as many digits as the largest")
                    Optional<Path> names,
            @Option(
                            value = "false",
                            doc = "whether columns without names are called by their indices from 0 even if the file counts from"
                                    + " 1, as Tribuo's LibSVMDataSource does")
                    boolean namesFromZero,
            @Option(value = "true", doc = "whether labels are classes, for discretizers that look at them; false for a regression")
                    boolean classes) {
        /**
         * Checks the options.
         *
         * @param path of the file
         * @param zeroBased whether its indices are counted from 0, not from 1
         * @param columns how many there are, at least 1
         * @param names file of their names
         * @param namesFromZero whether columns without names are called by their indices from 0 even if the file counts from 1
         * @param classes whether labels are classes
         * @throws IllegalArgumentException if there are less than 1 columns, or names and {@code namesFromZero} are both given
         */
        public Options {
            Objects.requireNonNull(path, "path");
            SvmlightBackground.check(columns, names, namesFromZero);
        }
    }

    @Override
    public String id() {
        return "svmlight";
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
        return "statistics of sparse rows in a file in the format of SVMlight and LibSVM";
    }

    @Override
    public BackgroundSource create(Options options, CreationContext context) {
        return new SvmlightBackground(
                context.resolve(options.path()),
                options.zeroBased(),
                options.columns(),
                options.names().map(context::resolve),
                options.namesFromZero(),
                options.classes());
    }
}
