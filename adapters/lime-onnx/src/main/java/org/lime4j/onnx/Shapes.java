package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what an input or output of a graph is: {@code 'x' (float [batch, 4])}. */
final class Shapes {
    private Shapes() {}

    static String describe(Collection<NodeInfo> nodes) {
        return nodes.stream().map(Shapes::describe).collect(Collectors.joining(", "));
    }

    static String describe(NodeInfo node) {
        return "'" + node.getName() + "' (" + describe(node.getInfo()) + ")";
    }

    private static String describe(ValueInfo info) {
        if (info instanceof TensorInfo tensor) {
            return lower(tensor.type) + " " + dimensions(tensor);
        }
        if (info instanceof SequenceInfo sequence) {
            return sequence.sequenceOfMaps
                    ? "sequence of maps from " + lower(sequence.mapInfo.keyType) + " to " + lower(sequence.mapInfo.valueType)
                    : "sequence of " + lower(sequence.sequenceType);
        }
        return "map";
    }

    private static String dimensions(TensorInfo tensor) {
        long[] shape = tensor.getShape();
        String[] names = tensor.getDimensionNames();
        String[] out = new String[shape.length];
        for (int i = 0; i < out.length; i++) {
            String name = i < names.length ? names[i] : "";
            out[i] = shape[i] >= 0 ? Long.toString(shape[i]) : name.isEmpty() ? "any" : name;
        }
        return Arrays.toString(out);
    }

    private static String lower(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
