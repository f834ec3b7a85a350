package org.lime4j.spi.examples.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.tck.PickerContract;

class FarthestFirstPickerTest extends PickerContract {
    @Override
    protected PickerFactory<?> factory() {
        return new FarthestFirstFactory();
    }

    @Test
    void afterTheLargestComesTheOneInAnotherDirectionAndNothingComesLast() {
        FeatureKey age = FeatureKey.of("age");
        FeatureKey income = FeatureKey.of("income");
        ImportanceMatrix importance = ImportanceMatrix.builder()
                .addRow(Map.of())
                .addRow(Map.of(age, 3.0, income, 0.1))
                .addRow(Map.of(age, 5.0))
                .addRow(Map.of(income, -0.2))
                .build();
        assertThat(component().pick(importance, 4, new SplittableRandom(1))).containsExactly(2, 3, 1, 0);
    }
}
