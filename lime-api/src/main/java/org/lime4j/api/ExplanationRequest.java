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
     * Checks the ranges.
     *
     * @param outputs which outputs, by rank or by name
     * @param samples perturbations to draw, at least 2
     * @param features exactly how many features the surrogate may use, at least 1; empty leaves it to the surrogate
     * @param seed of all randomness; the same seed gives the same bytes
     * @param deadline how long the whole call may take, more than zero; empty for as long as it needs
     * @param listener hears the progress
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

    /** {@return the standard request: the output with the largest prediction, 5,000 samples, seed 1, no deadline} */
    public static ExplanationRequest standard() {
        return new ExplanationRequest(
                new OutputSelection.Top(1),
                DEFAULT_SAMPLES,
                OptionalInt.empty(),
                DEFAULT_SEED,
                Optional.empty(),
                (instance, scored, total) -> {});
    }

    /**
     * {@return the same request for these outputs}
     *
     * @param selection which outputs, by rank or by name
     */
    public ExplanationRequest withOutputs(OutputSelection selection) {
        return new ExplanationRequest(selection, samples, features, seed, deadline, listener);
    }

    /**
     * {@return the same request for the outputs with these names}
     *
     * @param names of the outputs, at least one, as the black box names them
     */
    public ExplanationRequest withOutputs(String... names) {
        return withOutputs(new OutputSelection.Named(List.of(names)));
    }

    /**
     * {@return the same request for the {@code count} largest outputs}
     *
     * @param count how many, at least 1; a model with fewer outputs has all of them explained
     */
    public ExplanationRequest withTopOutputs(int count) {
        return withOutputs(new OutputSelection.Top(count));
    }

    /**
     * {@return the same request with another number of samples}
     *
     * @param count perturbations to draw, the instance itself among them, at least 2
     */
    public ExplanationRequest withSamples(int count) {
        return new ExplanationRequest(outputs, count, features, seed, deadline, listener);
    }

    /**
     * {@return the same request for exactly this many features}
     *
     * @param count features of the surrogate, at least 1 and at most as many as the instance has
     */
    public ExplanationRequest withFeatures(int count) {
        return new ExplanationRequest(outputs, samples, OptionalInt.of(count), seed, deadline, listener);
    }

    /**
     * {@return the same request under another seed}
     *
     * @param newSeed of all randomness, any number
     */
    public ExplanationRequest withSeed(long newSeed) {
        return new ExplanationRequest(outputs, samples, features, newSeed, deadline, listener);
    }

    /**
     * {@return the same request, to be finished within this time}
     *
     * @param limit for the whole call, more than zero
     */
    public ExplanationRequest withDeadline(Duration limit) {
        return new ExplanationRequest(outputs, samples, features, seed, Optional.of(limit), listener);
    }

    /**
     * {@return the same request with progress told to this listener}
     *
     * @param newListener hears each batch that the model answered
     */
    public ExplanationRequest withListener(ProgressListener newListener) {
        return new ExplanationRequest(outputs, samples, features, seed, deadline, newListener);
    }
}
