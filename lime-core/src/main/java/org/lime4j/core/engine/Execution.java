package org.lime4j.core.engine;

/**
 * How the engine works, as against what it computes: none of it changes a byte of an explanation.
 *
 * @param threads workers, at least 1; more than one is used only if the black box allows it
 * @param batchSize most inputs of one model call, at least 1; the black box may want fewer
 * @param memoryBudget bytes that design, outputs, weights and batches may take, computed before sampling
 */
public record Execution(int threads, int batchSize, long memoryBudget) {
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

    /** One thread, batches of 256, half of the heap. */
    public static Execution standard() {
        return new Execution(1, 256, Runtime.getRuntime().maxMemory() / 2);
    }

    /** The same with this many threads. */
    public Execution withThreads(int count) {
        return new Execution(count, batchSize, memoryBudget);
    }

    /** The same with this batch size. */
    public Execution withBatchSize(int size) {
        return new Execution(threads, size, memoryBudget);
    }

    /** The same with this budget. */
    public Execution withMemoryBudget(long bytes) {
        return new Execution(threads, batchSize, bytes);
    }
}
