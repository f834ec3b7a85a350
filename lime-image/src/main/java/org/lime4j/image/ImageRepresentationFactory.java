package org.lime4j.image;

import java.util.regex.Pattern;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;

/** Provides {@link ImageRepresentation} as {@code image}. */
public final class ImageRepresentationFactory implements RepresentationFactory<ImageRepresentationFactory.Options> {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    /** For the service loader. */
    public ImageRepresentationFactory() {}

    /** What stands in place of a hidden segment. */
    public enum Hide {
        /** The segment's own mean. */
        MEAN,
        /** The colour of the option {@code hide-color}. */
        COLOR
    }

    /**
     * Options of {@code image}.
     *
     * @param segmenter cuts the image
     * @param hide what stands in place of a segment that a sample lacks
     * @param means how the means of {@link Hide#MEAN} become whole numbers
     * @param hideColor the colour for {@link Hide#COLOR}, {@code #rrggbb}
     */
    public record Options(
            @Option(value = "quickshift", doc = "what cuts the image into segments")
                    ComponentRef<SegmenterFactory<?>> segmenter,
            @Option(value = "mean", doc = "what a hidden segment is painted with: mean (its own mean colour) or color")
                    Hide hide,
            @Option(value = "rounded", doc = "how mean colours become whole numbers, with hide = mean; the reference: truncated")
                    Hiding.Means means,
            @Option(value = "#000000", doc = "the colour for hide = color, as #rrggbb") String hideColor) {
        /**
         * Checks the colour.
         *
         * @param segmenter cuts the image
         * @param hide what stands in place of a segment that a sample lacks
         * @param means how the means of {@link Hide#MEAN} become whole numbers
         * @param hideColor the colour for {@link Hide#COLOR}, {@code #rrggbb}
         * @throws IllegalArgumentException if the colour is not {@code #rrggbb}
         */
        public Options {
            if (!COLOR.matcher(hideColor).matches()) {
                throw new IllegalArgumentException(
                        "hide-color is '" + hideColor + "'; write a colour as #rrggbb, for example #808080");
            }
        }
    }

    @Override
    public String id() {
        return "image";
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
        return "an image as the presence of its segments";
    }

    @Override
    public Representation<?> create(Options options, CreationContext context) {
        Segmenter segmenter = context.create(SegmenterFactory.class, options.segmenter(), Segmenter.class);
        Hiding hiding = switch (options.hide()) {
            case MEAN -> new Hiding.SegmentMean(options.means());
            case COLOR -> new Hiding.SolidColor(Integer.parseInt(options.hideColor(), 1, 7, 16));
        };
        return new ImageRepresentation(segmenter, hiding);
    }
}
