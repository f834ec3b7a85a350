package org.lime4j.image;

import java.nio.file.Path;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

/** Provides {@link ImageSource} as {@code image}. */
public final class ImageSourceFactory implements InstanceSourceFactory<ImageSourceFactory.Options> {
    /** For the service loader. */
    public ImageSourceFactory() {}

    /**
     * Options of {@code image}.
     *
     * @param path of the picture
     * @param maxPixels most pixels it may have
     */
    public record Options(
            @Option(doc = "a PNG, JPEG, GIF, BMP or TIFF file") Path path,
            @Option(value = "40000000", min = 1, doc = "most pixels a picture may have; looked at before it is decoded")
                    int maxPixels) {}

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
        return "one picture file";
    }

    @Override
    public InstanceSource<?> create(Options options, CreationContext context) {
        return new ImageSource(context.resolve(options.path()), options.maxPixels());
    }
}
