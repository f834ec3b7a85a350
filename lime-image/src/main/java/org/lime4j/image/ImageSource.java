package org.lime4j.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

/**
 * One picture file of any format that {@link ImageIO} reads: PNG, JPEG, GIF (its first frame), BMP, TIFF. The size is
 * read from the header, and a picture above the cap is refused before a pixel is decoded.
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

    @Override
    public Iterator<RgbImage> instances() {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new LimeException(ErrorId.IO, (Files.isDirectory(path) ? path + " is a folder, not a picture"
                    : "there is no readable picture file " + path) + ": correct the option path");
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(path.toFile())) {
            if (stream == null) {
                throw new LimeException(ErrorId.IO, "cannot open the picture file " + path);
            }
            return List.of(RgbImage.from(read(stream))).iterator();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BufferedImage read(ImageInputStream stream) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        if (!readers.hasNext()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, path + " is in none of the formats "
                    + formats() + ": convert it to one of them");
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > maxPixels) {
                throw new LimeException(ErrorId.BAD_INSTANCE, path + " has " + width + " × " + height + " = "
                        + (long) width * height + " pixels, but max-pixels is " + maxPixels
                        + ": scale it down, or raise max-pixels");
            }
            return reader.read(0);
        } catch (LimeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        } finally {
            reader.dispose();
        }
    }

    private LimeException unreadable(Exception e) {
        return new LimeException(ErrorId.BAD_INSTANCE,
                "cannot decode the picture " + path + ": " + e.getMessage() + "; save it anew as an RGB PNG or JPEG", e);
    }

    private static String formats() {
        return String.join(", ", Arrays.stream(ImageIO.getReaderFileSuffixes()).filter(s -> !s.isEmpty()).sorted().toList());
    }
}
