package org.lime4j.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.lime4j.api.explanation.IntPlane;

/**
 * An image of packed 8-bit ARGB pixels in sRGB, not premultiplied; row-major, top row first. A grey image is one whose red,
 * green and blue are equal, and stays one under every hiding but those by another colour or image.
 *
 * <p>Transparency is carried along: hidden segments have the transparency of what they are hidden by. Segmenters look at
 * colours alone, as they are stored under transparent pixels (that of Felzenszwalb blurs them by their opacity first);
 * {@link Channels} other than RGBA leave it out.
 *
 * <p>An image that was made by one of the public methods never changes. The images that a model is asked about are views
 * over buffers that are used again for the next batch: they do not change while {@code predict} runs, and reading one
 * later is an {@link IllegalStateException} instead of another image's pixels. A model that keeps its inputs declares
 * {@link org.lime4j.api.model.BlackBox#retainsInputs()}, and its images then stay valid; {@link #copy()} keeps one image.
 */
public final class RgbImage {
    private static final int OPAQUE = 0xFF000000;

    /** What 0 to 255 are as floats. */
    private static final float[] FRACTIONS = fractions();

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

    /** The numbers of a pixel, in their order. */
    public enum Channels {
        /** Lightness, by {@link RgbImage#grey(int)}; read in, it is red, green and blue. */
        GREY(1),
        /** Red, green, blue; read in, the image is opaque. */
        RGB(3),
        /** Red, green, blue, not premultiplied, and alpha: 1 is opaque. */
        RGBA(4);

        private final int count;

        Channels(int count) {
            this.count = count;
        }

        /** {@return how many numbers a pixel has} */
        public int count() {
            return count;
        }

        private int level(int argb, int channel) {
            return this == GREY ? grey(argb) : argb >>> (channel == 3 ? 24 : 16 - 8 * channel) & 0xFF;
        }

        private int with(int argb, int channel, int level) {
            return this == GREY ? OPAQUE | level * 0x010101 : argb | level << (channel == 3 ? 24 : 16 - 8 * channel);
        }
    }

    /**
     * {@return an opaque grey image}
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param levels {@code width × height} of them from 0 to 255, row-major; copied
     */
    public static RgbImage ofGrey(int width, int height, int[] levels) {
        int[] pixels = new int[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            if (levels[i] < 0 || levels[i] > 255) {
                throw new IllegalArgumentException("levels[" + i + "] is " + levels[i] + "; a level lies in 0 to 255");
            }
            pixels[i] = OPAQUE | levels[i] * 0x010101;
        }
        return new RgbImage(width, height, pixels);
    }

    /**
     * {@return an image of planes of numbers, one for each channel: layout CHW}
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param channels of a pixel
     * @param numbers plane after plane, row-major, in [0, 1]; each becomes the nearest of 256 levels; copied
     * @throws IllegalArgumentException if there are not {@code channels × width × height} numbers, or one is outside of [0, 1]
     */
    public static RgbImage ofPlanes(int width, int height, Channels channels, float[] numbers) {
        return ofFloats(width, height, channels, numbers, false);
    }

    /**
     * {@return an image of numbers pixel by pixel: layout HWC}
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param channels of a pixel
     * @param numbers pixel after pixel, row-major, in [0, 1]; each becomes the nearest of 256 levels; copied
     * @throws IllegalArgumentException if there are not {@code width × height × channels} numbers, or one is outside of [0, 1]
     */
    public static RgbImage ofInterleaved(int width, int height, Channels channels, float[] numbers) {
        return ofFloats(width, height, channels, numbers, true);
    }

