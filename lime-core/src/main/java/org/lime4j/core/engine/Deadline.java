package org.lime4j.core.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** The moment a call has to be over; checked between batches. */
final class Deadline {
    private final Optional<Duration> limit;
    private final long start = System.nanoTime();

    Deadline(Optional<Duration> limit) {
        this.limit = limit;
    }

    boolean isSet() {
        return limit.isPresent();
    }

    /** Nanoseconds left; huge if there is no deadline. */
    long remaining() {
        return limit.map(duration -> saturated(duration) - (System.nanoTime() - start)).orElse(Long.MAX_VALUE);
    }

    /** Fails if the time is over or the calling thread is interrupted, which stays marked. */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        if (remaining() <= 0) {
            throw exceeded();
        }
    }

    LimeException exceeded() {
        return new LimeException(ErrorId.DEADLINE_EXCEEDED, "the deadline of " + limit.map(Deadline::seconds).orElse("")
                + " passed before the explanation was finished: allow more time, or draw fewer samples");
    }

    static LimeException interrupted() {
        return new LimeException(ErrorId.INTERRUPTED, "the thread was interrupted before the explanation was finished");
    }

    private static long saturated(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(saturated(duration), 9).stripTrailingZeros().toPlainString() + " s";
    }
}
