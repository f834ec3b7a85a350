package org.lime4j.spi.examples.image;

import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.image.Segmenter;
import org.lime4j.image.SegmenterFactory;

/** Provides {@link HexagonSegmenter} as {@code hexagons}. */
public final class HexagonsFactory implements SegmenterFactory<HexagonsFactory.Options> {
    /** For the service loader. */
    public HexagonsFactory() {}

    /**
     * Options of {@code hexagons}.
     *
     * @param side side of a hexagon in pixels
     */
    public record Options(@Option(value = "16", min = 1, doc = "side of a hexagon in pixels") int side) {}

    @Override
    public String id() {
        return "hexagons";
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
        return "regular hexagons, whose neighbours are all equally near";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return new HexagonSegmenter(options.side());
    }
}
