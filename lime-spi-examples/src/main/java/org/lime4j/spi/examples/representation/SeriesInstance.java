package org.lime4j.spi.examples.representation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/** A series seen through its segments; the codes are z′ itself. Segment s of k begins at {@code floor(s × length / k)}. */
final class SeriesInstance implements InterpretableInstance<Series> {
    private final Series series;
    private final int segments;
    private final double mean;

    SeriesInstance(Series series, int segments) {
        this.series = series;
        this.segments = segments;
        this.mean = Arrays.stream(series.toArray()).average().orElseThrow();
    }

    private int start(int segment) {
        return (int) ((long) segment * series.length() / segments);
    }

    @Override
    public Series instance() {
        return series;
    }

    @Override
    public Subject subject() {
        return new Subject.Custom("series", Map.of("values", series.toString()));
    }

    /** The same times are the same feature in every series. */
    @Override
    public List<InterpretableFeature> features() {
        List<InterpretableFeature> features = new ArrayList<>();
        for (int s = 0; s < segments; s++) {
            String from = String.valueOf(start(s));
            String to = String.valueOf(start(s + 1) - 1);
            String name = from.equals(to) ? "value " + from : "values " + from + " to " + to;
            features.add(InterpretableFeature.present(
                    FeatureKey.of(name), name, new Location.Custom("times", Map.of("from", from, "to", to))));
        }
        return features;
    }

    @Override
    public CodeSpace codeSpace() {
        return CodeSpace.ofPresence(segments);
    }

    @Override
    public Decoder<Series> newDecoder(int maxBatch) {
        return new Decoder<>() {
            @Override
            public boolean deterministic() {
                return true;
            }

            @Override
            public List<Series> decode(Codes codes, int from, int to, RowRandom random) {
                List<Series> inputs = new ArrayList<>(to - from);
                for (int row = from; row < to; row++) {
                    inputs.add(decode((BinarySamples) codes.block(0), row));
                }
                return inputs;
            }

            private Series decode(BinarySamples present, int row) {
                double[] values = series.toArray();
                for (int s = 0; s < segments; s++) {
                    if (!present.isSet(row, s)) {
                        Arrays.fill(values, start(s), start(s + 1), mean);
                    }
                }
                return new Series(values);
            }
        };
    }
}
