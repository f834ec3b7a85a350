package org.lime4j.image;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** Reads whole picture files of any format that {@link ImageIO} reads, of several frames the first. */
final class ImageFile {
    /** Of what a JPEG reader warns about, what leaves parts of the picture grey or wrong. */
    private static final Pattern LOSSES = Pattern.compile("truncated|premature|huffman", Pattern.CASE_INSENSITIVE);

    private static final int SIGNATURE_BYTES = 8;
    private static final int TYPE_BYTES = 4;

    /** Chunks of a PNG that pixels depend on. */
    private static final Set<String> CHUNKS_OF_PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT");

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
        if (path.toFile().length() == 0) {
            throw damaged(path, "it is empty", null);
        }
        try (ImageInputStream stream = ImageIO.createImageInputStream(path.toFile())) {
            if (stream == null) {
                throw new LimeException(ErrorId.IO, "cannot open the picture file " + path);
            }
            return read(path, stream, maxPixels, larger);
        } catch (LimeException e) {
            throw e;
        } catch (EOFException e) {
            throw damaged(path, "it ends too early", e);
        } catch (IOException | RuntimeException e) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "cannot decode the picture " + path + ": "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                    + "; save it anew as an RGB PNG or JPEG", e);
        } catch (OutOfMemoryError e) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    "the picture " + path + " does not fit into the memory: scale it down, or raise the heap (-Xmx)", e);
        }
    }

    private static BufferedImage read(Path path, ImageInputStream stream, int maxPixels, String larger) throws IOException {
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
            if (reader.getFormatName().equalsIgnoreCase("png")) {
                checkSums(path);
            }
            StringBuilder losses = new StringBuilder();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (LOSSES.matcher(warning).find() && losses.isEmpty()) {
                    losses.append(warning);
                }
            });
            BufferedImage picture = reader.read(0);
            if (!losses.isEmpty()) {
                throw damaged(path, losses.toString(), null);
            }
            return picture;
        } finally {
            reader.dispose();
        }
    }

    /** Compares the check sums of a PNG, which its reader does not look at. */
    private static void checkSums(Path path) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            in.skipNBytes(SIGNATURE_BYTES);
            byte[] buffer = new byte[8192];
            for (String type = ""; !type.equals("IEND"); ) {
                long left = Integer.toUnsignedLong(in.readInt());
                in.readFully(buffer, 0, TYPE_BYTES);
                type = new String(buffer, 0, TYPE_BYTES, StandardCharsets.ISO_8859_1);
                if (CHUNKS_OF_PIXELS.contains(type)) {
                    CRC32 sum = new CRC32();
                    sum.update(buffer, 0, TYPE_BYTES);
                    for (int length; left > 0; left -= length) {
                        length = (int) Math.min(left, buffer.length);
                        in.readFully(buffer, 0, length);
                        sum.update(buffer, 0, length);
                    }
                    if (in.readInt() != (int) sum.getValue()) {
                        throw damaged(path, "the check sum of its " + type + " is wrong", null);
                    }
                } else if (!type.equals("IEND")) {
                    in.skipNBytes(left + Integer.BYTES);
                }
            }
        }
    }

    private static LimeException damaged(Path path, String what, @Nullable Exception cause) {
        return new LimeException(ErrorId.BAD_INSTANCE,
                "the picture " + path + " is damaged or cut off: " + what + "; get the whole file again", cause);
    }

    private static String formats() {
        return String.join(", ", Arrays.stream(ImageIO.getReaderFileSuffixes()).filter(s -> !s.isEmpty()).sorted().toList());
    }
}
