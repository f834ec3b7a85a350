package org.lime4j.core.composite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/** Provides {@link CompositeSource} as {@code composite}. */
public final class CompositeSourceFactory implements InstanceSourceFactory<CompositeSourceFactory.Options> {
    /** For the service loader. */
    public CompositeSourceFactory() {}

    /**
     * Options of {@code composite}.
     *
     * @param blocks name → where its part comes from, in order; at least one
     */
    public record Options(
            @Option(doc = "name → where that part comes from: { type = text, path = titles.txt }, at least one")
                    Map<String, ComponentRef<InstanceSourceFactory<?>>> blocks) {
        /**
         * Checks that there is a block.
         *
         * @param blocks name → where its part comes from, in order; at least one
         * @throws IllegalArgumentException if there is no block
         */
        public Options {
            if (blocks.isEmpty()) {
                throw new IllegalArgumentException("blocks is empty: name at least one, blocks { NAME { type = … } }");
            }
        }
    }

    @Override
    public String id() {
        return "composite";
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
        return "instances of several parts, each from a source of its own";
    }

    @Override
    public InstanceSource<?> create(Options options, CreationContext context) {
        Map<String, InstanceSource<?>> blocks = new LinkedHashMap<>();
        options.blocks().forEach((name, ref) ->
                blocks.put(name, context.create(InstanceSourceFactory.class, ref, InstanceSource.class)));
        return new CompositeSource(blocks);
    }
}
