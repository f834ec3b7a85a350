package org.lime4j.spi.examples.representation;

import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;

/**
 * Explains a series by its segments, stretches of time of about equal length. A segment that is removed gets the mean of the
 * series.
 */
public final class SeriesRepresentation implements Representation<Series> {
    private final int segments;

    /**
     * A representation by this many segments.
     *
     * @param segments at least 1; a shorter series has one for each of its values
     */
    public SeriesRepresentation(int segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("segments is " + segments + "; a series has at least 1");
        }
        this.segments = segments;
    }

    @Override
    public Class<Series> instanceType() {
        return Series.class;
    }

    @Override
    public InterpretableInstance<Series> represent(Series x, RandomStreams random) {
        return new SeriesInstance(x, Math.min(segments, x.length()));
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return ComponentRef.of("bernoulli");
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return ComponentRef.of("exponential").with("distance", "cosine");
    }
}
