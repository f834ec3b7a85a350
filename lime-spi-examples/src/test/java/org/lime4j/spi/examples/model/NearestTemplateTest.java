package org.lime4j.spi.examples.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.model.ModelException;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.spi.examples.representation.Series;
import org.lime4j.tck.ModelAdapterContract;

class NearestTemplateTest extends ModelAdapterContract {
    @Override
    protected ModelAdapterFactory<?> factory() {
        return new NearestTemplateFactory();
    }

    @Override
    protected Map<String, Object> options() {
        return Map.of("path", "src/test/resources/shapes.csv");
    }

    @Override
    protected List<?> inputs(Class<?> type) {
        return List.of(
                new Series(0, 1, 2, 3, 4, 5, 6, 7),
                new Series(6, 5, 4, 3, 2, 1, 0, 0),
                new Series(3, 3, 3, 3, 3, 3, 3, 3),
                new Series(-2, 50, 0, 1e3, 0, 0.5, 0, 0));
    }

    @Test
    void probabilitiesFallWithTheDistanceFromTheTemplate() {
        Map<String, Series> templates = new LinkedHashMap<>();
        templates.put("up", new Series(0, 2));
        templates.put("down", new Series(2, 0));
        double[] out = new double[2];
        new NearestTemplate(templates).predict(List.of(new Series(0, 1)), out, 0);
        assertThat(out[0] / out[1]).isCloseTo(Math.exp(Math.sqrt(2.5) - Math.sqrt(0.5)), within(1e-9));
    }

    @Test
    void aSeriesOfAnotherLengthIsAnError() {
        double[] out = new double[3];
        assertThatThrownBy(() -> new NearestTemplate(Map.of("up", new Series(0, 2))).predict(List.of(new Series(1)), out, 0))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the series has 1 values, but the templates have 2");
    }
}
