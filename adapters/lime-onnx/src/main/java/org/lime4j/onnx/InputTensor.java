package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lime4j.tabular.TableSchema;

/**
 * The tensor that a graph reads: batch after batch of instances of one shape.
 *
 * @param name of the graph's input
 * @param type of its numbers: FLOAT, DOUBLE, FLOAT16 or UINT8
 * @param instance the shape of one instance
 * @param fixedBatch instances it always has; 0 if their number is free
 */
record InputTensor(String name, OnnxJavaType type, List<Long> instance, int fixedBatch) {
    /** Numbers in the tensor of a graph with batches of fixed size; more is taken for a broken file. */
    private static final long MOST_CELLS = 1 << 27;

    private static final Set<OnnxJavaType> OF_ROWS = Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE);
    private static final Set<OnnxJavaType> OF_IMAGES =
            Set.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.FLOAT16, OnnxJavaType.UINT8);

    /** The tensor {@code [batch, features]} that rows are fed as. */
    static InputTensor ofRows(Map<String, NodeInfo> inputs, GraphOptions options, TableSchema schema) throws Misfit {
        NodeInfo only = only(inputs, options, "a table", "[batch, features]");
        TensorInfo tensor = tensor(only, OF_ROWS, 2, "a table is fed as a tensor of floats or doubles [batch, features]");
        long[] shape = tensor.getShape();
        if (shape[1] >= 0 && shape[1] != schema.size()) {
            throw new Misfit("the model wants " + shape[1] + " columns (" + Shapes.describe(only)
                    + "), but the table has " + schema.size() + ": " + TableSchema.brief(schema.names())
                    + "; give a background with the columns that the model was trained on, in that order");
        }
        return of(only, tensor, List.of((long) schema.size()), "rows");
    }

    /** The tensor of four dimensions that images are fed as. */
    static NodeInfo ofImages(Map<String, NodeInfo> inputs, GraphOptions options) throws Misfit {
        NodeInfo only = only(inputs, options, "an image", "[batch, channels, height, width]");
        tensor(only, OF_IMAGES, 4, "images are fed as a tensor of floats, doubles, half floats or bytes"
                + " [batch, channels, height, width] or [batch, height, width, channels]");
        return only;
    }

    static InputTensor of(NodeInfo input, TensorInfo tensor, List<Long> instance, String noun) throws Misfit {
        long batch = Math.max(0, tensor.getShape()[0]);
        long cells = instance.stream().reduce(1L, Math::multiplyExact);
        if (batch > MOST_CELLS / cells) {
            throw new Misfit("the graph's input is " + Shapes.describe(input) + ", a batch of " + batch
                    + " " + noun + " at once, which is too many: convert the model with a free batch size");
        }
        return new InputTensor(input.getName(), tensor.type, instance, (int) batch);
    }

    private static NodeInfo only(Map<String, NodeInfo> inputs, GraphOptions options, String what, String shape)
            throws Misfit {
        if (options.input().isPresent() && !inputs.containsKey(options.input().get())) {
            throw new Misfit("the graph has no input '" + options.input().get() + "'; its inputs are "
                    + Shapes.describe(inputs.values()));
        }
        if (inputs.size() != 1) {
            throw new Misfit("the graph has " + inputs.size() + " inputs, " + Shapes.describe(inputs.values())
                    + ", but " + what + " is fed as one tensor " + shape + ": convert the model with a single input");
        }
        return inputs.values().iterator().next();
    }

    private static TensorInfo tensor(NodeInfo input, Set<OnnxJavaType> types, int dimensions, String wanted) throws Misfit {
        if (input.getInfo() instanceof TensorInfo tensor
                && types.contains(tensor.type)
                && tensor.getShape().length == dimensions) {
            return tensor;
        }
        throw new Misfit("the graph's input is " + Shapes.describe(input) + ", but " + wanted);
    }

    /** Numbers of one instance. */
    int cells() {
        return Math.toIntExact(instance.stream().reduce(1L, Math::multiplyExact));
    }

    /** A buffer of zeros for batches of up to so many instances. */
    Buffer newBuffer(int instances) {
        int capacity = tensorRows(instances);
        return switch (type) {
            case DOUBLE -> new Doubles(this, capacity);
            case FLOAT16 -> new Halves(this, capacity);
            case UINT8 -> new Bytes(this, capacity);
            default -> new Floats(this, capacity);
        };
    }

    private int tensorRows(int batch) {
        return fixedBatch > 0 ? fixedBatch : batch;
    }

    /** Native memory that batches are copied into; belongs to one call at a time. */
    abstract static sealed class Buffer {
        private final InputTensor input;
        private final int capacity;
        private final double[] numbers;

        Buffer(InputTensor input, int capacity) {
            this.input = input;
            this.capacity = capacity;
            this.numbers = new double[input.cells()];
        }

        /** The most instances it takes. */
        final int capacity() {
            return capacity;
        }

        /** The instances of the tensor for a batch: those of the batch, or the fixed number. */
        final int rows(int batch) {
            return input.tensorRows(batch);
        }

        final <X> void fill(List<? extends X> batch, InstanceEncoder<X> encoder) {
            for (int i = 0; i < batch.size(); i++) {
                encoder.encode(batch.get(i), numbers);
                put(i * numbers.length, numbers);
            }
        }

        final long[] shape(int batch) {
            long[] shape = new long[input.instance.size() + 1];
            shape[0] = rows(batch);
            for (int i = 1; i < shape.length; i++) {
                shape[i] = input.instance.get(i - 1);
            }
            return shape;
        }

        final int cells(int batch) {
            return rows(batch) * numbers.length;
        }

        final ByteBuffer allocate(int bytes) {
            return ByteBuffer.allocateDirect(Math.multiplyExact(Math.multiplyExact(capacity, numbers.length), bytes))
                    .order(ByteOrder.nativeOrder());
        }

        abstract void put(int at, double[] instance);

        /** A tensor over the first instances of this buffer, valid until it is filled again. */
        abstract OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException;
    }

    private static final class Floats extends Buffer {
        private final FloatBuffer tensor;

        Floats(InputTensor input, int capacity) {
            super(input, capacity);
            this.tensor = allocate(Float.BYTES).asFloatBuffer();
        }

        @Override
        void put(int at, double[] instance) {
            for (int j = 0; j < instance.length; j++) {
                tensor.put(at + j, (float) instance[j]);
            }
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(environment, tensor.duplicate().limit(cells(batch)), shape(batch));
        }
    }

    private static final class Doubles extends Buffer {
        private final DoubleBuffer tensor;

        Doubles(InputTensor input, int capacity) {
            super(input, capacity);
            this.tensor = allocate(Double.BYTES).asDoubleBuffer();
        }

        @Override
        void put(int at, double[] instance) {
            tensor.put(at, instance);
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(environment, tensor.duplicate().limit(cells(batch)), shape(batch));
        }
    }

    private static final class Halves extends Buffer {
        private final ShortBuffer tensor;

        Halves(InputTensor input, int capacity) {
            super(input, capacity);
            this.tensor = allocate(Short.BYTES).asShortBuffer();
        }

        @Override
        void put(int at, double[] instance) {
            for (int j = 0; j < instance.length; j++) {
                tensor.put(at + j, Fp16Conversions.floatToFp16((float) instance[j]));
            }
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(
                    environment, tensor.duplicate().limit(cells(batch)), shape(batch), OnnxJavaType.FLOAT16);
        }
    }

    /** Whole numbers from 0 to 255; others are rounded and cut off. */
    private static final class Bytes extends Buffer {
        private final ByteBuffer tensor;

        Bytes(InputTensor input, int capacity) {
            super(input, capacity);
            this.tensor = allocate(1);
        }

        @Override
        void put(int at, double[] instance) {
            for (int j = 0; j < instance.length; j++) {
                tensor.put(at + j, (byte) Math.max(0, Math.min(255, Math.round(instance[j]))));
            }
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(
                    environment, tensor.duplicate().limit(cells(batch)), shape(batch), OnnxJavaType.UINT8);
        }
    }
}
