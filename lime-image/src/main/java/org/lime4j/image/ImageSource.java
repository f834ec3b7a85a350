package org.lime4j.image;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.lime4j.core.representation.InstanceSource;

/**
 * One picture file of any format that {@link ImageIO} reads: PNG, JPEG, BMP, and the first frame or page of GIF and TIFF. The
 * size is read from the header, and a picture above the cap is refused before a pixel is decoded; so is one that is cut off
 * or damaged, where its format lets that be seen.
 *
 * <p>Pixels are those that the file stores: what its metadata say of orientation is left to whoever feeds a model, as in most
 * programs that train one.
 */
public final class ImageSource implements InstanceSource<RgbImage> {
    /** Most pixels of a picture when nothing else is said. */
    public static final int DEFAULT_MAX_PIXELS = 40_000_000;

    private final Path path;
    private final int maxPixels;

    /**
     * An image that is read from a file.
     *
     * @param path of the file
     * @param maxPixels most pixels it may have, at least 1
     */
    public ImageSource(Path path, int maxPixels) {
        this.path = Objects.requireNonNull(path, "path");
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels is " + maxPixels + "; it must be at least 1");
        }
        this.maxPixels = maxPixels;
    }

    @Override
    public Class<RgbImage> instanceType() {
        return RgbImage.class;
    }

    /**
     * @throws org.lime4j.api.LimeException {@link org.lime4j.api.ErrorId#IO} if there is no such file, {@link
     *     org.lime4j.api.ErrorId#BAD_INSTANCE} if it is no picture, too large or damaged
     */
    @Override
    public Iterator<RgbImage> instances() {
        return List.of(RgbImage.from(ImageFile.read(path, maxPixels, "path", ", or raise max-pixels"))).iterator();
    }
}
