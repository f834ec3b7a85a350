package org.lime4j.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link SlicSegmenter} as {@code slic}. */
public final class SlicSegmenterFactory implements SegmenterFactory<SlicSegmenterFactory.Options> {
    /** For the service loader. */
    public SlicSegmenterFactory() {}

    /**
     * Options of {@code slic}.
     *
     * @param regions about how many segments
     * @param compactness how much place counts against colour
     * @param iterations of the k-means
     */
    public record Options(
            @Option(value = "50", min = 1, doc = "about how many segments") int regions,
            @Option(value = "200", min = 0, doc = "how much place counts against colour; larger means squarer segments")
                    double compactness,
            @Option(value = "10", min = 1, max = SlicSegmenter.MOST_ITERATIONS, doc = "rounds of k-means") int iterations) {}

    @Override
    public String id() {
        return "slic";
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
        return "SLIC superpixels: k-means over colour and place (BoofCV)";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new SlicSegmenter(options.regions(), options.compactness(), options.iterations());
    }
}
