package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;

/**
 * The tensor that a graph reads, and how rows are put into it.
 *
 * @param name of the graph's input
 * @param doubles whether it holds doubles, not floats
 * @param features numbers a row
 * @param fixedBatch rows it always has; 0 if their number is free
 */
record InputTensor(String name, boolean doubles, int features, int fixedBatch) {
    /** Numbers in the tensor of a graph with batches of fixed size; more is taken for a broken file. */
    private static final long MOST_CELLS = 1 << 27;

    static InputTensor of(Map<String, NodeInfo> inputs, OnnxFactory.Options options, TableSchema schema) throws Misfit {
        if (options.input().isPresent() && !inputs.containsKey(options.input().get())) {
            throw new Misfit("the graph has no input '" + options.input().get() + "'; its inputs are "
                    + Shapes.describe(inputs.values()));
        }
        if (inputs.size() != 1) {
            throw new Misfit("the graph has " + inputs.size() + " inputs, " + Shapes.describe(inputs.values())
                    + ", but a table is fed as one tensor [batch, features]: convert the model with a single input");
        }
        NodeInfo only = inputs.values().iterator().next();
        if (!(only.getInfo() instanceof TensorInfo tensor)
                || tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.DOUBLE
                || tensor.getShape().length != 2) {
            throw new Misfit("the graph's input is " + Shapes.describe(only)
                    + ", but a table is fed as a tensor of floats or doubles [batch, features]");
        }
        long[] shape = tensor.getShape();
        if (shape[1] >= 0 && shape[1] != schema.size()) {
            throw new Misfit("the model wants " + shape[1] + " columns (" + Shapes.describe(only)
                    + "), but the table has " + schema.size() + ": " + TableSchema.brief(schema.names())
                    + "; give a background with the columns that the model was trained on, in that order");
        }
        if (shape[0] > MOST_CELLS / schema.size()) {
            throw new Misfit("the graph's input is " + Shapes.describe(only) + ", a batch of " + shape[0]
                    + " rows at once, which is too many: convert the model with a free batch size");
        }
        return new InputTensor(
                only.getName(), tensor.type == OnnxJavaType.DOUBLE, schema.size(), (int) Math.max(0, shape[0]));
    }

    int maxBatchSize() {
        return fixedBatch > 0 ? fixedBatch : Integer.MAX_VALUE;
    }

    /** A buffer of zeros for batches of up to so many rows. */
    Buffer newBuffer(int rows) {
        return doubles ? new Doubles(this, tensorRows(rows)) : new Floats(this, tensorRows(rows));
    }

    private int tensorRows(int rows) {
        return fixedBatch > 0 ? fixedBatch : rows;
    }

    /** Native memory that batches are copied into; belongs to one call at a time. */
    abstract static sealed class Buffer {
        final InputTensor input;
        private final int capacity;
        private final double[] row;

        Buffer(InputTensor input, int capacity) {
            this.input = input;
            this.capacity = capacity;
            this.row = new double[input.features];
        }

        /** The most rows it takes. */
        final int capacity() {
            return capacity;
        }

        /** The rows of the tensor for a batch: those of the batch, or the fixed number. */
        final int rows(int batch) {
            return input.tensorRows(batch);
        }

        final void fill(List<? extends Row> batch) {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).copyTo(row, 0);
                put(i * row.length, row);
            }
        }

        final long[] shape(int batch) {
            return new long[] {rows(batch), input.features};
        }

        final int cells(int batch) {
            return rows(batch) * input.features;
        }

        static ByteBuffer allocate(InputTensor input, int rows, int bytes) {
            return ByteBuffer.allocateDirect(Math.multiplyExact(Math.multiplyExact(rows, input.features), bytes))
                    .order(ByteOrder.nativeOrder());
        }

        abstract void put(int at, double[] numbers);

        /** A tensor over the first rows of this buffer, valid until it is filled again. */
        abstract OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException;
    }

    private static final class Floats extends Buffer {
        private final FloatBuffer numbers;

        Floats(InputTensor input, int capacity) {
            super(input, capacity);
            this.numbers = allocate(input, capacity, Float.BYTES).asFloatBuffer();
        }

        @Override
        void put(int at, double[] row) {
            for (int j = 0; j < row.length; j++) {
                numbers.put(at + j, (float) row[j]);
            }
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(environment, numbers.duplicate().limit(cells(batch)), shape(batch));
        }
    }

    private static final class Doubles extends Buffer {
        private final DoubleBuffer numbers;

        Doubles(InputTensor input, int capacity) {
            super(input, capacity);
            this.numbers = allocate(input, capacity, Double.BYTES).asDoubleBuffer();
        }

        @Override
        void put(int at, double[] row) {
            numbers.put(at, row);
        }

        @Override
        OnnxTensor tensor(OrtEnvironment environment, int batch) throws OrtException {
            return OnnxTensor.createTensor(environment, numbers.duplicate().limit(cells(batch)), shape(batch));
        }
    }
}
