package org.lime4j.tabular.discretize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;

class EntropyDiscretizerTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e39, -1e150})
    void numbersBeyondSinglePrecisionAreRefusedByTheNameOfTheirColumn(double large) {
        NumericStatistics statistics = NumericStatistics.ofClasses(List.of(new double[] {0, 1}, new double[] {large}));
        assertThatThrownBy(() -> new EntropyDiscretizer(3).discretize("mass", statistics))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id())
                        .isEqualTo(ErrorId.BAD_BACKGROUND))
                .hasMessageContainingAll("'entropy'", "single precision", "column 'mass'", String.valueOf(large), "rescale");
    }
}
