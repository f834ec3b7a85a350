package org.lime4j.core.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.core.model.CheckedModel;

/** Hands a black box to workers the way it allows: one at a time, shared, or a copy each. */
final class ModelAccess<X> implements AutoCloseable {
    /** What one worker calls, until it gives it back. */
    record Lease<X>(BlackBox<X> blackBox, CheckedModel<X> model) {}

    private final BlackBox<X> blackBox;
    private final ReentrantLock serial = new ReentrantLock();
    private final Queue<Lease<X>> copies = new ConcurrentLinkedQueue<>();

    ModelAccess(BlackBox<X> blackBox) {
        this.blackBox = blackBox;
    }

    BlackBox<X> blackBox() {
        return blackBox;
    }

    /** Workers that can be busy at once. */
    int workers(int threads) {
        return blackBox.concurrency() == Concurrency.SERIAL ? 1 : threads;
    }

    /** Waits for a serial model that another call is using, no longer than the deadline allows. */
    Lease<X> take(Deadline deadline) {
        switch (blackBox.concurrency()) {
            case SERIAL -> {
                try {
                    if (!serial.tryLock(Math.max(0, deadline.remaining()), TimeUnit.NANOSECONDS)) {
                        throw deadline.exceeded();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw Deadline.interrupted();
                }
                return new Lease<>(blackBox, new CheckedModel<>(blackBox));
            }
            case CONCURRENT -> {
                return new Lease<>(blackBox, new CheckedModel<>(blackBox));
            }
            case PER_THREAD -> {
                Lease<X> copy = copies.poll();
                if (copy != null) {
                    return copy;
                }
                BlackBox<X> own = copy();
                return new Lease<>(own, new CheckedModel<>(own));
            }
            default -> throw new IllegalStateException("concurrency " + blackBox.concurrency());
        }
    }

    private BlackBox<X> copy() {
        try {
            return blackBox.forThread();
        } catch (RuntimeException | LinkageError e) {
            throw new ModelException("the model threw " + e + " when it was asked for a copy for one thread", e);
        }
    }

    void giveBack(Lease<X> lease) {
        switch (blackBox.concurrency()) {
            case SERIAL -> serial.unlock();
            case PER_THREAD -> copies.add(lease);
            default -> { }
        }
    }

    /** Closes the copies made for threads, not the black box itself. */
    @Override
    public void close() {
        for (Lease<X> copy = copies.poll(); copy != null; copy = copies.poll()) {
            copy.blackBox().close();
        }
    }
}
