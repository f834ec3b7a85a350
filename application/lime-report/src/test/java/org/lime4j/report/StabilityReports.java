package org.lime4j.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.engine.KernelWidth;
import org.lime4j.core.stability.FeatureStability;
import org.lime4j.core.stability.OutputStability;
import org.lime4j.core.stability.Spread;
import org.lime4j.core.stability.StabilityReport;
import org.lime4j.core.stability.WidthReport;
import org.lime4j.core.stability.WidthStability;

/** Reports made by hand. */
final class StabilityReports {
    private StabilityReports() {}

    /** A pair of tied features, one that not all runs report, one without standard error, wide and hostile labels. */
    static StabilityReport stability() {
        List<FeatureStability> features = List.of(
                feature("petal-length <= 1.60", 4, 4, 0.4125, 0.0051, OptionalDouble.of(0.0048), 1),
                feature("꽃잎 너비 <= 0.30", 4, 3, 0.0312, 0.0049, OptionalDouble.of(0.0047), 1),
                feature("sepal-width > 3.30", 4, 1, -0.0309, 0.0062, OptionalDouble.of(0.0046), 1),
                feature("a name that is longer than a page of text leaves room for \u001b[31m, quoted \"as\" given", 2, 0, 0.0007,
                        0.0009, OptionalDouble.empty(), 0.5),
                new FeatureStability(FeatureKey.of("once"), "once", 1, 0, 0.0001, 0.0004, OptionalDouble.empty(),
                        OptionalDouble.empty(), 1, OptionalDouble.empty()));
        OutputStability output = new OutputStability(0, "setosa", 4, 0.98, new Spread(0.6667, 1 / 3.0, 1), 0.85,
                OptionalDouble.of(0.975), 0.9375, new Spread(0.8421, 0.83, 0.85), new Spread(812.44, 801.1, 820), features,
                List.of(List.of(features.get(1).key(), features.get(2).key())));
        return new StabilityReport(
                List.of(-4767286540954276203L, 2949826092126892291L, 42L, 7L), 2, List.of(output),
                Explanations.tabular().provenance());
    }

    private static FeatureStability feature(
            String label, int reported, int top, double mean, double deviation, OptionalDouble error, double signs) {
        return new FeatureStability(FeatureKey.of(label), label, reported, top, Math.abs(mean) * reported / 4, mean,
                OptionalDouble.of(deviation), error, signs, error.isPresent() ? OptionalDouble.of(0.9) : OptionalDouble.empty());
    }

    /** One width without explanations, one that falls short, one that is suggested. */
    static WidthReport widths() {
        StabilityReport stability = stability();
        return new WidthReport(
                stability.seeds(),
                2,
                new KernelWidth(OptionalDouble.of(1.5), OptionalDouble.of(3.0)),
                List.of(
                        new WidthStability(0.001, 4, Optional.of("no sample but the instance itself counts"), Optional.empty(),
                                List.of("no explanation in 4 of 4 runs")),
                        new WidthStability(1.5, 0, Optional.empty(), Optional.of(stability),
                                List.of("mean Jaccard@2 of 'setosa' is 0.6667, below 0.8")),
                        new WidthStability(3, 0, Optional.empty(), Optional.of(stability), List.of())),
                "the smallest width that the rule allows",
                OptionalDouble.of(3));
    }

    /** None of the widths has an explanation. */
    static WidthReport noWidth() {
        WidthReport widths = widths();
        return new WidthReport(widths.seeds(), 2, new KernelWidth(OptionalDouble.empty(), OptionalDouble.empty()),
                widths.widths().subList(0, 1), widths.rule(), OptionalDouble.empty());
    }
}
