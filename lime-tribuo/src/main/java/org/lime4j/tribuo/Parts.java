package org.lime4j.tribuo;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.model.Concurrency;

/**
 * What a featurizer uses to make examples, and by how many threads it may be used.
 *
 * @param made the parts of this featurizer
 * @param shared whether any number of threads may use them at once
 * @param anew makes them for another thread; null if that cannot be done
 * @param <P> the type of the parts
 */
record Parts<P>(P made, boolean shared, @Nullable Supplier<P> anew) {
    Concurrency concurrency() {
        return shared ? Concurrency.CONCURRENT : anew == null ? Concurrency.SERIAL : Concurrency.PER_THREAD;
    }

    /** The parts for a thread of its own: these, where they are shared or cannot be made again. */
    Parts<P> forThread() {
        return shared || anew == null ? this : new Parts<>(anew.get(), false, anew);
    }
}
