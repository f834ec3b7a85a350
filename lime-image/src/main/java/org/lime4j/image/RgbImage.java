package org.lime4j.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Objects;
import org.lime4j.api.explanation.IntPlane;

/**
 * An image of packed 8-bit ARGB pixels in sRGB, not premultiplied; row-major, top row first.
 *
 * <p>An image that was made by one of the public methods never changes. The images that a model is asked about are views
 * over buffers that are used again for the next batch: they do not change while {@code predict} runs, and reading one
 * later is an {@link IllegalStateException} instead of another image's pixels. A model that keeps its inputs declares
 * {@link org.lime4j.api.model.BlackBox#retainsInputs()}, and its images then stay valid; {@link #copy()} keeps one image.
 */
public final class RgbImage {
    private static final int OPAQUE = 0xFF000000;

    private final int width;
    private final int height;
    private final int[] pixels;
    private boolean expired;

    private RgbImage(int width, int height, int[] pixels) {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException("pixels has " + pixels.length + " entries; an image of " + width + " × "
                    + height + " needs width × height of them, both at least 1");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * {@return an opaque image}
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param rgb {@code width × height} values {@code 0xRRGGBB}, row-major; the upper byte is ignored; copied
     */
    public static RgbImage ofRgb(int width, int height, int[] rgb) {
        int[] pixels = rgb.clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= OPAQUE;
        }
        return new RgbImage(width, height, pixels);
    }

    /**
     * {@return an image with transparency}
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param argb {@code width × height} values {@code 0xAARRGGBB}, row-major; copied
     */
    public static RgbImage ofArgb(int width, int height, int[] argb) {
        return new RgbImage(width, height, argb.clone());
    }

    /**
     * {@return the pixels of an image of any type} Colours are converted to sRGB; grey levels are taken as they stand,
     * because Java's conversion reads them as linear light and brightens them.
     *
     * @param image not modified
     */
    public static RgbImage from(BufferedImage image) {
        Objects.requireNonNull(image, "image");
        int width = image.getWidth();
        int height = image.getHeight();
        return new RgbImage(width, height,
                isPlainGrey(image) ? greyPixels(image) : image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static boolean isPlainGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && !model.isAlphaPremultiplied()
                && image.getRaster().getNumBands() == model.getNumComponents()
                && Arrays.stream(model.getComponentSize()).allMatch(bits -> bits <= 16);
    }

    private static int[] greyPixels(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int width = image.getWidth();
        int[] grey = new int[width];
        int[] alpha = new int[width];
        int greyMax = (1 << model.getComponentSize(0)) - 1;
        int alphaMax = model.hasAlpha() ? (1 << model.getComponentSize(1)) - 1 : 1;
        Arrays.fill(alpha, alphaMax);
        int[] pixels = new int[Math.multiplyExact(width, image.getHeight())];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, grey);
            if (model.hasAlpha()) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = toByte(alpha[x], alphaMax) << 24 | toByte(grey[x], greyMax) * 0x010101;
            }
        }
        return pixels;
    }

    private static int toByte(int value, int max) {
        return (value * 255 + max / 2) / max;
    }

    /** A view over a decoder's buffer, which is not copied. */
    static RgbImage view(int width, int height, int[] buffer) {
        return new RgbImage(width, height, buffer);
    }

    /** Makes any later read an error; called before the buffer is filled anew. */
    void expire() {
        expired = true;
    }

    private int[] pixels() {
        if (expired) {
            throw new IllegalStateException("this image is a view over a buffer that now holds another sample: copy() it "
                    + "during predict, or let the black box declare retainsInputs()");
        }
        return pixels;
    }

    /** {@return the number of columns} */
    public int width() {
        return width;
    }

    /** {@return the number of rows} */
    public int height() {
        return height;
    }

    /** {@return the number of pixels} */
    public int size() {
        return pixels.length;
    }

    /**
     * {@return the pixel at a column and row, {@code 0xAARRGGBB}}
     *
     * @param x column, from 0
     * @param y row, from 0
     */
    public int argb(int x, int y) {
        return pixels()[y * width + x];
    }

    /**
     * {@return the pixel at a row-major index, {@code 0xAARRGGBB}}
     *
     * @param index {@code y * width + x}
     */
    public int argb(int index) {
        return pixels()[index];
    }

    /**
     * Copies all pixels, {@code 0xAARRGGBB}, row-major.
     *
     * @param into modified from {@code at} on
     * @param at index of the first pixel
     */
    public void copyTo(int[] into, int at) {
        System.arraycopy(pixels(), 0, into, at, pixels.length);
    }

    /** {@return a copy of all pixels, {@code 0xAARRGGBB}, row-major} */
    public int[] toArray() {
        return pixels().clone();
    }

    /** {@return an equal image that never changes} */
    public RgbImage copy() {
        return new RgbImage(width, height, toArray());
    }

    /** {@return the pixels as a plane, for explanations} */
    public IntPlane toPlane() {
        return new IntPlane(width, height, pixels());
    }

    /** {@return a new image of type {@link BufferedImage#TYPE_INT_ARGB} with these pixels} */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels(), 0, width);
        return image;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage that
                && width == that.width
                && height == that.height
                && Arrays.equals(pixels(), that.pixels());
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(pixels());
    }

    @Override
    public String toString() {
        return "RgbImage[" + width + " × " + height + "]";
    }
}
