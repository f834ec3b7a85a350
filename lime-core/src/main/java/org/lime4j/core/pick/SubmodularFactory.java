package org.lime4j.core.pick;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link SubmodularPicker} as {@code submodular}. */
public final class SubmodularFactory implements PickerFactory<SubmodularFactory.Options> {
    /** For the service loader. */
    public SubmodularFactory() {}

    /** Which of several instances that add equally much is picked. */
    public enum Ties {
        /** The one that comes first. */
        FIRST,
        /** The one that comes last, as in the reference. */
        LAST
    }

    /**
     * Options of {@code submodular}.
     *
     * @param ties which of several instances that add equally much is picked
     */
    public record Options(
            @Option(value = "first", doc = "which of several instances that add equally much is picked; the reference: last")
                    Ties ties) {}

    @Override
    public String id() {
        return "submodular";
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
        return "instances that together cover the globally important features (SP-LIME)";
    }

    @Override
    public Picker create(Options options, CreationContext context) {
        return new SubmodularPicker(options.ties());
    }
}
