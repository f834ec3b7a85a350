package org.lime4j.onnx;

/**
 * How instances are fed to a graph.
 *
 * @param tensor that the graph reads
 * @param encoder writes an instance's part of it
 * @param <X> the type of instances
 */
record Feeding<X>(InputTensor tensor, InstanceEncoder<X> encoder) {}
