package org.lime4j.api.explanation;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Why a model answered as it did for one instance: data only, equal by value, rendered whenever wanted.
 *
 * @param subject the instance
 * @param outputs one explanation an output that was asked for, in the order asked
 * @param provenance how to make it again
 */
public record Explanation(Subject subject, List<OutputExplanation> outputs, Provenance provenance) {
    /**
     * Copies the outputs.
     *
     * @param subject the instance
     * @param outputs one explanation an output that was asked for
     * @param provenance how to make it again
     */
    public Explanation {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(provenance, "provenance");
        outputs = List.copyOf(outputs);
    }

    /**
     * {@return the explanation of one output}
     *
     * @param name of the output, as the black box names it
     * @throws NoSuchElementException if that output was not explained; the message names those that were
     */
    public OutputExplanation output(String name) {
        for (OutputExplanation output : outputs) {
            if (output.name().equals(name)) {
                return output;
            }
        }
        throw new NoSuchElementException("output '" + name + "' was not explained; explained are "
                + outputs.stream().map(OutputExplanation::name).collect(Collectors.joining(", ")));
    }
}
