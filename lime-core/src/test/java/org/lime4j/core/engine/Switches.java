package org.lime4j.core.engine;

import java.util.List;

/** The instances of the tests of the engine and of what stands above it: a row of switches, each with a position. */
public record Switches(List<Double> positions) {
    public static Switches of(double... positions) {
        return new Switches(java.util.Arrays.stream(positions).boxed().toList());
    }

    public double at(int index) {
        return positions.get(index);
    }

    public int size() {
        return positions.size();
    }
}
