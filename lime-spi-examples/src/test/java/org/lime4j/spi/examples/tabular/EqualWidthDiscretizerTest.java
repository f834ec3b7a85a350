package org.lime4j.spi.examples.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.DiscretizerFactory;
import org.lime4j.tck.DiscretizerContract;

class EqualWidthDiscretizerTest extends DiscretizerContract {
    @Override
    protected DiscretizerFactory<?> factory() {
        return new EqualWidthFactory();
    }

    @Test
    void binsHaveOneWidthHoweverTheValuesLie() {
        Bins bins = component().discretize("age", NumericStatistics.of(20, 21, 22, 60)).orElseThrow();
        assertThat(bins.boundaries()).containsExactly(30, 40, 50);
        assertThat(bins.frequencies()).containsExactly(0.75, 0, 0, 0.25);
    }
}
