package org.lime4j.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.image.RgbImage;

/** Provides, as {@code onnx-image}, the adapter that opens an ONNX model over images. */
public final class OnnxImageFactory implements ModelAdapterFactory<OnnxImageFactory.Options> {
    /** Images in a batch where the graph takes any number: the memory of a network grows with them. */
    private static final int USUAL_BATCH = 16;

    /** For the service loader. */
    public OnnxImageFactory() {}

    /** The order of the dimensions of a tensor of images. */
    public enum Layout {
        /** Batch, channels, height, width: plane after plane. */
        NCHW,
        /** Batch, height, width, channels: pixel after pixel. */
        NHWC
    }

    /** The channels of a tensor of images, in their order. */
    public enum Channels {
        /** Red, green, blue. */
        RGB,
        /** Blue, green, red. */
        BGR,
        /** One: the luma of Rec. 601. */
        GREY;

        int count() {
            return this == GREY ? 1 : 3;
        }

        int level(int pixel, int channel) {
            return switch (this) {
                case RGB -> pixel >> 16 - 8 * channel & 0xFF;
                case BGR -> pixel >> 8 * channel & 0xFF;
                case GREY -> RgbImage.grey(pixel);
            };
        }
    }

    /**
     * Options of {@code onnx-image}. A colour of a pixel, from 0 to 255, is fed as {@code (scale · colour - mean) / std}.
     *
     * @param path of the file
     * @param labels file of the classes' names
     * @param width of the images that the model takes, where the graph does not say it
     * @param height of the images that the model takes, where the graph does not say it
     * @param layout of the tensor, where its shape does not tell it
     * @param channels of the tensor; empty for red, green, blue, or grey where the tensor has one
     * @param scale of the colours; empty for 1/255, or 1 where the tensor holds bytes
     * @param mean of each channel, or of all; empty for 0
     * @param std of each channel, or of all; empty for 1
     * @param softmax whether the answers are scores whose softmax is wanted
     * @param kind what the answers mean; empty for regression if there is one column, else distribution
     * @param input name of the graph's input; empty for the only one
     * @param output name of the graph's output with the answers; empty for the only one that can be read
     * @param batch most images that the model is asked about at once, where the graph takes any number
     */
    public record Options(
            @Option(doc = "ONNX file") Path path,
            @Option(doc = "text file with the name of a class on each line, in the order of the answer's columns")
                    Optional<Path> labels,
            @Option(min = 1, max = 10_000, doc = "width in pixels that images are scaled to, where the graph does not say it")
                    OptionalInt width,
            @Option(min = 1, max = 10_000, doc = "height in pixels that images are scaled to, where the graph does not say it")
                    OptionalInt height,
            @Option(doc = "order of the tensor's dimensions, where its shape does not tell: nchw (planes) or nhwc (pixels)")
                    Optional<Layout> layout,
            @Option(doc = "order of the colours: rgb, bgr or grey; left out, rgb, or grey where the tensor has one channel")
                    Optional<Channels> channels,
            @Option(doc = "what colours from 0 to 255 are multiplied by; left out, 1/255, or 1 where the tensor holds bytes")
                    OptionalDouble scale,
            @Option(doc = "what is then subtracted, one number or one a channel; left out, 0") List<Double> mean,
            @Option(doc = "what it is then divided by, one number or one a channel; left out, 1") List<Double> std,
            @Option(value = "false", doc = "whether the answers are scores (logits) whose softmax is wanted") boolean softmax,
            @Option(doc = "what the answers mean: distribution, independent-probability, score or regression; left out,"
                    + " regression for one column and distribution for several")
                    Optional<OutputKind> kind,
            @Option(doc = "name of the graph's input; left out, the only one") Optional<String> input,
            @Option(doc = "name of the graph's output that holds the answers; left out, the only one of numbers")
                    Optional<String> output,
            @Option(value = "16", min = 1, max = 4096, doc = "most images in a batch, where the graph takes any number")
                    int batch) {
        /**
         * Checks the ranges.
         *
         * @param path of the file
         * @param labels file of the classes' names
         * @param width of the images that the model takes, at least 1 and at most 10,000
         * @param height of the images that the model takes, at least 1 and at most 10,000
         * @param layout of the tensor
         * @param channels of the tensor
         * @param scale of the colours, finite
         * @param mean of each channel, or of all, finite
         * @param std of each channel, or of all, finite and not 0
         * @param softmax whether the answers are scores whose softmax is wanted
         * @param kind what the answers mean
         * @param input name of the graph's input
         * @param output name of the graph's output with the answers
         * @param batch most images that the model is asked about at once, at least 1 and at most 4096
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            Objects.requireNonNull(path, "path");
            mean = List.copyOf(mean);
            std = List.copyOf(std);
            checkSide("width", width);
            checkSide("height", height);
            if (scale.isPresent() && !Double.isFinite(scale.getAsDouble())) {
                throw new IllegalArgumentException("scale is " + scale.getAsDouble() + "; it must be finite");
            }
            if (!mean.stream().allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("mean is " + mean + "; its numbers must be finite");
            }
            if (!std.stream().allMatch(number -> Double.isFinite(number) && number != 0)) {
                throw new IllegalArgumentException("std is " + std + "; its numbers must be finite and not 0");
            }
            if (batch < 1 || batch > 4096) {
                throw new IllegalArgumentException("batch is " + batch + "; it must be at least 1 and at most 4096");
            }
        }

        private static void checkSide(String name, OptionalInt side) {
            if (side.isPresent() && (side.getAsInt() < 1 || side.getAsInt() > 10_000)) {
                throw new IllegalArgumentException(
                        name + " is " + side.getAsInt() + "; it must be at least 1 and at most 10000");
            }
        }

        /**
         * {@return the options for a file, all others at their defaults}
         *
         * @param path of the file
         */
        public static Options of(Path path) {
            return new Options(path, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                    Optional.empty(), OptionalDouble.empty(), List.of(), List.of(), false, Optional.empty(),
                    Optional.empty(), Optional.empty(), USUAL_BATCH);
        }

        /**
         * {@return the same with the names of the classes in a file}
         *
         * @param file a name on each line
         */
        public Options withLabels(Path file) {
            return new Options(path, Optional.of(file), width, height, layout, channels, scale, mean, std, softmax, kind,
                    input, output, batch);
        }

        /**
         * {@return the same for images of a size}
         *
         * @param newWidth in pixels
         * @param newHeight in pixels
         */
        public Options withSize(int newWidth, int newHeight) {
            return new Options(path, labels, OptionalInt.of(newWidth), OptionalInt.of(newHeight), layout, channels, scale,
                    mean, std, softmax, kind, input, output, batch);
        }

        /**
         * {@return the same with this order of dimensions and channels}
         *
         * @param newLayout order of the dimensions
         * @param newChannels order of the channels
         */
        public Options withLayout(Layout newLayout, Channels newChannels) {
            return new Options(path, labels, width, height, Optional.of(newLayout), Optional.of(newChannels), scale, mean,
                    std, softmax, kind, input, output, batch);
        }

        /**
         * {@return the same with colours fed as {@code (scale · colour - mean) / std}}
         *
         * @param newScale of the colours, from 0 to 255
         * @param newMean of each channel, or of all
         * @param newStd of each channel, or of all
         */
        public Options withNormalisation(double newScale, List<Double> newMean, List<Double> newStd) {
            return new Options(path, labels, width, height, layout, channels, OptionalDouble.of(newScale), newMean, newStd,
                    softmax, kind, input, output, batch);
        }

        /** {@return the same for a model whose answers are scores, of which the softmax is taken} */
        public Options withSoftmax() {
            return new Options(path, labels, width, height, layout, channels, scale, mean, std, true, kind, input, output,
                    batch);
        }

        GraphOptions graph() throws Misfit {
            List<String> names = labels.isPresent() ? LabelFile.read(labels.get()) : List.of();
            return new GraphOptions(kind, names, "labels", input, output, softmax);
        }

        private Options at(CreationContext context) {
            return new Options(context.resolve(path), labels.map(context::resolve), width, height, layout, channels, scale,
                    mean, std, softmax, kind, input, output, batch);
        }
    }

    @Override
    public String id() {
        return "onnx-image";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "an ONNX model of one tensor of images, such as a network that classifies photographs";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Options located = options.at(context);
        return () -> OnnxBlackBox.openImages(located);
    }
}
