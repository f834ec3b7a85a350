/** ONNX Runtime models for LIME. */
module org.lime4j.onnx {
    requires transitive org.lime4j.core;
    requires transitive org.lime4j.image;
    requires transitive org.lime4j.tabular;
    requires static org.jspecify;
    requires com.microsoft.onnxruntime;

    exports org.lime4j.onnx;

    provides org.lime4j.core.model.ModelAdapterFactory with
            org.lime4j.onnx.OnnxFactory,
            org.lime4j.onnx.OnnxImageFactory;
}
