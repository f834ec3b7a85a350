package org.lime4j.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.golden.GoldenFiles;
import org.lime4j.core.golden.GoldenValue;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/** Every recorded kernel weight and distance of the reference. */
class KernelGoldenTest {
    /** A cosine distance of 0 may be recorded as up to 2.3e-16. */
    private static final double TOLERANCE = 1e-14;

    /** A distance that says what it was told, so that the kernel alone is tested. */
    private record Told(double distance) implements Distance {
        @Override
        public void measure(Neighbourhood rows, double[] out, int at) {
            out[at] = distance;
        }

        @Override
        public double defaultWidth(int features) {
            return 1;
        }

        @Override
        public String formula() {
            return "told";
        }
    }

    @TestFactory
    Stream<DynamicTest> weights_are_those_of_the_reference() {
        return GoldenFiles.each("kernel", file -> {
            SampleMatrix row = new DenseSamples(1, 1);
            for (GoldenValue entry : file.get("kernel").list()) {
                double[] weight = new double[1];
                new ExponentialKernel(
                                new Told(entry.get("distance").number()),
                                OptionalDouble.of(entry.get("kernel_width").number()))
                        .weigh(new Neighbourhood(row, 0, 1, 0, features(row), "x", List.of()), weight, 0);
                double expected = entry.get("weight").number();
                assertThat(weight[0]).isCloseTo(expected, within(TOLERANCE));
                assertThat(expected == 0 || Math.abs(weight[0] / expected - 1) < 1e-12).isTrue();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> distances_are_those_of_the_reference() {
        return GoldenFiles.each("kernel", file -> {
            List<String> bits = file.get("binary_rows").list().stream().map(GoldenValue::text).toList();
            SampleMatrix packed = new BinarySamples(bits.size(), bits.get(0).length());
            SampleMatrix plain = new DenseSamples(bits.size(), bits.get(0).length());
            for (int i = 0; i < bits.size(); i++) {
                for (int j = 0; j < packed.columns(); j++) {
                    packed.set(i, j, bits.get(i).charAt(j) - '0');
                    plain.set(i, j, bits.get(i).charAt(j) - '0');
                }
            }
            List<GoldenValue> rows = file.get("dense_rows").list();
            SampleMatrix dense = new DenseSamples(rows.size(), rows.get(0).numbers().length);
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < dense.columns(); j++) {
                    dense.set(i, j, rows.get(i).numbers()[j]);
                }
            }
            for (SampleMatrix binary : List.of(packed, plain)) {
                assertThat(measure(new CosineDistance(), binary)).containsExactly(file.get("cosine_to_row0").numbers(), within(TOLERANCE));
                assertThat(measure(new EuclideanDistance(), binary)).containsExactly(file.get("euclidean_to_row0").numbers(), within(TOLERANCE));
            }
            assertThat(measure(new CosineDistance(), dense)).containsExactly(file.get("dense_cosine_to_row0").numbers(), within(TOLERANCE));
            assertThat(measure(new EuclideanDistance(), dense)).containsExactly(file.get("dense_euclidean_to_row0").numbers(), within(TOLERANCE));
            assertThat(measure(new ManhattanDistance(), dense)).containsExactly(file.get("dense_manhattan_to_row0").numbers(), within(TOLERANCE));
            assertThat(measure(new ChebyshevDistance(), dense)).containsExactly(file.get("dense_chebyshev_to_row0").numbers(), within(TOLERANCE));
            double[] hundredfold = measure(new CosineDistance(), packed);
            for (int i = 0; i < hundredfold.length; i++) {
                hundredfold[i] *= 100;
            }
            assertThat(hundredfold).containsExactly(file.get("text_cosine_x100_sparse").numbers(), within(100 * TOLERANCE));
        });
    }

    private static double[] measure(Distance distance, SampleMatrix design) {
        double[] out = new double[design.rows()];
        distance.measure(new Neighbourhood(design, 0, design.rows(), 0, features(design), "x", List.of()), out, 0);
        return out;
    }

    /** Features whose x′ is row 0. */
    private static List<InterpretableFeature> features(SampleMatrix design) {
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < design.columns(); j++) {
            features.add(new InterpretableFeature(
                    FeatureKey.of("f" + j), "f" + j, FeatureKind.NUMERIC, design.get(0, j), 1, new Location.None()));
        }
        return features;
    }
}
