package org.lime4j.report;

import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;

/** Reports of SP-LIME made by hand. */
final class PickReports {
    private static final ComponentProvenance SUBMODULAR = new ComponentProvenance("submodular", Map.of("ties", "first"));

    private PickReports() {}

    /** Two picked rows, and one that failed. */
    static PickReport irises() {
        List<GlobalFeature> features = List.of(
                new GlobalFeature(FeatureKey.of("petal-length", "bin 0"), "petal-length <= 1.60", 4.5, 40),
                new GlobalFeature(FeatureKey.of("petal-width", "bin 0"), "petal-width <= 0.30", 3.25, 38),
                new GlobalFeature(FeatureKey.of("sepal-width", "bin 3"), "sepal-width > 3.30", 0.5, 7),
                new GlobalFeature(FeatureKey.of("sepal-length", "bin 0"), "sepal-length <= 5.10", 0.125, 3));
        return new PickReport(SUBMODULAR, 3, Long.MAX_VALUE, 149, 1, features, 5, 8.5, List.of(
                new Pick(17, Explanations.tabular(), List.of(0.4125, 0.33125, 0.03, 0.006375), 8.375, 0.9853),
                new Pick(3, Explanations.tree(), List.of(0.0, 0.6627, 0.0, 0.0), 0, 0.9853)));
    }

    /** With names that would harm a terminal, and a label longer than a line. */
    static PickReport hostile() {
        Explanation hostile = Explanations.hostile();
        List<GlobalFeature> features = List.of(
                new GlobalFeature(FeatureKey.of("\u001b[2J"), "\u001b[2J\u202e" + "wide ".repeat(200), Double.MAX_VALUE, 1),
                new GlobalFeature(FeatureKey.of("b"), "아름답다", 1e-300, Long.MAX_VALUE));
        return new PickReport(new ComponentProvenance("x\u001b]0;", Map.of()), 1, 1, Long.MAX_VALUE - 1, 0, features, 2,
                Double.MAX_VALUE, List.of(new Pick(Long.MAX_VALUE - 2, hostile, List.of(Double.MAX_VALUE, 0.0), 1, 1)));
    }

    /** Nothing was explained. */
    static PickReport nothing() {
        return new PickReport(SUBMODULAR, 5, 1, 0, 2, List.of(), 0, 0, List.of());
    }
}
