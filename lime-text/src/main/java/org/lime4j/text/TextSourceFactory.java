package org.lime4j.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/** Provides {@link TextSource} as {@code text}. */
public final class TextSourceFactory implements InstanceSourceFactory<TextSourceFactory.Options> {
    /** For the service loader. */
    public TextSourceFactory() {}

    /**
     * Options of {@code text}; either {@code text} or {@code path} is given.
     *
     * @param text the text itself
     * @param path of a UTF-8 file
     * @param line of the file, 1-based; empty for all of it
     */
    public record Options(
            @Option(doc = "the text itself") Optional<String> text,
            @Option(doc = "a UTF-8 file with the text") Optional<Path> path,
            @Option(doc = "which line of the file, counted from 1; all of it if not given", min = 1) OptionalInt line) {
        /**
         * Checks that the options go together.
         *
         * @param text the text itself
         * @param path of a UTF-8 file
         * @param line of the file, 1-based; empty for all of it
         * @throws IllegalArgumentException if both or neither of {@code text} and {@code path} are given, or a line
         *     without a path
         */
        public Options {
            if (text.isPresent() == path.isPresent()) {
                throw new IllegalArgumentException(
                        (text.isPresent() ? "text and path are both given" : "neither text nor path is given")
                                + ": give exactly one of them");
            }
            if (line.isPresent() && path.isEmpty()) {
                throw new IllegalArgumentException("line is given without path: it is a line of a file");
            }
        }
    }

    @Override
    public String id() {
        return "text";
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
        return "a text that is given, a file, or one line of a file";
    }

    @Override
    public InstanceSource<?> create(Options options, CreationContext context) {
        if (options.text().isPresent()) {
            return TextSource.of(options.text().get());
        }
        Path path = context.resolve(options.path().orElseThrow());
        return options.line().isPresent()
                ? TextSource.line(path, options.line().getAsInt())
                : TextSource.file(path);
    }
}
