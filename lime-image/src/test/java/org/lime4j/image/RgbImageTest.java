package org.lime4j.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

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
