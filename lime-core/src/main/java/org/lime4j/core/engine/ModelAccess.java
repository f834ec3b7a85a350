package org.lime4j.core.engine;

import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.model.CheckedModel;

/** Hands a black box to workers the way it allows: one at a time, shared, or a copy each. */
final class ModelAccess<X> implements AutoCloseable {
    /** What one worker calls, until it gives it back. */
    record Lease<X>(BlackBox<X> blackBox, CheckedModel<X> model) {}

    /** One lock a serial model, however many explainers it has. */
    private static final Map<BlackBox<?>, ReentrantLock> SERIAL = Collections.synchronizedMap(new WeakHashMap<>());

    private final BlackBox<X> blackBox;
    private final Outputs outputs;
    private final Concurrency concurrency;
    private final int maxBatchSize;
    private final String description;
    private final ReentrantLock serial;
    private final Queue<Lease<X>> copies = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * Reads once what a black box says of itself.
     *
     * @throws ModelException if it throws, or says nothing
     */
    ModelAccess(BlackBox<X> blackBox) {
        this.blackBox = blackBox;
        this.outputs = told("outputs()", blackBox::outputs);
        this.concurrency = told("concurrency()", blackBox::concurrency);
        this.maxBatchSize = Math.max(1, told("maxBatchSize()", blackBox::maxBatchSize));
        this.description = told("description()", blackBox::description);
        this.serial = SERIAL.computeIfAbsent(blackBox, box -> new ReentrantLock());
    }

    private static <T> T told(String what, Supplier<@Nullable T> question) {
        T answer;
        try {
            answer = question.get();
        } catch (Exception | LinkageError | AssertionError e) {
            throw new ModelException("the model threw " + e + " from " + what, e);
        }
        if (answer == null) {
            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the model's " + what + " is null");
        }
        return answer;
    }

    Outputs outputs() {
        return outputs;
    }

    int maxBatchSize() {
        return maxBatchSize;
    }

    String description() {
        return description;
    }

    /** Workers that can be busy at once. */
    int workers(int threads) {
        return concurrency == Concurrency.SERIAL ? 1 : threads;
    }

    /** Waits for a serial model that another call is using, no longer than the deadline allows. */
    Lease<X> take(Deadline deadline) {
        return switch (concurrency) {
            case SERIAL -> {
                lock(deadline);
                yield new Lease<>(blackBox, new CheckedModel<>(blackBox));
            }
            case CONCURRENT -> new Lease<>(blackBox, new CheckedModel<>(blackBox));
            case PER_THREAD -> {
                Lease<X> copy = copies.poll();
                yield copy != null ? copy : copy();
            }
        };
    }

    private void lock(Deadline deadline) {
        try {
            if (!serial.tryLock(Math.max(0, deadline.remaining()), TimeUnit.NANOSECONDS)) {
                throw new LimeException(ErrorId.DEADLINE_EXCEEDED, "the deadline passed while the model, which answers one "
                        + "call at a time, was busy with another: allow more time, or give it a model that is CONCURRENT");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.interrupted();
        }
    }

    private Lease<X> copy() {
        BlackBox<X> own = told("forThread()", blackBox::forThread);
        return new Lease<>(own, new CheckedModel<>(own));
    }

    void giveBack(Lease<X> lease) {
        if (concurrency == Concurrency.SERIAL) {
            serial.unlock();
        } else if (concurrency == Concurrency.PER_THREAD) {
            copies.add(lease);
            if (closed) {
                closeCopies();
            }
        }
    }

    /** Closes the copies made for threads, those still in use when they come back; not the black box itself. */
    @Override
    public void close() {
        closed = true;
        closeCopies();
    }

    private void closeCopies() {
        for (Lease<X> copy = copies.poll(); copy != null; copy = copies.poll()) {
            copy.blackBox().close();
        }
    }
}
