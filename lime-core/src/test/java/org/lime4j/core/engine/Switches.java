package org.lime4j.core.engine;

import java.util.List;

/** The instances of the engine's own tests: a row of switches, each with a position. */
record Switches(List<Double> positions) {
    static Switches of(double... positions) {
        return new Switches(java.util.Arrays.stream(positions).boxed().toList());
    }

    double at(int index) {
        return positions.get(index);
    }

    int size() {
        return positions.size();
    }
}
