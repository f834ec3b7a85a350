package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.image.RgbImage.Channels;

class RgbImageTest {
    @Test
    void pixelsAreCopiedInAndOut() {
        int[] rgb = {0x010203, 0x040506};
        RgbImage image = RgbImage.ofRgb(2, 1, rgb);
        rgb[0] = 0;
        image.toArray()[1] = 0;
        assertThat(image.argb(0)).isEqualTo(0xFF010203);
        assertThat(image.argb(1, 0)).isEqualTo(0xFF040506);
        assertThat(image).isEqualTo(RgbImage.ofArgb(2, 1, new int[] {0xFF010203, 0xFF040506}));
        assertThat(image).hasSameHashCodeAs(image.copy());
        assertThat(image).isNotEqualTo(RgbImage.ofRgb(1, 2, new int[] {0x010203, 0x040506}));
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> RgbImage.ofRgb(2, 2, new int[3])).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels has 3 entries; an image of 2 × 2 needs width × height of them, both at least 1");
        assertThatThrownBy(() -> RgbImage.ofRgb(0, 0, new int[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bufferedImagesGoThereAndBack() {
        RgbImage image = RgbImage.ofArgb(2, 2, new int[] {0xFF102030, 0x80FFFFFF, 0x00000000, 0xFF000000});
        assertThat(RgbImage.from(image.toBufferedImage())).isEqualTo(image);
    }

    @Test
    void opaqueTypesOfBufferedImagesGiveTheSamePixels() {
        for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_BGR}) {
            BufferedImage picture = new BufferedImage(2, 1, type);
            picture.setRGB(0, 0, 0xFF123456);
            picture.setRGB(1, 0, 0xFFFEDCBA);
            assertThat(RgbImage.from(picture).toArray()).as("type %d", type).containsExactly(0xFF123456, 0xFFFEDCBA);
        }
    }

    @Test
    void greyLevelsAreNotBrightened() {
        BufferedImage bytes = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage shorts = new BufferedImage(256, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int v = 0; v < 256; v++) {
            bytes.getRaster().setSample(v, 0, 0, v);
            shorts.getRaster().setSample(v, 0, 0, v * 257);
        }
        for (int v = 0; v < 256; v++) {
            assertThat(RgbImage.from(bytes).argb(v)).isEqualTo(0xFF000000 | v * 0x010101);
            assertThat(RgbImage.from(shorts).argb(v)).isEqualTo(0xFF000000 | v * 0x010101);
        }
        assertThat(bytes.getRGB(128, 0) & 0xFF).as("Java's own conversion").isGreaterThan(128);
    }

    @Test
    void palettesAreLookedUp() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        picture.setRGB(1, 0, 0xFFFFFFFF);
        assertThat(RgbImage.from(picture).toArray()).containsExactly(0xFF000000, 0xFFFFFFFF);
    }

