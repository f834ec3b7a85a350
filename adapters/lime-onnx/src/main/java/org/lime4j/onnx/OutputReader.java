package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.tabular.TableSchema;

/** How the answer of a graph becomes rows of numbers. Immutable and thread-safe. */
sealed interface OutputReader {
    /** Kind and names of the columns. */
    Outputs outputs();

    /**
     * Reads the answer to a batch.
     *
     * @param value the answer; not closed
     * @param batch rows that are wanted
     * @param fed rows that the graph was given, at least {@code batch}
     * @param out receives {@code batch × outputs} numbers from {@code offset} on
     * @throws ModelException if the answer has another shape
     */
    void read(OnnxValue value, int batch, int fed, double[] out, int offset) throws OrtException;

    /** The name of the output that holds the answers: the chosen one, or the only one that can be read. */
    static String choose(Map<String, NodeInfo> graphOutputs, GraphOptions options) throws Misfit {
        List<NodeInfo> readable =
                graphOutputs.values().stream().filter(node -> isReadable(node.getInfo())).toList();
        if (options.output().isPresent()) {
            NodeInfo chosen = graphOutputs.get(options.output().get());
            if (chosen == null) {
                throw new Misfit("the graph has no output '" + options.output().get() + "'; its outputs are "
                        + Shapes.describe(graphOutputs.values()));
            }
            if (!readable.contains(chosen)) {
                throw new Misfit("the graph's output " + Shapes.describe(chosen) + " holds no answers: name one with a "
                        + "tensor of floats or doubles [batch, columns], or a sequence of maps to them; outputs are "
                        + Shapes.describe(graphOutputs.values()));
            }
            return chosen.getName();
        }
        if (readable.size() != 1) {
            throw new Misfit((readable.isEmpty() ? "no output of the graph" : "more than one output of the graph")
                    + " is a tensor of floats or doubles, or a sequence of maps to them; its outputs are "
                    + Shapes.describe(graphOutputs.values())
                    + (readable.isEmpty() ? "" : ": name the one with the answers (option 'output')"));
        }
        return readable.get(0).getName();
    }

    private static boolean isReadable(ValueInfo info) {
        if (info instanceof TensorInfo tensor) {
            return isNumber(tensor.type) || tensor.type == OnnxJavaType.FLOAT16;
        }
        return info instanceof SequenceInfo sequence && sequence.sequenceOfMaps && isNumber(sequence.mapInfo.valueType);
    }

    private static boolean isNumber(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT || type == OnnxJavaType.DOUBLE;
    }

    /** The reader for answers like this one. */
    static OutputReader of(String name, OnnxValue first, int fed, GraphOptions options)
            throws OrtException, Misfit {
        return first instanceof OnnxSequence sequence
                ? Maps.of(name, sequence, options)
                : Columns.of(name, (OnnxTensor) first, fed, options);
    }

    private static Outputs outputs(String name, int columns, @Nullable List<String> own, GraphOptions options)
            throws Misfit {
        OutputKind kind = options.kind().orElse(
                columns == 1 && own == null ? OutputKind.REGRESSION : OutputKind.DISTRIBUTION);
        if (kind == OutputKind.DISTRIBUTION && columns == 1) {
            throw new Misfit("output '" + name + "' has one column, and the probability of an only class is always 1: "
                    + "declare kind = independent-probability if it is the probability of one of two classes, or score");
        }
        if (!options.names().isEmpty() && options.names().size() != columns) {
            throw new Misfit("option '" + options.namesOption() + "' names " + options.names().size() + " columns, "
                    + TableSchema.brief(options.names()) + ", but output '" + name + "' has " + columns + (own == null ? "" : ": " + own));
        }
        if (!options.names().isEmpty()) {
            return new Outputs(kind, options.names());
        }
        return new Outputs(kind, own != null ? own : numbered(kind, columns));
    }

    private static List<String> numbered(OutputKind kind, int columns) {
        String noun = kind == OutputKind.REGRESSION ? "value" : "class";
        return columns == 1
                ? List.of(kind == OutputKind.REGRESSION ? noun : kind == OutputKind.SCORE ? "score" : "probability")
                : IntStream.range(0, columns).mapToObj(c -> noun + " " + c).toList();
    }

