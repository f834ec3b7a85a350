package org.lime4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a thread come to an orderly end when the process is told to stop, by Ctrl-C or by a signal to terminate. */
final class Interruption {
    private static final long MOST_SECONDS = 20;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "lime-interruption");
    private volatile boolean happened;

    private Interruption() {}

    /** Watches for the end of the process until {@link #over()}; the calling thread is then interrupted, and waited for. */
    static Interruption ofThisThread() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        happened = true;
        worker.interrupt();
        try {
            ended.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process is about to end. */
    boolean happened() {
        return happened;
    }

    /** The thread has done what was to be done before the end. */
    void over() {
        ended.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process is ending at this very moment; the hook waits for nothing.
            }
        }
    }
}
