package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

class ImageSourceTest {
    @TempDir Path folder;

    private Path png(RgbImage image) throws IOException {
        Path file = folder.resolve("picture.png");
        ImageIO.write(image.toBufferedImage(), "png", file.toFile());
        return file;
    }

    @Test
    void aPngIsReadExactly() throws IOException {
        RgbImage image = SegmenterChecks.noise(9, 5, 1);
        ImageSource source = new ImageSource(png(image), 45);
        assertThat(source.instanceType()).isEqualTo(RgbImage.class);
        assertThat(source.instances()).toIterable().containsExactly(image);
    }

    @Test
    void aPictureAboveTheCapIsRefused() throws IOException {
        Path file = png(SegmenterChecks.noise(9, 5, 1));
        assertError(new ImageSource(file, 44), ErrorId.BAD_INSTANCE,
                file + " has 9 × 5 = 45 pixels; the most is 44: scale it down, or raise max-pixels");
    }

    @Test
    void aBombIsRefusedByItsHeaderAlone() throws IOException {
        Path bomb = Files.write(folder.resolve("bomb.png"), pngHeader(60_000, 60_000));
        assertError(new ImageSource(bomb, ImageSource.DEFAULT_MAX_PIXELS), ErrorId.BAD_INSTANCE,
                bomb + " has 60000 × 60000 = 3600000000 pixels; the most is 40000000: scale it down, or raise max-pixels");
    }

    @Test
    void truncatedAndForeignFilesAreTypedErrors() throws IOException {
        byte[] whole = Files.readAllBytes(png(SegmenterChecks.noise(40, 40, 1)));
        Path truncated = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, 60));
        assertErrorStart(new ImageSource(truncated, 2_000), ErrorId.BAD_INSTANCE, "the picture " + truncated + " is damaged or cut off: it ends too early");
        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        assertErrorStart(new ImageSource(text, 2_000), ErrorId.BAD_INSTANCE, text + " is in none of the formats bmp, gif, jp");
        Path absent = folder.resolve("absent.png");
        assertError(new ImageSource(absent, 1), ErrorId.IO,
                "there is no readable picture file " + absent + ": correct the option path");
        assertError(new ImageSource(folder, 1), ErrorId.IO, folder + " is a folder, not a picture: correct the option path");
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(4);
        out.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[8]);
        return file.toByteArray();
    }

    private static void assertError(ImageSource source, ErrorId id, String message) {
        assertThatThrownBy(source::instances)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessage(message);
    }

    private static void assertErrorStart(ImageSource source, ErrorId id, String message) {
        assertThatThrownBy(source::instances)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageStartingWith(message);
    }
}
