package org.lime4j.spi.examples.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.spi.examples.representation.Series;

/** Provides, as {@code nearest-template}, a classifier of series whose templates stand in a file. */
public final class NearestTemplateFactory implements ModelAdapterFactory<NearestTemplateFactory.Options> {
    /** For the service loader. */
    public NearestTemplateFactory() {}

    /**
     * Options of {@code nearest-template}.
     *
     * @param path of the file of templates
     */
    public record Options(@Option(doc = "a file with a class and its series of numbers in each line: up,1,2,3") Path path) {}

    @Override
    public String id() {
        return "nearest-template";
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
        return "series of numbers classified by the nearest of some templates";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        return () -> new NearestTemplate(read(path));
    }

    private static Map<String, Series> read(Path path) {
        try {
            return templates(Files.readAllLines(path));
        } catch (IOException | IllegalArgumentException e) {
            String why = Files.exists(path) ? e.getMessage() : "there is no such file";
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, "templates " + path + " cannot be read: " + why, e);
        }
    }

    private static Map<String, Series> templates(List<String> lines) {
        Map<String, Series> templates = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(",", 2);
            if (parts.length < 2) {
                throw new IllegalArgumentException("'" + line + "' is not a class and its numbers: write name,1,2,3");
            }
            Series series = Series.parse(parts[1]);
            if (templates.put(parts[0], series) != null) {
                throw new IllegalArgumentException("class '" + parts[0] + "' has two templates; one line each");
            }
            if (series.length() != templates.values().iterator().next().length()) {
                throw new IllegalArgumentException("class '" + parts[0] + "' has " + series.length()
                        + " numbers; all classes have the same");
            }
        }
        if (templates.isEmpty()) {
            throw new IllegalArgumentException("it has no line");
        }
        return templates;
    }
}
