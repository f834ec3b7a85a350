package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** Files of all kinds that somebody may give: the right pixels, or an error that says what to do. */
class PictureFilesTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 24;
    private static final int MAX_PIXELS = 1 << 20;

    /** Where the chunks after the header of a PNG begin. */
    private static final int AFTER_HEADER = 33;

    @TempDir Path folder;

    private RgbImage read(String name, byte[] bytes) throws IOException {
        return new ImageSource(Files.write(folder.resolve(name), bytes), MAX_PIXELS).instances().next();
    }

    private void assertRefused(String name, byte[] bytes, String what) {
        assertThatThrownBy(() -> read(name, bytes))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessageContaining(folder.resolve(name).toString())
                .hasMessageContaining(what);
    }

    private static RgbImage picture() {
        return SegmenterChecks.noise(WIDTH, HEIGHT, 1);
    }

    private static BufferedImage opaque(RgbImage image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, image.width(), image.height(), image.toArray(), 0, image.width());
        return picture;
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, out)).as("writer of %s", format).isTrue();
        return out.toByteArray();
    }

    private interface Writing {
        void with(ImageWriter writer) throws IOException;
    }

    private static byte[] written(String format, Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writing.with(writer);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] inserted(byte[] file, int at, byte[] part) {
        return joined(Arrays.copyOf(file, at), part, Arrays.copyOfRange(file, at, file.length));
    }

    /** A segment of a JPEG behind its first marker. */
    private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        int length = content.length + 2;
        return inserted(jpeg, 2, joined(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, content));
    }

    private static byte[] chunk(String type, byte[] content) throws IOException {
        byte[] named = joined(text(type), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(named);
        data.writeInt((int) sum.getValue());
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void formatsWithoutLossGiveThePixels(String format) throws IOException {
        assertThat(read("picture." + format, written(opaque(picture()), format))).isEqualTo(picture());
        assertThat(read("picture.wrong-suffix", written(opaque(picture()), format))).isEqualTo(picture());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 300", "300, 1"})
    void theSmallestPicturesAreRead(int width, int height) throws IOException {
        RgbImage thin = SegmenterChecks.noise(width, height, 1);
        assertThat(read("thin.png", written(opaque(thin), "png"))).isEqualTo(thin);
        RgbImage jpeg = read("thin.jpg", written(opaque(thin), "jpeg"));
        assertThat(jpeg.width()).isEqualTo(width);
        assertThat(jpeg.height()).isEqualTo(height);
    }

    @Test
    void anInterlacedPngIsWhole() throws IOException {
        byte[] interlaced = written("png", writer -> {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(opaque(picture()), null, null), parameters);
        });
        assertThat(interlaced[28]).as("interlace method").isEqualTo((byte) 1);
        assertThat(read("interlaced.png", interlaced)).isEqualTo(picture());
    }

    @Test
    void sixteenBitsBecomeTheNearestLevel() throws IOException {
        BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 257 * 100 + 120, 65535});
        assertThat(read("grey.png", written(grey, "png")).toArray()).containsExactly(0xFF000000, 0xFF646464, 0xFFFFFFFF);
        byte[] header = chunk("IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 16, 6, 0, 0, 0});
        byte[] colour = {0, 1, 1, 100, 120, -1, -1, -128, -128};
        assertThat(read("colour.png", joined(
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                        header, chunk("IDAT", deflated(colour)), chunk("IEND", new byte[0]))).toArray())
                .containsExactly(0x800164FF);
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static BufferedImage palette() {
        IndexColorModel colors = new IndexColorModel(
                2, 3, new byte[] {10, (byte) 200, 30}, new byte[] {40, 50, 60}, new byte[] {70, 80, 90}, new byte[] {-1, 0, 100});
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY, colors);
        picture.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {2, 0, 1});
        return picture;
    }

    @Test
    void aPaletteKeepsItsTransparency() throws IOException {
        assertThat(read("palette.png", written(palette(), "png")).toArray())
                .containsExactly(0x641E3C5A, 0xFF0A2846, 0x00C83250);
    }

    @Test
    void ofAnAnimationTheFirstFrameIsRead() throws IOException {
        byte[] animated = written("gif", writer -> {
            writer.prepareWriteSequence(null);
            for (int color : new int[] {0xFFFF0000, 0xFF00FF00, 0xFF0000FF}) {
                BufferedImage frame = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
                frame.setRGB(0, 0, color);
                frame.setRGB(1, 0, color);
                writer.writeToSequence(new IIOImage(frame, null, null), null);
            }
            writer.endWriteSequence();
        });
        assertThat(read("animated.gif", animated).toArray()).containsExactly(0xFFFF0000, 0xFFFF0000);
    }

    /** One colour, so that nothing is lost: cyan 0.2, magenta 0.6, yellow 0, black 0.2; files hold one less the ink. */
    @Test
    void inksAreReadOrRefusedWithARemedy() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            inks.setPixel(i % 16, i / 16, new int[] {204, 102, 255, 204});
        }
        byte[] plain = written("jpeg", writer -> writer.write(null, new IIOImage(inks, null, null), null));
        byte[] adobe = withSegment(plain, 0xEE, joined(text("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 0}));
        try {
            for (int argb : read("inks.jpg", adobe).toArray()) {
                assertThat(argb).isEqualTo(0xFF000000 | 163 << 16 | 82 << 8 | 204);
            }
        } catch (LimeException e) {
            assertThat(e).hasMessageContaining("Unsupported Image Type").hasMessageEndingWith("save it anew as an RGB PNG or JPEG");
        }
    }

    /** Orientation 6: to be turned by a quarter. */
    @Test
    void anOrientationIsNotApplied() throws IOException {
        byte[] jpeg = written(opaque(picture()), "jpeg");
        byte[] turned = withSegment(jpeg, 0xE1, joined(text("Exif\0\0"), ByteBuffer.allocate(26)
                .put(text("MM")).putShort((short) 42).putInt(8)
                .putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) 6).putShort((short) 0)
                .putInt(0)
                .array()));
        assertThat(read("turned.jpg", turned)).isEqualTo(read("upright.jpg", jpeg));
    }

    @ParameterizedTest
    @CsvSource({"png, damaged or cut off: it ends too early; get the whole file again", "bmp, damaged or cut off",
        "gif, cannot decode", "tiff, cannot decode"})
    void aFileThatIsCutOffIsRefused(String format, String what) throws IOException {
        byte[] whole = written(opaque(picture()), format);
        for (double share : new double[] {0.5, 0.9, 0.97}) {
            assertRefused("cut." + format, Arrays.copyOf(whole, (int) (share * whole.length)), what);
        }
    }

    /** Java's reader paints the rest grey. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 0.9, 0.98})
    void aJpegThatIsCutOffIsRefused(double share) throws IOException {
        byte[] whole = written(opaque(SegmenterChecks.noise(200, 120, 1)), "jpeg");
        assertRefused("cut.jpg", Arrays.copyOf(whole, (int) (share * whole.length)), "damaged or cut off: Truncated File");
    }

    @Test
    void wrongCheckSumsOfPixelsAreSeen() throws IOException {
        byte[] png = written(palette(), "png");
        for (String type : new String[] {"IHDR", "PLTE", "tRNS", "IDAT"}) {
            byte[] damaged = png.clone();
            damaged[new String(png, StandardCharsets.ISO_8859_1).indexOf(type) + 5] ^= 1;
            assertRefused("damaged.png", damaged, "the check sum of its " + type + " is wrong");
        }
        byte[] comment = chunk("tEXt", text("a\0comment"));
        comment[comment.length - 1] ^= 1;
        assertThat(read("comment.png", inserted(png, AFTER_HEADER, comment))).isEqualTo(RgbImage.from(palette()));
    }

    @Test
    void sizesOfFramesAreLookedAtBeforePixels() throws IOException {
        byte[] gif = written(opaque(SegmenterChecks.constant(4, 4)), "gif");
        ByteBuffer frame = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(new String(gif, StandardCharsets.ISO_8859_1).lastIndexOf("\0\0\0\0\4\0\4\0"), 0xFFFFFFFF00000000L);
        assertRefused("frame.gif", gif, "has 65535 × 65535 = 4294836225 pixels; the most is 1048576");
        byte[] jpeg = written(opaque(SegmenterChecks.constant(4, 4)), "jpeg");
        ByteBuffer.wrap(jpeg).putInt(new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\0\4\0\4\3"), 0x7FFF7FFF);
        assertRefused("large.jpg", jpeg, "has 32767 × 32767 = 1073676289 pixels");
    }

    /** More planes than pixels. */
    @Test
    void aTiffOfThousandsOfSamplesAPixelIsRefused() {
        int[][] tags = {{256, 4, 1_000}, {257, 4, 1_000}, {258, 3, 8}, {259, 3, 1}, {262, 3, 1}, {273, 4, 8}, {277, 3, 65_535}};
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN).put(text("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) tags.length);
        for (int[] tag : tags) {
            tiff.putShort((short) tag[0]).putShort((short) tag[1]).putInt(1).putInt(tag[2]);
        }
        assertRefused("samples.tiff", tiff.array(), "cannot decode the picture");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertRefused("empty.png", new byte[0], "is damaged or cut off: it is empty");
        assertRefused("notes.png", text("no picture"), "is in none of the formats bmp, gif, jp");
        assertRefused("zeros.png", new byte[100], "is in none of the formats");
        assertRefused("picture.webp", joined(text("RIFF"), new byte[] {20, 0, 0, 0}, text("WEBPVP8L"), new byte[16]),
                "convert it to one of them");
        assertRefused("signature.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, "cannot decode the picture");
    }
}
