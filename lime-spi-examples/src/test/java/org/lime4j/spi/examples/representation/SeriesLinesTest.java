package org.lime4j.spi.examples.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.tck.InstanceSourceContract;

class SeriesLinesTest extends InstanceSourceContract {
    @Override
    protected InstanceSourceFactory<?> factory() {
        return new SeriesLinesFactory();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("path", "src/test/resources/days.csv");
    }

    @Override
    protected Optional<Map<String, Object>> optionsOfABadInstance() {
        return Optional.of(Map.of("path", "src/test/resources/days-with-a-gap.csv"));
    }

    @Test
    void aLineIsASeries() {
        assertThat(component().instances().next()).isEqualTo(new Series(0.1, 0.4, 0.9, 1.8, 2.6, 3.9, 4.8, 6.1));
    }
}
