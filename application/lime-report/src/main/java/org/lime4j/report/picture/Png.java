package org.lime4j.report.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.lime4j.api.explanation.IntPlane;

/** Pictures as PNG files. */
public final class Png {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER = 0x49484452;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    /** Depth 8, colour type 6, the only compression and the only filter method. */
    private static final long RGBA_OF_8_BITS = 0x08060000L;

    private Png() {}

    /**
     * {@return the bytes of a file} The same picture gives the same bytes.
     *
     * @param picture packed ARGB pixels
     */
    public static byte[] encode(IntPlane picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.toArray(), 0, picture.width());
        return encode(image);
    }

    /**
     * {@return the bytes of a file that holds labels} Grey levels while there are at most 65,536 labels, else colours; the
     * segmenter {@code label-map} reads both.
     *
     * @param labels from 0 to below 2²⁴
     */
    public static byte[] encodeLabels(IntPlane labels) {
        int[] values = labels.toArray();
        int largest = 0;
        for (int value : values) {
            if (value < 0 || value > 0xFFFFFF) {
                throw new IllegalArgumentException("labels has " + value + "; labels of a picture are from 0 to " + 0xFFFFFF);
            }
            largest = Math.max(largest, value);
        }
        int type = largest <= 0xFF ? BufferedImage.TYPE_BYTE_GRAY
                : largest <= 0xFFFF ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(labels.width(), labels.height(), type);
        if (type == BufferedImage.TYPE_INT_RGB) {
            image.setRGB(0, 0, labels.width(), labels.height(), values, 0, labels.width());
        } else {
            image.getRaster().setSamples(0, 0, labels.width(), labels.height(), 0, values);
        }
        return encode(image);
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }

    /**
     * {@return the picture of a file that {@link #encode} wrote} The file may come from anywhere: its parts are measured
     * before anything is made of them.
     *
     * @param file 8 bits each of red, green, blue and alpha, not interlaced, without other chunks than a picture needs
     * @param width columns that it must have
     * @param height rows that it must have
     * @throws IOException if it is another kind of file or picture, is damaged or of another size
     */
    public static IntPlane decode(byte[] file, int width, int height) throws IOException {
        checkChunks(file, width, height);
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            return new IntPlane(width, height, reader.read(0).getRGB(0, 0, width, height, null, 0, width));
        } catch (RuntimeException e) {
            throw new IOException("the pixels cannot be decoded: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static void checkChunks(byte[] file, int width, int height) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < 8 || bytes.getLong() != SIGNATURE) {
            throw new IOException("it is no PNG file");
        }
        int type = 0;
        while (type != END) {
            int before = type;
            int length = bytes.remaining() < 12 ? -1 : bytes.getInt();
            if (length < 0 || length > bytes.remaining() - 8) {
                throw new IOException("it ends too early");
            }
            CRC32 check = new CRC32();
            check.update(file, bytes.position(), 4 + length);
            type = bytes.getInt();
            int data = bytes.position();
            if (type == HEADER && before == 0 && length == 13) {
                checkHeader(bytes, width, height);
            } else if (before == 0 || type != DATA && type != END) {
                throw new IOException("it has other chunks than a header, pixels and an end");
            }
            bytes.position(data + length);
            if (bytes.getInt() != (int) check.getValue()) {
                throw new IOException("a checksum does not match: it is damaged");
            }
        }
        if (bytes.hasRemaining()) {
            throw new IOException(bytes.remaining() + " bytes follow its end");
        }
    }

    private static void checkHeader(ByteBuffer bytes, int width, int height) throws IOException {
        int columns = bytes.getInt();
        int rows = bytes.getInt();
        if (columns != width || rows != height) {
            throw new IOException("it has " + Integer.toUnsignedString(columns) + " × " + Integer.toUnsignedString(rows)
                    + " pixels, not " + width + " × " + height);
        }
        if ((bytes.getInt() & 0xFFFFFFFFL) != RGBA_OF_8_BITS || bytes.get() != 0) {
            throw new IOException("its pixels are not 8 bits each of red, green, blue and alpha, not interlaced");
        }
    }
}