    private static RgbImage ofFloats(int width, int height, Channels channels, float[] numbers, boolean interleaved) {
        if (width < 1 || height < 1 || (long) width * height * channels.count() != numbers.length) {
            throw new IllegalArgumentException("numbers has " + numbers.length + " entries; an image of " + width + " × " + height
                    + " in " + channels + " needs width × height × " + channels.count() + " of them, width and height at least 1");
        }
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, channels == Channels.RGBA ? 0 : OPAQUE);
        for (int i = 0; i < numbers.length; i++) {
            float number = numbers[i];
            if (!(number >= 0 && number <= 1)) {
                throw new IllegalArgumentException("numbers[" + i + "] is " + number
                        + "; numbers lie in [0, 1]: divide levels of 0 to 255 by 255");
            }
            int pixel = interleaved ? i / channels.count() : i % pixels.length;
            int channel = interleaved ? i % channels.count() : i / pixels.length;
            pixels[pixel] = channels.with(pixels[pixel], channel, Math.round(255 * number));
        }
        return new RgbImage(width, height, pixels);
    }

    private static float[] fractions() {
        float[] fractions = new float[256];
        for (int level = 0; level < fractions.length; level++) {
            fractions[level] = level / 255f;
        }
        return fractions;
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
     * because Java's conversion reads them as linear light and brightens them, and so are inks (CMYK) without a profile: red
     * is (1 - cyan) · (1 - black). Numbers of more than 8 bits become the nearest level; premultiplied colours are divided by
     * their alpha.
     *
     * @param image not modified
     */
    public static RgbImage from(BufferedImage image) {
        Objects.requireNonNull(image, "image");
        int width = image.getWidth();
        int height = image.getHeight();
        ColorSpace space = image.getColorModel().getColorSpace();
        int[] pixels = switch (space.getType()) {
            case ColorSpace.TYPE_GRAY -> isPlain(image) ? greyPixels(image) : convert(image, RgbImage::ofGreyNumbers);
            case ColorSpace.TYPE_CMYK -> space instanceof ICC_ColorSpace ? rgbPixels(image) : convert(image, RgbImage::ofInks);
            default -> rgbPixels(image);
        };
        return new RgbImage(width, height, pixels);
    }

    private static int[] rgbPixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Whether samples are levels from 0 to 2^bits - 1. */
    private static boolean isPlain(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return !model.isAlphaPremultiplied()
                && image.getRaster().getNumBands() == model.getNumComponents()
                && (model.getTransferType() == DataBuffer.TYPE_BYTE || model.getTransferType() == DataBuffer.TYPE_USHORT)
                && Arrays.stream(model.getComponentSize()).allMatch(bits -> bits <= 16);
    }

    /** Any image by its components in [0, 1], not premultiplied, as its color model reads them; an alpha is the last. */
    private static int[] convert(BufferedImage image, ToIntFunction<float[]> rgb) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int width = image.getWidth();
        int[] pixels = new int[Math.multiplyExact(width, image.getHeight())];
        Object element = null;
        float[] components = new float[model.getNumComponents()];
        for (int i = 0; i < pixels.length; i++) {
            element = raster.getDataElements(i % width, i / width, element);
            model.getNormalizedComponents(element, components, 0);
            int alpha = model.hasAlpha() ? toByte(components[components.length - 1]) : 255;
            pixels[i] = alpha << 24 | rgb.applyAsInt(components);
        }
        return pixels;
    }

    private static int ofGreyNumbers(float[] components) {
        return toByte(components[0]) * 0x010101;
    }

    private static int ofInks(float[] components) {
        float light = 1 - components[3];
        return toByte((1 - components[0]) * light) << 16
                | toByte((1 - components[1]) * light) << 8
                | toByte((1 - components[2]) * light);
    }

    private static int toByte(float number) {
        return Math.round(255 * Math.max(0, Math.min(1, number)));
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

    /**
     * Copies all numbers in planes, one for each channel: layout CHW, and NCHW image after image.
     *
     * @param channels of a pixel
     * @param into modified from {@code at} on: {@code channels × height × width} numbers in [0, 1]
     * @param at index of the first number
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyPlanes(Channels channels, float[] into, int at) {
        copyFloats(channels, into, at, 1, pixels.length);
    }

    /**
     * Copies all numbers pixel by pixel: layout HWC, and NHWC image after image.
     *
     * @param channels of a pixel
     * @param into modified from {@code at} on: {@code height × width × channels} numbers in [0, 1]
     * @param at index of the first number
     * @throws IndexOutOfBoundsException if they do not fit
     */
    public void copyInterleaved(Channels channels, float[] into, int at) {
        copyFloats(channels, into, at, channels.count(), 1);
    }

    private void copyFloats(Channels channels, float[] into, int at, int pixelStep, int channelStep) {
        int[] from = pixels();
        Objects.checkFromIndexSize(at, Math.multiplyExact(from.length, channels.count()), into.length);
        for (int channel = 0; channel < channels.count(); channel++) {
            int to = at + channel * channelStep;
            for (int pixel : from) {
                into[to] = FRACTIONS[channels.level(pixel, channel)];
                to += pixelStep;
            }
        }
    }

    /**
     * {@return the lightness of a pixel from 0 to 255, by ITU-R BT.601, rounded} That of a grey pixel is its level. Alpha is
     * left out.
     *
     * @param argb {@code 0xAARRGGBB}
     */
    public static int grey(int argb) {
        return (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF) + 500) / 1000;
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
