package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.lime4j.image.RgbImage;

/**
 * Turns an image into the numbers of a tensor: scaled to its size, colour by colour {@code (scale · level - mean) / std},
 * in the tensor's layout. Transparency is not looked at.
 */
final class ImageEncoder implements InstanceEncoder<RgbImage> {
    private final int width;
    private final int height;
    private final OnnxImageFactory.Channels channels;
    private final boolean channelsLast;
    /** Of each channel what a level from 0 to 255 becomes. */
    private final double[][] numbers;

    private volatile Resampling resampling;

    private ImageEncoder(int width, int height, OnnxImageFactory.Channels channels, boolean channelsLast, double[][] numbers) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.channelsLast = channelsLast;
        this.numbers = numbers;
        this.resampling = Resampling.of(width, height, width, height);
    }

    static Feeding<RgbImage> feed(NodeInfo input, OnnxImageFactory.Options options) throws Misfit {
        TensorInfo tensor = (TensorInfo) input.getInfo();
        long[] shape = tensor.getShape();
        boolean last = channelsLast(input, shape, options);
        long ownChannels = shape[last ? 3 : 1];
        OnnxImageFactory.Channels channels = options.channels().orElse(
                ownChannels == 1 ? OnnxImageFactory.Channels.GREY : OnnxImageFactory.Channels.RGB);
        if (ownChannels >= 0 && ownChannels != channels.count()) {
            throw new Misfit("the graph's input is " + Shapes.describe(input) + ", with " + ownChannels
                    + " channels, but option 'channels' is " + channels.name().toLowerCase(Locale.ROOT)
                    + ", which has " + channels.count());
        }
        int height = side(input, shape[last ? 1 : 2], options.height(), "height");
        int width = side(input, shape[last ? 2 : 3], options.width(), "width");
        long count = channels.count();
        List<Long> instance = last
                ? List.of((long) height, (long) width, count)
                : List.of(count, (long) height, (long) width);
        return new Feeding<>(
                InputTensor.of(input, tensor, instance, "images"),
                new ImageEncoder(width, height, channels, last, numbers(tensor.type, channels.count(), options)));
    }

    private static boolean channelsLast(NodeInfo input, long[] shape, OnnxImageFactory.Options options) throws Misfit {
        if (options.layout().isPresent()) {
            return options.layout().get() == OnnxImageFactory.Layout.NHWC;
        }
        boolean first = shape[1] == 1 || shape[1] == 3;
        boolean last = shape[3] == 1 || shape[3] == 3;
        if (first == last) {
            throw new Misfit("the graph's input is " + Shapes.describe(input) + ", which does not tell where the channels"
                    + " are: set layout = nchw or nhwc");
        }
        return last;
    }

    private static int side(NodeInfo input, long own, OptionalInt wanted, String name) throws Misfit {
        if (own < 0 && wanted.isEmpty()) {
            throw new Misfit("the graph's input is " + Shapes.describe(input) + ", of any " + name
                    + ": set " + name + " to that of the images it was trained on");
        }
        if (own >= 0 && wanted.isPresent() && wanted.getAsInt() != own) {
            throw new Misfit("the graph's input is " + Shapes.describe(input) + ", of " + name + " " + own
                    + ", but option '" + name + "' is " + wanted.getAsInt() + ": leave it out");
        }
        return own >= 0 ? Math.toIntExact(own) : wanted.getAsInt();
    }

    private static double[][] numbers(OnnxJavaType type, int channels, OnnxImageFactory.Options options) throws Misfit {
        double scale = options.scale().orElse(type == OnnxJavaType.UINT8 ? 1 : 1.0 / 255);
        double[] mean = perChannel(options.mean(), 0, channels, "mean");
        double[] std = perChannel(options.std(), 1, channels, "std");
        double[][] numbers = new double[channels][256];
        for (int c = 0; c < channels; c++) {
            for (int level = 0; level < 256; level++) {
                numbers[c][level] = (scale * level - mean[c]) / std[c];
            }
        }
        return numbers;
    }

    private static double[] perChannel(List<Double> given, double usual, int channels, String option) throws Misfit {
        if (given.size() > 1 && given.size() != channels) {
            throw new Misfit("option '" + option + "' has " + given.size() + " numbers, " + given
                    + ", but the model has " + channels + " channels: give one number, or one a channel");
        }
        double[] numbers = new double[channels];
        Arrays.setAll(numbers, c -> given.isEmpty() ? usual : given.get(given.size() == 1 ? 0 : c));
        return numbers;
    }

    @Override
    public void encode(RgbImage image, double[] tensor) {
        Resampling current = resampling;
        if (!current.isFor(image)) {
            current = Resampling.of(image.width(), image.height(), width, height);
            resampling = current;
        }
        int[] pixels = current.apply(image);
        int planes = channels.count();
        for (int c = 0; c < planes; c++) {
            int at = channelsLast ? c : c * pixels.length;
            int step = channelsLast ? planes : 1;
            double[] numberOf = numbers[c];
            for (int pixel : pixels) {
                tensor[at] = numberOf[channels.level(pixel, c)];
                at += step;
            }
        }
    }
}
