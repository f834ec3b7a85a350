package org.lime4j.core.plugin;

import java.util.Objects;

/**
 * Why a component will not work in a pipeline, said before the model is asked anything.
 *
 * @param reason one sentence that says what does not fit and what to change
 */
public record Refusal(String reason) {
    public Refusal {
        Objects.requireNonNull(reason, "reason");
    }
}
