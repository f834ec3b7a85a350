package org.lime4j.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;

/** A background of nothing but the number of lines of a file; it keeps every rule, or a wrong one stands instead. */
public final class CountFactory implements BackgroundSourceFactory<LinesFactory.Options> {
    private final Function<Path, ? extends BackgroundSource> source;

    public CountFactory() {
        this(Count::new);
    }

    CountFactory(Function<Path, ? extends BackgroundSource> source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "count";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<LinesFactory.Options> optionsType() {
        return LinesFactory.Options.class;
    }

    @Override
    public String description() {
        return "how many lines a file has";
    }

    @Override
    public BackgroundSource create(LinesFactory.Options options, CreationContext context) {
        return source.apply(context.resolve(options.path()));
    }

    record Lines(int count) implements Background {}

    static class Count implements BackgroundSource {
        final Path path;

        Count(Path path) {
            this.path = path;
        }

        @Override
        public Background load() {
            return new Lines(count());
        }

        int count() {
            try {
                int count = Files.readAllLines(path, StandardCharsets.UTF_8).size();
                if (count == 0) {
                    throw new LimeException(ErrorId.BAD_BACKGROUND, path + " has no line: give it one");
                }
                return count;
            } catch (IOException e) {
                throw new LimeException(ErrorId.IO, "cannot read " + path + ": " + e, e);
            }
        }
    }
}