    /**
     * A tensor of k columns, perhaps with further dimensions of size 1.
     *
     * @param name of the graph's output
     * @param outputs of the model
     */
    record Columns(String name, Outputs outputs) implements OutputReader {
        static Columns of(String name, OnnxTensor first, int fed, GraphOptions options) throws Misfit {
            long[] shape = first.getInfo().getShape();
            boolean row = shape.length >= 1 && shape[0] == fed;
            if (!row || shape.length > 1 && shape[1] < 1 || Arrays.stream(shape).skip(2).anyMatch(size -> size != 1)) {
                throw new Misfit("output '" + name + "' has the shape " + Arrays.toString(shape) + " for a batch of "
                        + fed + ", not [batch, columns] or [batch]");
            }
            int columns = shape.length > 1 ? Math.toIntExact(shape[1]) : 1;
            return new Columns(name, OutputReader.outputs(name, columns, null, options));
        }

        @Override
        public void read(OnnxValue value, int batch, int fed, double[] out, int offset) {
            OnnxTensor tensor = (OnnxTensor) value;
            int count = batch * outputs.size();
            long[] shape = tensor.getInfo().getShape();
            if (tensor.getInfo().getNumElements() != (long) fed * outputs.size() || shape[0] != fed) {
                throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the ONNX model answered a batch of " + fed
                        + " with the shape " + Arrays.toString(shape) + "; expected were " + outputs.size() + " numbers a row");
            }
            if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
                DoubleBuffer numbers = tensor.getDoubleBuffer();
                numbers.get(out, offset, count);
            } else {
                FloatBuffer numbers = tensor.getFloatBuffer();
                for (int i = 0; i < count; i++) {
                    out[offset + i] = numbers.get(i);
                }
            }
        }
    }

    /**
     * A map from class to number for each row.
     *
     * @param name of the graph's output
     * @param outputs of the model
     * @param keys of the columns: numbers or strings
     */
    record Maps(String name, Outputs outputs, List<Object> keys) implements OutputReader {
        static Maps of(String name, OnnxSequence first, GraphOptions options) throws OrtException, Misfit {
            List<? extends OnnxValue> rows = first.getValue();
            List<Object> keys;
            try {
                if (rows.isEmpty() || !(rows.get(0) instanceof OnnxMap map)) {
                    throw new Misfit("output '" + name + "' has no map for the first row");
                }
                keys = new ArrayList<>(map.getValue().keySet());
            } finally {
                rows.forEach(OnnxValue::close);
            }
            if (keys.isEmpty()) {
                throw new Misfit("output '" + name + "' has an empty map for the first row");
            }
            keys.sort(Maps::compare);
            List<String> own = keys.stream().map(Object::toString).toList();
            Outputs outputs = OutputReader.outputs(name, keys.size(), own, options);
            if (keys.get(0) instanceof String) {
                Set<String> known = new HashSet<>(own);
                if (!known.equals(new HashSet<>(outputs.names()))) {
                    throw new Misfit("option 'outputs' is " + outputs.names() + ", but output '" + name
                            + "' names its classes itself: " + own + "; give these in the order you want, or leave it out");
                }
                return new Maps(name, outputs, List.copyOf(outputs.names()));
            }
            return new Maps(name, outputs, List.copyOf(keys));
        }

        private static int compare(Object a, Object b) {
            return a instanceof Long left && b instanceof Long right
                    ? left.compareTo(right)
                    : a.toString().compareTo(b.toString());
        }

        @Override
        public void read(OnnxValue value, int batch, int fed, double[] out, int offset) throws OrtException {
            List<? extends OnnxValue> rows = ((OnnxSequence) value).getValue();
            try {
                if (rows.size() != fed) {
                    throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the ONNX model answered a batch of " + fed
                            + " with " + rows.size() + " maps");
                }
                int at = offset;
                for (int i = 0; i < batch; i++) {
                    Map<?, ?> row = ((OnnxMap) rows.get(i)).getValue();
                    for (Object key : keys) {
                        if (!(row.get(key) instanceof Number number)) {
                            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the ONNX model answered row " + i
                                    + " of its batch without class '" + key + "'; its classes are " + row.keySet());
                        }
                        out[at++] = number.doubleValue();
                    }
                }
            } finally {
                rows.forEach(OnnxValue::close);
            }
        }
    }
}
