package org.lime4j.core.plugin;

import java.util.Objects;

/**
 * Why a component will not work in a pipeline, said before the model is asked anything.
 *
 * @param reason one sentence that says what does not fit and what to change
 */
public record Refusal(String reason) {
    /**
     * Checks that there is a reason.
     *
     * @param reason one sentence that says what does not fit and what to change
     */
    public Refusal {
        Objects.requireNonNull(reason, "reason");
    }
}
