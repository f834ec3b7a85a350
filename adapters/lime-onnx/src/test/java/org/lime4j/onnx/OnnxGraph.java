package org.lime4j.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** An ONNX file put together node by node. The numbers of fields are those of {@code onnx.proto3}. */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;

    /** A dimension of any size. */
    static final long ANY = -1;

    private final Protobuf graph = new Protobuf().text(2, "test");

    /** A linear model, {@code [batch, features]} times weights plus biases, and perhaps a softmax, as {@code answer}. */
    static OnnxGraph linear(long batch, double[][] weights, double[] biases, boolean softmax) {
        return linear(FLOAT, batch, weights, biases).then(softmax ? "Softmax" : "Identity", "scores", "answer")
                .output("answer", FLOAT, batch, biases.length);
    }

    /** The nodes of a linear model from {@code row} to {@code scores}. */
    static OnnxGraph linear(int type, long batch, double[][] weights, double[] biases) {
        double[] flat = new double[weights.length * biases.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = weights[i / biases.length][i % biases.length];
        }
        return new OnnxGraph()
                .input("row", type, batch, weights.length)
                .constant("weights", type, flat, weights.length, biases.length)
                .constant("biases", type, biases, biases.length)
                .then("MatMul", "row,weights", "products")
                .then("Add", "products,biases", "scores");
    }

    /** A node; its inputs are separated by commas. */
    OnnxGraph then(String operator, String inputs, String output) {
        graph.message(1, node(operator, inputs, output));
        return this;
    }

    /** The node that turns rows of probabilities into maps from strings. */
    OnnxGraph zipMap(String input, String output, String... classes) {
        Protobuf labels = new Protobuf().text(1, "classlabels_strings").number(20, 8);
        for (String label : classes) {
            labels.text(9, label);
        }
        return zipMap(input, output, labels, STRING);
    }

    /** The node that turns rows of probabilities into maps from numbers. */
    OnnxGraph zipMap(String input, String output, long... classes) {
        Protobuf labels = new Protobuf().text(1, "classlabels_int64s").number(20, 7);
        for (long label : classes) {
            labels.number(8, label);
        }
        return zipMap(input, output, labels, INT64);
    }

    private OnnxGraph zipMap(String input, String output, Protobuf labels, int keyType) {
        graph.message(1, node("ZipMap", input, output).text(7, "ai.onnx.ml").message(5, labels));
        Protobuf map = new Protobuf().number(1, keyType).message(2, tensorType(FLOAT));
        Protobuf sequence = new Protobuf().message(1, new Protobuf().message(5, map));
        graph.message(12, new Protobuf().text(1, output).message(2, new Protobuf().message(4, sequence)));
        return this;
    }

    /** The node that takes the mean over some dimensions, which are left out or kept with size 1. */
    OnnxGraph mean(String input, String output, boolean kept, long... dimensions) {
        Protobuf axes = new Protobuf().text(1, "axes").number(20, 7);
        for (long dimension : dimensions) {
            axes.number(8, dimension);
        }
        Protobuf keep = new Protobuf().text(1, "keepdims").number(20, 2).number(3, kept ? 1 : 0);
        graph.message(1, node("ReduceMean", input, output).message(5, axes).message(5, keep));
        return this;
    }

    /** The node that turns numbers into those of another type. */
    OnnxGraph cast(String input, String output, int type) {
        Protobuf to = new Protobuf().text(1, "to").number(20, 2).number(3, type);
        graph.message(1, node("Cast", input, output).message(5, to));
        return this;
    }

    private static Protobuf node(String operator, String inputs, String output) {
        Protobuf node = new Protobuf();
        for (String input : inputs.split(",")) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator);
    }

    OnnxGraph input(String name, int type, long... shape) {
        graph.message(11, new Protobuf().text(1, name).message(2, tensorType(type, shape)));
        return this;
    }

    OnnxGraph output(String name, int type, long... shape) {
        graph.message(12, new Protobuf().text(1, name).message(2, tensorType(type, shape)));
        return this;
    }

    OnnxGraph constant(String name, int type, double[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            switch (type) {
                case FLOAT -> raw.putFloat((float) value);
                case DOUBLE -> raw.putDouble(value);
                case INT64 -> raw.putLong((long) value);
                default -> throw new IllegalArgumentException("type " + type);
            }
        }
        byte[] bytes = new byte[raw.position()];
        raw.flip().get(bytes);
        Protobuf tensor = new Protobuf();
        for (long size : shape) {
            tensor.number(1, size);
        }
        graph.message(5, tensor.number(2, type).text(8, name).bytes(9, bytes));
        return this;
    }

    private static Protobuf tensorType(int type, long... shape) {
        Protobuf dimensions = new Protobuf();
        String free = "batch";
        for (long size : shape) {
            Protobuf dimension = new Protobuf();
            dimensions.message(1, size == ANY ? dimension.text(2, free) : dimension.number(1, size));
            free = "any";
        }
        return new Protobuf().message(1, new Protobuf().number(1, type).message(2, dimensions));
    }

    byte[] toBytes() {
        return new Protobuf()
                .number(1, 8)
                .text(2, "lime4j test")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").number(2, 13))
                .message(8, new Protobuf().text(1, "ai.onnx.ml").number(2, 1))
                .toBytes();
    }

    Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
