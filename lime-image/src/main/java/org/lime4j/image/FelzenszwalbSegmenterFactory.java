package org.lime4j.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link FelzenszwalbSegmenter} as {@code felzenszwalb}. */
public final class FelzenszwalbSegmenterFactory implements SegmenterFactory<FelzenszwalbSegmenterFactory.Options> {
    /** For the service loader. */
    public FelzenszwalbSegmenterFactory() {}

    /**
     * Options of {@code felzenszwalb}.
     *
     * @param scale how different neighbours may be
     * @param sigma of the blur before
     * @param minSize pixels below which a segment is merged
     */
    public record Options(
            @Option(value = "300", min = 0, exclusiveMin = true,
                            doc = "how different neighbours may be, in levels of colour times pixels; larger means larger segments")
                    double scale,
            @Option(value = "0.8", min = 0, max = GaussianBlur.LARGEST_SIGMA,
                            doc = "standard deviation in pixels of the blur before; 0 for none")
                    double sigma,
            @Option(value = "100", min = 1, doc = "pixels below which a segment is merged into a neighbour") int minSize) {}

    @Override
    public String id() {
        return "felzenszwalb";
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
        return "Felzenszwalb and Huttenlocher's graph of neighbours (BoofCV)";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new FelzenszwalbSegmenter(options.scale(), options.sigma(), options.minSize());
    }
}
