package org.lime4j.tribuo;

import java.util.Objects;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.DiscretizerFactory;

/** Provides {@link ColumnarRepresentation} as {@code tribuo-columnar}. */
public final class TribuoColumnarRepresentationFactory
        implements RepresentationFactory<TribuoColumnarRepresentationFactory.Options> {
    /** For the service loader. */
    public TribuoColumnarRepresentationFactory() {}

    /**
     * Options of {@code tribuo-columnar}.
     *
     * @param discretizer how numbers and days are cut into bins
     * @param text how texts are represented
     */
    public record Options(
            @Option(value = "quartile", doc = "how numbers and days are cut into bins; none leaves them continuous")
                    ComponentRef<DiscretizerFactory<?>> discretizer,
            @Option(value = "text", doc = "how each text is represented") ComponentRef<RepresentationFactory<?>> text) {
        /**
         * Checks that the options are given.
         *
         * @param discretizer how numbers and days are cut into bins
         * @param text how texts are represented
         */
        public Options {
            Objects.requireNonNull(discretizer, "discretizer");
            Objects.requireNonNull(text, "text");
        }
    }

    @Override
    public String id() {
        return "tribuo-columnar";
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
        return "rows that a Tribuo row processor reads: numbers, dates and categories, and the words of texts";
    }

    @Override
    public Representation<Composite> create(Options options, CreationContext context) {
        ColumnarBackground background = context.background(ColumnarBackground.class, "representation 'tribuo-columnar'");
        CreationContext ofTable = background.table().<CreationContext>map(context::withBackground).orElse(context);
        Representation<?> text = ofTable.create(RepresentationFactory.class, options.text(), Representation.class);
        if (text.instanceType() != String.class) {
            throw new IllegalArgumentException("text is '" + options.text().id() + "', which represents "
                    + text.instanceType().getSimpleName() + ", not texts; choose text");
        }
        @SuppressWarnings("unchecked")
        Representation<String> texts = (Representation<String>) text;
        return new ColumnarRepresentation(
                background, ofTable.create(DiscretizerFactory.class, options.discretizer(), Discretizer.class), texts);
    }
}
