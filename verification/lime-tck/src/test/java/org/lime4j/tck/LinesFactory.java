package org.lime4j.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/** A source of the lines of a file that keeps every rule, or a wrong one instead. */
public final class LinesFactory implements InstanceSourceFactory<LinesFactory.Options> {
    private final Function<Path, ? extends InstanceSource<?>> source;

    public record Options(@Option(doc = "a UTF-8 file") Path path) {
        public Options {
            Objects.requireNonNull(path, "path");
        }
    }

    public LinesFactory() {
        this(Lines::new);
    }

    LinesFactory(Function<Path, ? extends InstanceSource<?>> source) {
        this.source = source;
    }

    @Override
    public String id() {
        return "lines";
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
        return "the lines of a file";
    }

    @Override
    public InstanceSource<?> create(Options options, CreationContext context) {
        return source.apply(context.resolve(options.path()));
    }

    /** One instance a line; a line 'bad' cannot be used. */
    static class Lines implements InstanceSource<Object> {
        final Path path;

        Lines(Path path) {
            this.path = path;
        }

        @Override
        public Class<Object> instanceType() {
            return Object.class;
        }

        @Override
        public Iterator<Object> instances() {
            Iterator<String> lines = lines().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public Object next() {
                    return instance(lines.next());
                }
            };
        }

        Object instance(String line) {
            if (line.equals("bad")) {
                throw new LimeException(ErrorId.BAD_INSTANCE, path + ": a line is bad");
            }
            return line;
        }

        List<String> lines() {
            try {
                List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
                if (lines.isEmpty()) {
                    throw new LimeException(ErrorId.BAD_INSTANCE, path + " is empty: give it a line");
                }
                return lines;
            } catch (IOException e) {
                throw new LimeException(ErrorId.IO, "cannot read " + path + ": " + e, e);
            }
        }
    }
}
