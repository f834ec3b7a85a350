package org.lime4j.tabular.discretize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.tabular.GoldenFiles;
import org.lime4j.tabular.Json;

class FormatGoldenTest {
    @TestFactory
    Stream<DynamicTest> twoDecimalsAreThoseOfTheReference() {
        return GoldenFiles.each("format", any -> true, (golden, file) -> check(golden));
    }

    private static void check(Map<String, Object> golden) {
        List<String> values = Json.strings(golden.get("values"));
        List<String> formatted = Json.strings(golden.get("formatted"));
        assertThat(values).isNotEmpty().hasSameSizeAs(formatted);
        for (int i = 0; i < values.size(); i++) {
            assertThat(TwoDecimals.format(parse(values.get(i)))).as(values.get(i)).isEqualTo(formatted.get(i));
        }
    }

    private static double parse(String value) {
        return switch (value) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(value);
        };
    }
}
