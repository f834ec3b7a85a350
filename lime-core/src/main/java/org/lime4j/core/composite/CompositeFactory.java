package org.lime4j.core.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;

/** Provides {@link CompositeRepresentation} as {@code composite}. */
public final class CompositeFactory implements RepresentationFactory<CompositeFactory.Options> {
    /** For the service loader. */
    public CompositeFactory() {}

    /**
     * Options of {@code composite}.
     *
     * @param blocks name → block, in order; at least one
     */
    public record Options(
            @Option(doc = "name → { representation, sampler, kernel, background }, at least one")
                    Map<String, BlockOptions> blocks) {
        /**
         * Checks that there is a block.
         *
         * @param blocks name → block, in order; at least one
         * @throws IllegalArgumentException if there is no block
         */
        public Options {
            if (blocks.isEmpty()) {
                throw new IllegalArgumentException("blocks is empty: name at least one, blocks { NAME { representation = … } }");
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
        return "several modalities that one model reads together, each with its own sampler and kernel";
    }

    @Override
    public Representation<Composite> create(Options options, CreationContext context) {
        List<CompositeRepresentation.Part> parts = new ArrayList<>();
        options.blocks().forEach((name, block) -> parts.add(part(name, block, context)));
        return new CompositeRepresentation(parts);
    }

    private static CompositeRepresentation.Part part(String name, BlockOptions block, CreationContext context) {
        CreationContext own = block.background()
                .map(ref -> context.withBackground(
                        context.create(BackgroundSourceFactory.class, ref, BackgroundSource.class).load()))
                .orElse(context);
        Representation<?> representation =
                own.create(RepresentationFactory.class, block.representation(), Representation.class);
        ComponentRef<?> sampler = block.sampler().isPresent()
                ? block.sampler().get().inheriting(representation.defaultSampler())
                : representation.defaultSampler();
        ComponentRef<?> kernel = block.kernel().isPresent()
                ? block.kernel().get().inheriting(representation.defaultKernel())
                : representation.defaultKernel();
        return new CompositeRepresentation.Part(name, representation, sampler, kernel);
    }
}
