package org.lime4j.api;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to explain and how hard to try.
 *
 * @param outputs which outputs; default the one with the largest prediction
 * @param samples perturbations to draw, the instance itself among them; at least 2, default 5,000
 * @param features exactly how many features the surrogate may use: more than the instance has is an error. Empty, the
 *     default, leaves it to the surrogate's own option, which is an upper bound
 * @param seed of all randomness; the same seed gives the same bytes
 * @param deadline how long the whole call may take; empty for as long as it needs
 * @param listener hears the progress
 */
public record ExplanationRequest(
        OutputSelection outputs,
        int samples,
        OptionalInt features,
        long seed,
        Optional<Duration> deadline,
        ProgressListener listener) {
    /** Samples drawn when nothing else is said; the reference's number. */
    public static final int DEFAULT_SAMPLES = 5_000;

    /** The seed when nothing else is said. */
    public static final long DEFAULT_SEED = 1;

    /**
     * @throws IllegalArgumentException if {@code samples < 2}, {@code features < 1}, or the deadline is not positive
     */
    public ExplanationRequest {
        Objects.requireNonNull(outputs, "outputs");
        Objects.requireNonNull(listener, "listener");
        if (samples < 2) {
            throw new IllegalArgumentException("samples is " + samples + "; a surrogate needs at least 2");
        }
        if (features.isPresent() && features.getAsInt() < 1) {
            throw new IllegalArgumentException("features is " + features.getAsInt() + "; ask for at least 1");
        }
        if (deadline.isPresent() && (deadline.get().isNegative() || deadline.get().isZero())) {
            throw new IllegalArgumentException("deadline is " + deadline.get() + "; it must be positive");
        }
    }

    /** The output with the largest prediction, 5,000 samples, seed 1, no deadline. */
    public static ExplanationRequest standard() {
        return new ExplanationRequest(
                new OutputSelection.Top(1),
                DEFAULT_SAMPLES,
                OptionalInt.empty(),
                DEFAULT_SEED,
                Optional.empty(),
                (instance, scored, total) -> {});
    }

    /** The same request for these outputs. */
    public ExplanationRequest withOutputs(OutputSelection selection) {
        return new ExplanationRequest(selection, samples, features, seed, deadline, listener);
    }

    /** The same request for the outputs with these names. */
    public ExplanationRequest withOutputs(String... names) {
        return withOutputs(new OutputSelection.Named(List.of(names)));
    }

    /** The same request for the {@code count} largest outputs. */
    public ExplanationRequest withTopOutputs(int count) {
        return withOutputs(new OutputSelection.Top(count));
    }

    /** The same request with another number of samples. */
    public ExplanationRequest withSamples(int count) {
        return new ExplanationRequest(outputs, count, features, seed, deadline, listener);
    }

    /** The same request for exactly this many features. */
    public ExplanationRequest withFeatures(int count) {
        return new ExplanationRequest(outputs, samples, OptionalInt.of(count), seed, deadline, listener);
    }

    /** The same request under another seed. */
    public ExplanationRequest withSeed(long newSeed) {
        return new ExplanationRequest(outputs, samples, features, newSeed, deadline, listener);
    }

    /** The same request, to be finished within this time. */
    public ExplanationRequest withDeadline(Duration limit) {
        return new ExplanationRequest(outputs, samples, features, seed, Optional.of(limit), listener);
    }

    /** The same request with progress told to this listener. */
    public ExplanationRequest withListener(ProgressListener newListener) {
        return new ExplanationRequest(outputs, samples, features, seed, deadline, newListener);
    }
}
