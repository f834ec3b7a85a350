package org.lime4j.api.model;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Any model, seen from outside: a batch of inputs goes in, {@code batch × outputs} numbers come out.
 *
 * <p>Only {@link #inputType()}, {@link #outputs()} and {@link #predict} must be written; the defaults are the careful
 * choice (one call at a time). A model that declares {@link Concurrency#CONCURRENT} is called from several threads.
 *
 * @param <X> the input type, which must be that of the representation: a row, a text, an image, a composite
 */
public interface BlackBox<X> extends AutoCloseable {
    /** {@return the class of the inputs, so that a configuration can be checked before anything runs} */
    Class<X> inputType();

    /** {@return the kind and the names of the answers; constant over the life of the object} */
    Outputs outputs();

    /** {@return how many threads may call {@link #predict}} */
    default Concurrency concurrency() {
        return Concurrency.SERIAL;
    }

    /**
     * {@return a copy for one thread, closed by whoever asked for it; called only under {@link Concurrency#PER_THREAD}}
     */
    default BlackBox<X> forThread() {
        throw new UnsupportedOperationException(
                getClass().getName() + " declares PER_THREAD but does not override forThread()");
    }

    /**
     * {@return true if the model keeps its inputs after {@link #predict} returns; the engine then never reuses their
     * storage}
     */
    default boolean retainsInputs() {
        return false;
    }

    /** {@return the largest batch that one call may have, at least 1} */
    default int maxBatchSize() {
        return Integer.MAX_VALUE;
    }

    /** {@return a short line for the provenance of an explanation: what model this is and where it came from} */
    default String description() {
        return getClass().getSimpleName();
    }

    /**
     * Predicts a batch.
     *
     * @param batch the inputs; not modified, and not kept unless {@link #retainsInputs()}
     * @param out receives {@code batch.size() × outputs().size()} numbers, row-major; modified from {@code offset} on
     * @param offset index in {@code out} of the first number
     * @throws ModelException if the model cannot answer; any other exception is wrapped in one
     */
    void predict(List<? extends X> batch, double[] out, int offset);

    /** Frees what the model holds; does nothing unless overridden. */
    @Override
    default void close() {}

    /**
     * A function from a batch to {@code batch × outputs} numbers.
     *
     * @param <X> the input type
     */
    @FunctionalInterface
    interface BatchFunction<X> {
        /**
         * Answers a batch.
         *
         * @param batch the inputs
         * @return one array of {@code outputs} numbers an input, in the order of the batch
         * @throws Exception whatever the model throws; it reaches the caller inside a {@link ModelException}
         */
        double[][] predict(List<? extends X> batch) throws Exception;
    }

    /**
     * A black box from a function over batches.
     *
     * @param <X> the input type
     * @param inputType class of the inputs
     * @param outputs kind and names of the answers
     * @param concurrency how many threads may call the function
     * @param function one array of {@code outputs} numbers an input; a wrong count is an error that names the row
     * @return a black box that calls the function for each batch
     */
    static <X> BlackBox<X> of(
            Class<X> inputType, Outputs outputs, Concurrency concurrency, BatchFunction<X> function) {
        if (concurrency == Concurrency.PER_THREAD) {
            throw new IllegalArgumentException("concurrency is PER_THREAD: a function has no copies; use SERIAL or CONCURRENT");
        }
        return new FunctionBlackBox<>(inputType, outputs, concurrency, function);
    }

    /**
     * {@return a black box from a function over batches that is called by one thread at a time}
     *
     * @param <X> the input type
     * @param inputType class of the inputs
     * @param outputs kind and names of the answers
     * @param function one array of {@code outputs} numbers an input; a wrong count is an error that names the row
     */
    static <X> BlackBox<X> of(Class<X> inputType, Outputs outputs, BatchFunction<X> function) {
        return of(inputType, outputs, Concurrency.SERIAL, function);
    }

    /**
     * {@return a thread-safe black box with one output from a function over single inputs}
     *
     * @param <X> the input type
     * @param inputType class of the inputs
     * @param outputs kind and name of the answer; one name
     * @param function the number of one input; called from several threads at once
     */
    static <X> BlackBox<X> ofScalar(Class<X> inputType, Outputs outputs, ToDoubleFunction<? super X> function) {
        Objects.requireNonNull(function, "function");
        if (outputs.size() != 1) {
            throw new IllegalArgumentException("outputs has " + outputs.size() + " names: a scalar function answers one number");
        }
        return of(inputType, outputs, Concurrency.CONCURRENT, batch -> {
            double[][] answers = new double[batch.size()][];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = new double[] {function.applyAsDouble(batch.get(i))};
            }
            return answers;
        });
    }
}
