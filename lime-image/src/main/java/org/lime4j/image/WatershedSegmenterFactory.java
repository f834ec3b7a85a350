package org.lime4j.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link WatershedSegmenter} as {@code watershed}. */
public final class WatershedSegmenterFactory implements SegmenterFactory<WatershedSegmenterFactory.Options> {
    /** For the service loader. */
    public WatershedSegmenterFactory() {}

    /**
     * Options of {@code watershed}.
     *
     * @param sigma of the blur of the gradient
     * @param minSize pixels below which a segment is merged
     */
    public record Options(
            @Option(value = "2", min = 0, max = GaussianBlur.LARGEST_SIGMA,
                            doc = "standard deviation in pixels of the blur of the gradient; 0 for none")
                    double sigma,
            @Option(value = "100", min = 1, doc = "pixels below which a segment is merged into a neighbour") int minSize) {}

    @Override
    public String id() {
        return "watershed";
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
        return "basins of the gradient, flooded until they meet (BoofCV)";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new WatershedSegmenter(options.sigma(), options.minSize());
    }
}
