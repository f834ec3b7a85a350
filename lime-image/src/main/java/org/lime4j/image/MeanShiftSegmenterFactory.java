package org.lime4j.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link MeanShiftSegmenter} as {@code mean-shift}. */
public final class MeanShiftSegmenterFactory implements SegmenterFactory<MeanShiftSegmenterFactory.Options> {
    /** For the service loader. */
    public MeanShiftSegmenterFactory() {}

    /**
     * Options of {@code mean-shift}.
     *
     * @param spatialRadius of the window in pixels
     * @param colorRadius of the window in levels of colour
     * @param minSize pixels below which a segment is merged
     */
    public record Options(
            @Option(value = "6", min = 1, max = MeanShiftSegmenter.LARGEST_RADIUS, doc = "radius of the window in pixels")
                    int spatialRadius,
            @Option(value = "15", min = 0, exclusiveMin = true, doc = "radius of the window in levels of colour, 0 to 441")
                    double colorRadius,
            @Option(value = "200", min = 1, doc = "pixels below which a segment is merged into a neighbour") int minSize) {}

    @Override
    public String id() {
        return "mean-shift";
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
        return "mean shift: pixels that climb to the same mode of colour and place (BoofCV)";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new MeanShiftSegmenter(options.spatialRadius(), options.colorRadius(), options.minSize());
    }
}