    @Test
    void palettesKeepTheirTransparentColour() {
        IndexColorModel palette = new IndexColorModel(
                2, 3, new byte[] {10, (byte) 200, 30}, new byte[] {40, 50, 60}, new byte[] {70, 80, 90}, new byte[] {-1, 0, 100});
        BufferedImage picture = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        picture.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {2, 0, 1});
        assertThat(RgbImage.from(picture).toArray()).containsExactly(0x641E3C5A, 0xFF0A2846, 0x00C83250);
    }

    /** An image of one pixel of any type, numbers as they are stored. */
    private static RgbImage stored(int colorSpace, boolean alpha, boolean premultiplied, int type, double... numbers) {
        ColorModel model = new ComponentColorModel(ColorSpace.getInstance(colorSpace), alpha, premultiplied,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, type);
        WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, numbers);
        return RgbImage.from(new BufferedImage(model, raster, premultiplied, null));
    }

    @Test
    void numbersOfSixteenBitsAndFloatsBecomeTheNearestLevel() {
        assertThat(stored(ColorSpace.CS_sRGB, false, false, DataBuffer.TYPE_USHORT, 0, 257 * 7 + 100, 65535).toArray())
                .containsExactly(0xFF0007FF);
        assertThat(stored(ColorSpace.CS_sRGB, true, false, DataBuffer.TYPE_USHORT, 257, 514, 771, 257 * 128).toArray())
                .containsExactly(0x80010203);
        assertThat(stored(ColorSpace.CS_sRGB, false, false, DataBuffer.TYPE_FLOAT, 0, 100.4 / 255, 1).toArray())
                .containsExactly(0xFF0064FF);
        assertThat(stored(ColorSpace.CS_GRAY, false, false, DataBuffer.TYPE_FLOAT, 100.4 / 255).toArray())
                .containsExactly(0xFF646464);
        assertThat(stored(ColorSpace.CS_GRAY, false, false, DataBuffer.TYPE_SHORT, Short.MAX_VALUE).toArray())
                .containsExactly(0xFFFFFFFF);
    }

    @Test
    void premultipliedColoursAreDividedByTheirAlpha() {
        assertThat(stored(ColorSpace.CS_GRAY, true, true, DataBuffer.TYPE_BYTE, 32, 64).toArray()).containsExactly(0x40808080);
        assertThat(stored(ColorSpace.CS_GRAY, true, true, DataBuffer.TYPE_BYTE, 0, 0).argb(0) >>> 24).isZero();
        assertThat(stored(ColorSpace.CS_GRAY, true, false, DataBuffer.TYPE_BYTE, 32, 64).toArray()).containsExactly(0x40202020);
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        picture.getRaster().setPixel(0, 0, new int[] {32, 64, 0, 64});
        assertThat(RgbImage.from(picture).toArray()).containsExactly(0x4080FF00);
    }

    @Test
    void aPartOfAnotherImageIsThatPart() {
        BufferedImage grey = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(2, 1, 0, 77);
        assertThat(RgbImage.from(grey.getSubimage(2, 1, 1, 1)).toArray()).containsExactly(0xFF4D4D4D);
        RgbImage rgb = SegmenterChecks.noise(4, 3, 1);
        assertThat(RgbImage.from(rgb.toBufferedImage().getSubimage(2, 1, 1, 1)).argb(0)).isEqualTo(rgb.argb(2, 1));
    }

    @Test
    void greyLevelsAreGreyPixels() {
        RgbImage image = RgbImage.ofGrey(3, 1, new int[] {0, 128, 255});
        assertThat(image.toArray()).containsExactly(0xFF000000, 0xFF808080, 0xFFFFFFFF);
        assertThatThrownBy(() -> RgbImage.ofGrey(2, 1, new int[] {3, 256}))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("levels[1] is 256; a level lies in 0 to 255");
        assertThatThrownBy(() -> RgbImage.ofGrey(2, 1, new int[] {3, -1})).hasMessageStartingWith("levels[1] is -1");
        for (int level = 0; level < 256; level++) {
            assertThat(RgbImage.grey(level * 0x010101)).isEqualTo(level);
        }
        assertThat(RgbImage.grey(0x80FF0000)).isEqualTo(76);
        assertThat(RgbImage.grey(0x0000FF00)).isEqualTo(150);
        assertThat(RgbImage.grey(0x000000FF)).isEqualTo(29);
    }

    @Test
    void floatsStandInPlanesOrPixelByPixel() {
        RgbImage image = RgbImage.ofArgb(2, 1, new int[] {0x33FF8000, 0x66000040});
        float r = 128 / 255f;
        float b = 64 / 255f;
        float[] into = new float[10];
        image.copyPlanes(Channels.RGBA, into, 1);
        assertThat(into).containsExactly(0, 1, 0, r, 0, 0, b, 0.2f, 0.4f, 0);
        image.copyInterleaved(Channels.RGBA, into, 2);
        assertThat(into).containsExactly(0, 1, 1, r, 0, 0.2f, 0, 0, b, 0.4f);
        float[] rgb = new float[6];
        image.copyPlanes(Channels.RGB, rgb, 0);
        assertThat(rgb).containsExactly(1, 0, r, 0, 0, b);
        float[] grey = new float[2];
        image.copyInterleaved(Channels.GREY, grey, 0);
        assertThat(grey).containsExactly(151 / 255f, 7 / 255f);
        assertThatThrownBy(() -> image.copyPlanes(Channels.RGB, rgb, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void floatsGoThereAndBack(Channels channels) {
        RgbImage image = RgbImage.ofArgb(16, 16, new SplittableRandom(1).ints(256).toArray());
        RgbImage known = switch (channels) {
            case GREY -> RgbImage.ofGrey(16, 16, Arrays.stream(image.toArray()).map(RgbImage::grey).toArray());
            case RGB -> RgbImage.ofRgb(16, 16, image.toArray());
            case RGBA -> image;
        };
        float[] numbers = new float[channels.count() * 256];
        image.copyPlanes(channels, numbers, 0);
        assertThat(RgbImage.ofPlanes(16, 16, channels, numbers)).isEqualTo(known);
        image.copyInterleaved(channels, numbers, 0);
        assertThat(RgbImage.ofInterleaved(16, 16, channels, numbers)).isEqualTo(known);
    }

    @Test
    void floatsBecomeTheNearestLevel() {
        float[] between = {100.6f / 255, 100.4f / 255, 0.999f};
        assertThat(RgbImage.ofPlanes(1, 1, Channels.RGB, between).toArray()).containsExactly(0xFF6564FF);
    }

    @Test
    void floatsOutOfTheirRangeAreNamed() {
        assertThatThrownBy(() -> RgbImage.ofPlanes(1, 1, Channels.RGB, new float[] {0, 128, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numbers[1] is 128.0; numbers lie in [0, 1]: divide levels of 0 to 255 by 255");
        assertThatThrownBy(() -> RgbImage.ofInterleaved(1, 1, Channels.GREY, new float[] {Float.NaN}))
                .hasMessageStartingWith("numbers[0] is NaN");
        assertThatThrownBy(() -> RgbImage.ofPlanes(2, 1, Channels.RGBA, new float[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numbers has 6 entries; an image of 2 × 1 in RGBA needs width × height × 4 of them, width and"
                        + " height at least 1");
        assertThatThrownBy(() -> RgbImage.ofPlanes(65536, 65536, Channels.GREY, new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExpiredViewIsAnErrorAndNotAnotherImage() {
        RgbImage view = RgbImage.view(1, 1, new int[] {0xFF000001});
        RgbImage kept = view.copy();
        view.expire();
        assertThat(kept.argb(0)).isEqualTo(0xFF000001);
        assertThatThrownBy(() -> view.argb(0)).isInstanceOf(IllegalStateException.class)
                .hasMessage("this image is a view over a buffer that now holds another sample: copy() it during predict, or "
                        + "let the black box declare retainsInputs()");
        assertThat(view.toString()).isEqualTo("RgbImage[1 × 1]");
    }
}
