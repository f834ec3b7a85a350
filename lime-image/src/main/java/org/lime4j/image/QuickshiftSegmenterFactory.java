package org.lime4j.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link QuickshiftSegmenter} as {@code quickshift}. */
public final class QuickshiftSegmenterFactory implements SegmenterFactory<QuickshiftSegmenterFactory.Options> {
    /** For the service loader. */
    public QuickshiftSegmenterFactory() {}

    /**
     * Options of {@code quickshift}.
     *
     * @param kernelSize width of the density's kernel in pixels
     * @param maxDistance to the pixel that one is joined to
     * @param ratio weight of colour against place
     * @param noiseSeed of the noise that decides between equal densities
     */
    public record Options(
            @Option(value = "4", min = 1, max = QuickshiftSegmenter.LARGEST_KERNEL_SIZE,
                            doc = "width of the density's kernel in pixels; larger means fewer segments")
                    double kernelSize,
            @Option(value = "200", min = 0, exclusiveMin = true,
                            doc = "largest distance between a pixel and the denser one that it is joined to")
                    double maxDistance,
            @Option(value = "0.2", min = 0, max = 1, doc = "weight of colour against place") double ratio,
            @Option(value = "42", doc = "seed of the noise that decides between equal densities") int noiseSeed) {}

    @Override
    public String id() {
        return "quickshift";
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
        return "quickshift: pixels climb to where colours and places lie denser (Python's lime)";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new QuickshiftSegmenter(
                options.kernelSize(), options.maxDistance(), options.ratio(), options.noiseSeed());
    }
}
