package org.lime4j.core.engine;

/**
 * How the engine works, as against what it computes: none of it changes a byte of an explanation.
 *
 * @param threads workers, at least 1; more than one is used only if the black box allows it
 * @param batchSize most inputs of one model call, at least 1; the black box may want fewer
 * @param memoryBudget bytes that design, outputs, weights and batches may take, computed before sampling
 */
public record Execution(int threads, int batchSize, long memoryBudget) {
    /**
     * Checks the ranges.
     *
     * @param threads workers, at least 1
     * @param batchSize most inputs of one model call, at least 1
     * @param memoryBudget bytes that design, outputs, weights and batches may take
     */
    public Execution {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + "; it must be at least 1");
        }
        if (memoryBudget < 1) {
            throw new IllegalArgumentException("memoryBudget is " + memoryBudget + "; it must be at least 1 byte");
        }
    }

    /** {@return the standard execution: one thread, batches of 256, three quarters of the heap} */
    public static Execution standard() {
        return new Execution(1, 256, Runtime.getRuntime().maxMemory() / 4 * 3);
    }

    /**
     * {@return the same with this many threads}
     *
     * @param count workers, at least 1
     */
    public Execution withThreads(int count) {
        return new Execution(count, batchSize, memoryBudget);
    }

    /**
     * {@return the same with this batch size}
     *
     * @param size most inputs of one model call, at least 1
     */
    public Execution withBatchSize(int size) {
        return new Execution(threads, size, memoryBudget);
    }

    /**
     * {@return the same with this budget}
     *
     * @param bytes that design, outputs, weights and batches may take, at least 1
     */
    public Execution withMemoryBudget(long bytes) {
        return new Execution(threads, batchSize, bytes);
    }
}
