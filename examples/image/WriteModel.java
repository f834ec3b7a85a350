import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes fruit.onnx, whose answers can be checked by eye: a convolution tells for each pixel how red, yellow, green and blue it
 * is, what is left above zero is averaged over the picture, and a softmax of the four averages says apple, lemon, leaf or sky. It
 * takes pictures of any size. The argument is the file to write.
 */
public final class WriteModel {
    private static final long ANY = -1;

    /** How much red, green, blue and a constant count, for each class. */
    private static final float[][] COLORS = {
        {1, -1, 0, -0.25f},
        {0.5f, 0.5f, -1, -0.45f},
        {-0.7f, 1, -0.5f, -0.1f},
        {-1, 0, 1, -0.1f},
    };

    /** What the averages are multiplied by: a leaf is smaller than a sky. */
    private static final float[] GAINS = {60, 100, 150, 8};

    public static void main(String[] arguments) throws IOException {
        float[] kernel = new float[12];
        float[] constants = new float[4];
        float[] gains = new float[16];
        for (int k = 0; k < 4; k++) {
            System.arraycopy(COLORS[k], 0, kernel, 3 * k, 3);
            constants[k] = COLORS[k][3];
            gains[5 * k] = GAINS[k];
        }
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .setProducerName("lime4j example")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(GraphProto.newBuilder()
                        .setName("fruit")
                        .addInput(tensor("picture", "pictures", 3, ANY, ANY))
                        .addInitializer(constant("kernel", kernel, 4, 3, 1, 1))
                        .addInitializer(constant("constants", constants, 4))
                        .addInitializer(constant("gains", gains, 4, 4))
                        .addNode(node("Conv", "colors", "picture", "kernel", "constants"))
                        .addNode(node("Relu", "above", "colors"))
                        .addNode(node("GlobalAveragePool", "averages", "above"))
                        .addNode(node("Flatten", "row", "averages"))
                        .addNode(node("MatMul", "scores", "row", "gains"))
                        .addNode(node("Softmax", "answer", "scores"))
                        .addOutput(tensor("answer", "pictures", 4)))
                .build();
        Files.write(Path.of(arguments[0]), model.toByteArray());
    }

    private static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder().setOpType(operator).setName(output).addOutput(output).addAllInput(List.of(inputs)).build();
    }

    private static TensorProto constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long size : shape) {
            tensor.addDims(size);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    /** A tensor of any number of pictures; what else may be of any size has a name too. */
    private static ValueInfoProto tensor(String name, String batch, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        dimensions.addDimBuilder().setDimParam(batch);
        for (int i = 0; i < shape.length; i++) {
            TensorShapeProto.Dimension.Builder dimension = dimensions.addDimBuilder();
            if (shape[i] == ANY) {
                dimension.setDimParam("side" + i);
            } else {
                dimension.setDimValue(shape[i]);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(dimensions)))
                .build();
    }
}
