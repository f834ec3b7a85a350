package org.lime4j.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does the same work on several threads that start together. */
final class Threads {
    static final int COUNT = 8;

    private Threads() {}

    /** The results, one a thread, in the order of their numbers. */
    static <T> List<T> run(IntFunction<T> work) {
        ExecutorService pool = Executors.newFixedThreadPool(COUNT);
        try {
            CyclicBarrier start = new CyclicBarrier(COUNT);
            List<Callable<T>> tasks = new ArrayList<>();
            for (int t = 0; t < COUNT; t++) {
                int number = t;
                tasks.add(() -> {
                    start.await();
                    return work.apply(number);
                });
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + COUNT + " threads that worked at the same time threw " + e.getCause(),
                    e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }
}
