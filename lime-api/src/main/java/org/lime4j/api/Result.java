package org.lime4j.api;

import org.lime4j.api.explanation.Explanation;

/** What became of one instance of many. */
public sealed interface Result {
    /** {@return the 0-based index of the instance in the iteration} */
    long index();

    /**
     * The instance was explained.
     *
     * @param index of the instance
     * @param explanation of it
     */
    record Success(long index, Explanation explanation) implements Result {}

    /**
     * The instance was not explained.
     *
     * @param index of the instance
     * @param error why
     */
    record Failure(long index, LimeException error) implements Result {}
}
