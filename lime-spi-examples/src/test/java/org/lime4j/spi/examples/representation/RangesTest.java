package org.lime4j.spi.examples.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tck.BackgroundSourceContract;

class RangesTest extends BackgroundSourceContract {
    @Override
    protected BackgroundSourceFactory<?> factory() {
        return new RangesFactory();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("columns", List.of(
                Map.of("name", "temperature", "from", -20, "to", 40), Map.of("name", "rain", "from", 0, "to", 0)));
    }

    @Test
    void everyNumberOfARangeIsEquallyFrequent() {
        TabularBackground background = (TabularBackground) component().load();
        assertThat(background.schema().names()).containsExactly("temperature", "rain");
        assertThat(background.numeric(0).quantile(0.25)).isCloseTo(-5, within(1e-9));
        assertThat(background.numeric(0).max()).isEqualTo(40);
        assertThat(background.numeric(1).standardDeviation()).isZero();
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsAnError() {
        assertThatThrownBy(() -> new RangesFactory.Range("rain", 5, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'rain' goes from 5.0 to 2.0; a range does not end before it begins");
    }
}
