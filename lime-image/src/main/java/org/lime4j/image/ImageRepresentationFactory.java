package org.lime4j.image;

import java.nio.file.Path;
import java.util.Optional;
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
        COLOR,
        /** The image itself, blurred by the option {@code hide-sigma}. */
        BLUR,
        /** The picture of the option {@code hide-image}. */
        IMAGE
    }

    /**
     * Options of {@code image}.
     *
     * @param segmenter cuts the image
     * @param hide what stands in place of a segment that a sample lacks
     * @param means how the means of {@link Hide#MEAN} become whole numbers
     * @param hideColor the colour for {@link Hide#COLOR}, {@code #rrggbb}
     * @param hideSigma of the blur for {@link Hide#BLUR}
     * @param hideImage the file for {@link Hide#IMAGE}
     */
    public record Options(
            @Option(value = "quickshift", doc = "what cuts the image into segments")
                    ComponentRef<SegmenterFactory<?>> segmenter,
            @Option(
                            value = "mean",
                            doc = "what a hidden segment is painted with: mean (its own mean colour), color, blur (the image itself,"
                                    + " blurred) or image (another one)")
                    Hide hide,
            @Option(value = "rounded", doc = "how mean colours become whole numbers, with hide = mean; the reference: truncated")
                    Hiding.Means means,
            @Option(value = "#000000", doc = "the colour for hide = color, as #rrggbb") String hideColor,
            @Option(value = "10", min = 0, exclusiveMin = true, max = GaussianBlur.LARGEST_SIGMA,
                            doc = "the standard deviation in pixels of the blur for hide = blur")
                    double hideSigma,
            @Option(doc = "a picture of the size of the image, for hide = image") Optional<Path> hideImage) {
        /**
         * Checks the colour and the blur, and that there is a file where one is needed.
         *
         * @param segmenter cuts the image
         * @param hide what stands in place of a segment that a sample lacks
         * @param means how the means of {@link Hide#MEAN} become whole numbers
         * @param hideColor the colour for {@link Hide#COLOR}, {@code #rrggbb}
         * @param hideSigma of the blur for {@link Hide#BLUR}
         * @param hideImage the file for {@link Hide#IMAGE}
         * @throws IllegalArgumentException if the colour is not {@code #rrggbb}, the blur is out of its range, or there is no
         *     file for {@link Hide#IMAGE}
         */
        public Options {
            if (!COLOR.matcher(hideColor).matches()) {
                throw new IllegalArgumentException(
                        "hide-color is '" + hideColor + "'; write a colour as #rrggbb, for example #808080");
            }
            if (!(hideSigma > 0 && hideSigma <= GaussianBlur.LARGEST_SIGMA)) {
                throw new IllegalArgumentException("hide-sigma is " + hideSigma + "; it must be above 0 and at most 100");
            }
            if (hide == Hide.IMAGE && hideImage.isEmpty()) {
                throw new IllegalArgumentException("hide is image, but hide-image is missing: name a picture file");
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
            case BLUR -> new Hiding.Blurred(options.hideSigma());
            case IMAGE -> new Hiding.Replaced(RgbImage.from(ImageFile.read(
                    context.resolve(options.hideImage().orElseThrow()), ImageSource.DEFAULT_MAX_PIXELS, "hide-image", "")));
        };
        return new ImageRepresentation(segmenter, hiding);
    }
}
