package org.lime4j.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** Reads picture files of any format that {@link ImageIO} reads, of several frames the first. */
final class ImageFile {
    private ImageFile() {}

    /**
     * {@return the picture} Its size is read from the header, before a pixel is decoded.
     *
     * @param option that named the file
     * @param larger what allows more pixels, as an addition to the remedy of a picture that is too large; may be empty
     * @throws LimeException {@link ErrorId#IO} if there is no such file, {@link ErrorId#BAD_INSTANCE} if it is no picture,
     *     too large or damaged
     */
    static BufferedImage read(Path path, int maxPixels, String option, String larger) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new LimeException(ErrorId.IO, (Files.isDirectory(path) ? path + " is a folder, not a picture"
                    : "there is no readable picture file " + path) + ": correct the option " + option);
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(path.toFile())) {
            if (stream == null) {
                throw new LimeException(ErrorId.IO, "cannot open the picture file " + path);
            }
            return read(path, stream, maxPixels, larger);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static BufferedImage read(Path path, ImageInputStream stream, int maxPixels, String larger) {
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
                        + (long) width * height + " pixels; the most is " + maxPixels
                        + ": scale it down" + larger);
            }
            return reader.read(0);
        } catch (LimeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable(path, e);
        } finally {
            reader.dispose();
        }
    }

    private static LimeException unreadable(Path path, Exception e) {
        return new LimeException(ErrorId.BAD_INSTANCE,
                "cannot decode the picture " + path + ": " + e.getMessage() + "; save it anew as an RGB PNG or JPEG", e);
    }

    private static String formats() {
        return String.join(", ", Arrays.stream(ImageIO.getReaderFileSuffixes()).filter(s -> !s.isEmpty()).sorted().toList());
    }
}
