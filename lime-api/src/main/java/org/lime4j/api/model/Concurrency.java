package org.lime4j.api.model;

/** How many threads may call a black box. */
public enum Concurrency {
    /** One call at a time. */
    SERIAL,
    /** Any number of calls at once on the same object. */
    CONCURRENT,
    /** One call at a time on each copy that {@link BlackBox#forThread()} makes. */
    PER_THREAD
}
