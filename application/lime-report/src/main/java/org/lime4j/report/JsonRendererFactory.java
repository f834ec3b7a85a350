package org.lime4j.report;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * Provides the renderer {@code json}: all of an explanation as UTF-8 JSON of the schema {@code lime-explanation/1}.
 *
 * <p>The properties stand in one fixed order, {@code schema} first, and a line feed ends the document.
 * <ul>
 *   <li>Sealed kinds (subject, location, surrogate, tree node) bear their kind in {@code type}.
 *   <li>Numbers are the shortest that read back to the same double; NaN and infinities are the strings {@code "NaN"},
 *       {@code "Infinity"} and {@code "-Infinity"}. An unknown standard error is {@code null}.
 *   <li>The seed is a string: a 64-bit integer does not survive readers that keep numbers as doubles.
 *   <li>A picture is the Base64 of a PNG with 8 bits each of alpha, red, green and blue. Segments are an array of
 *       runs, row by row: label, length, label, length, ….
 *   <li>In strings, control and format characters (those that reorder text among them) and unpaired surrogates are
 *       hexadecimal escapes; all else is itself.
 * </ul>
 */
public final class JsonRendererFactory implements RendererFactory<JsonOptions> {
    /** Makes the factory. */
    public JsonRendererFactory() {}

    @Override
    public String id() {
        return "json";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<JsonOptions> optionsType() {
        return JsonOptions.class;
    }

    @Override
    public String description() {
        return "all of an explanation as JSON (schema lime-explanation/1), for programs";
    }

    @Override
    public ExplanationRenderer create(JsonOptions options, CreationContext context) {
        return new JsonRenderer(options);
    }
}
