package org.lime4j.image;

import java.nio.file.Path;
import java.util.Objects;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Provides {@link LabelMapSegmenter} as {@code label-map}. */
public final class LabelMapSegmenterFactory implements SegmenterFactory<LabelMapSegmenterFactory.Options> {
    /** For the service loader. */
    public LabelMapSegmenterFactory() {}

    /**
     * Options of {@code label-map}.
     *
     * @param path of the picture that holds the labels
     */
    public record Options(
            @Option(doc = "a PNG, GIF, BMP or TIFF file of the size of the image, in which each grey level or colour is a segment")
                    Path path) {
        /**
         * Checks that there is a file.
         *
         * @param path of the picture that holds the labels
         */
        public Options {
            Objects.requireNonNull(path, "path");
        }
    }

    @Override
    public String id() {
        return "label-map";
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
        return "segments that a picture of their labels gives";
    }

    @Override
    public Segmenter create(Options options, CreationContext context) {
        return LabelMapSegmenter.of(
                ImageFile.read(context.resolve(options.path()), ImageSource.DEFAULT_MAX_PIXELS, "segmenter.path", ""));
    }
}
