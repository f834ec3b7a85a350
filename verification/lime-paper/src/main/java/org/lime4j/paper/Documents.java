package org.lime4j.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Consumer;

/** Does the same with each of many documents, several at once. */
final class Documents {
    private static final int TOLD_EVERY = 100;

    private Documents() {}

    /**
     * One result a document, in their order.
     *
     * @param indices of the documents
     * @param progress told of every hundredth
     */
    static <T> List<T> each(int[] indices, int threads, IntFunction<T> work, Consumer<String> progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int index : indices) {
                running.add(workers.submit(() -> work.apply(index)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
                if (results.size() % TOLD_EVERY == 0 && results.size() < indices.length) {
                    progress.accept(results.size() + " of " + indices.length + " documents");
                }
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
