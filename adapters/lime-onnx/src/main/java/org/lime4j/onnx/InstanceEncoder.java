package org.lime4j.onnx;

/**
 * Turns an instance into the numbers that a graph reads of it. Immutable and thread-safe.
 *
 * @param <X> the type of instances
 */
interface InstanceEncoder<X> {
    /** Writes all numbers of one instance, in the order of the tensor. */
    void encode(X instance, double[] numbers);
}
