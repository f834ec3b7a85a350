package org.lime4j.core.engine;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that come when needed and go when idle, so that nobody has to shut them down. */
final class Pool {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Pool() {}

    static ExecutorService create() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
            Thread thread = new Thread(work, "lime4j-" + COUNT.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }
}
