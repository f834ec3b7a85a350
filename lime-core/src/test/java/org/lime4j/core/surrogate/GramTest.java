package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;

class GramTest {
    @ParameterizedTest(name = "{0} rows, {1} columns, binary {2}")
    @CsvSource({"1, 1, true", "5, 3, true", "1500, 4, true", "2100, 20, true", "700, 64, true", "300, 65, true",
        "1100, 130, true", "5, 3, false", "2100, 20, false", "300, 70, false"})
    void products_are_those_of_the_centred_columns(int rows, int columns, boolean binary) {
        SplittableRandom random = new SplittableRandom(7);
        SampleMatrix design = binary
                ? LocalSamples.coins(rows, columns, random)
                : LocalSamples.normals(rows, columns, random);
        double[] w = LocalSamples.uniform(rows, random);
        double[] y = LocalSamples.normal(rows, random);
        Gram gram = LocalSamples.of(design, w, y).gram();

        double[][] expected = products(design, w, y);

        double tolerance = 1e-12 * Math.max(1, gram.totalWeight());
        int[] chosen = IntStream.range(0, columns).filter(j -> j % 3 != 1).toArray();
        double[] matrix = gram.matrix(chosen);
        for (int j = 0; j < columns; j++) {
            assertThat(gram.diagonal(j)).isCloseTo(expected[j][j], within(tolerance));
            assertThat(gram.cross(0)[j]).isCloseTo(expected[j][columns], within(tolerance));
            assertThat(gram.column(j)).containsExactly(Arrays.copyOf(expected[j], columns), within(tolerance));
        }
        for (int a = 0; a < chosen.length; a++) {
            for (int b = 0; b < chosen.length; b++) {
                assertThat(matrix[a * chosen.length + b])
                        .isCloseTo(expected[chosen[a]][chosen[b]], within(tolerance));
            }
        }
        assertThat(gram.outputVariation(0)).isCloseTo(expected[columns][columns], within(tolerance));
    }

    /** Centred products of the columns and, last, of y. */
    private static double[][] products(SampleMatrix design, double[] w, double[] y) {
        int d = design.columns();
        double total = Arrays.stream(w).sum();
        double[][] centred = new double[d + 1][w.length];
        for (int j = 0; j <= d; j++) {
            double mean = 0;
            for (int i = 0; i < w.length; i++) {
                centred[j][i] = j < d ? design.get(i, j) : y[i];
                mean += w[i] * centred[j][i] / total;
            }
            for (int i = 0; i < w.length; i++) {
                centred[j][i] -= mean;
            }
        }
        double[][] products = new double[d + 1][d + 1];
        for (int j = 0; j <= d; j++) {
            for (int k = 0; k <= d; k++) {
                for (int i = 0; i < w.length; i++) {
                    products[j][k] += w[i] * centred[j][i] * centred[k][i];
                }
            }
        }
        return products;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void no_digits_are_lost_where_one_row_holds_nearly_all_weight(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 60;
        int columns = 6;
        BinarySamples design = LocalSamples.coins(rows, columns, random);
        double[] w = new double[rows];
        w[0] = 1;
        for (int i = 1; i < rows; i++) {
            w[i] = Math.pow(10, -300 * random.nextDouble());
        }
        Gram gram = LocalSamples.of(design, w, LocalSamples.normal(rows, random)).gram();

        BigDecimal[][] exact = exactProducts(design, w);

        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < columns; k++) {
                double scale = Math.sqrt(exact[j][j].doubleValue()) * Math.sqrt(exact[k][k].doubleValue());
                assertThat(gram.column(j)[k]).isCloseTo(exact[j][k].doubleValue(), within(1e-13 * scale));
            }
        }
    }

    private static BigDecimal[][] exactProducts(BinarySamples design, double[] w) {
        MathContext digits = new MathContext(700);
        int d = design.columns();
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal[] sums = new BigDecimal[d];
        Arrays.fill(sums, BigDecimal.ZERO);
        BigDecimal[][] both = new BigDecimal[d][d];
        for (BigDecimal[] row : both) {
            Arrays.fill(row, BigDecimal.ZERO);
        }
        for (int i = 0; i < w.length; i++) {
            BigDecimal weight = new BigDecimal(w[i]);
            total = total.add(weight);
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d && design.isSet(i, j); k++) {
                    both[j][k] = design.isSet(i, k) ? both[j][k].add(weight) : both[j][k];
                }
            }
        }
        BigDecimal[][] products = new BigDecimal[d][d];
        for (int j = 0; j < d; j++) {
            for (int k = 0; k < d; k++) {
                products[j][k] = both[j][k].subtract(both[j][j].multiply(both[k][k]).divide(total, digits));
            }
        }
        return products;
    }

    @Test
    void a_constant_column_varies_by_exactly_nothing() {
        SplittableRandom random = new SplittableRandom(3);
        var design = LocalSamples.normals(500, 3, random);
        for (int i = 0; i < 500; i++) {
            design.set(i, 1, 0.1);
        }
        Gram gram = LocalSamples.of(design, LocalSamples.uniform(500, random), LocalSamples.normal(500, random)).gram();

        assertThat(gram.diagonal(1)).isZero();
        assertThat(gram.column(0)[1]).isZero();
        assertThat(gram.cross(0)[1]).isZero();
        assertThat(gram.mean(1)).isEqualTo(0.1);
    }

    @Test
    void a_constant_output_has_no_products() {
        SplittableRandom random = new SplittableRandom(4);
        double[] y = new double[100];
        Arrays.fill(y, 0.3);
        Gram gram = LocalSamples.of(LocalSamples.coins(100, 4, random), LocalSamples.uniform(100, random), y).gram();

        assertThat(gram.outputMean(0)).isEqualTo(0.3);
        assertThat(gram.outputVariation(0)).isZero();
        assertThat(gram.cross(0)).containsOnly(0.0);
    }

    @Test
    void the_order_of_asking_changes_no_bit() {
        SplittableRandom random = new SplittableRandom(5);
        SampleMatrix design = LocalSamples.coins(3000, 100, random);
        double[] w = LocalSamples.uniform(3000, random);
        double[] y = LocalSamples.normal(3000, random);
        Gram ascending = LocalSamples.of(design, w, y).gram();
        Gram parallel = LocalSamples.of(design, w, y).gram();

        for (int j = 0; j < 100; j++) {
            ascending.column(j);
        }
        IntStream.range(0, 400).parallel().forEach(j -> parallel.column(99 - j % 100));

        for (int j = 0; j < 100; j++) {
            assertThat(parallel.column(j)).containsExactly(ascending.column(j));
        }
    }

    @ParameterizedTest(name = "binary {0}")
    @ValueSource(booleans = {true, false})
    void the_operator_multiplies_by_the_matrix_that_is_not_made(boolean binary) {
        SplittableRandom random = new SplittableRandom(6);
        SampleMatrix design = LocalSamples.coins(1500, 90, random);
        if (!binary) {
            design = LocalSamples.dense(design);
        }
        Gram gram = LocalSamples.of(design, LocalSamples.uniform(1500, random), LocalSamples.normal(1500, random)).gram();
        int[] chosen = IntStream.range(10, 80).toArray();
        double[] v = LocalSamples.normal(chosen.length, random);
        double[] product = new double[chosen.length];

        gram.operator(chosen, 0.5).multiply(v, product);

        double[] matrix = gram.matrix(chosen);
        for (int a = 0; a < chosen.length; a++) {
            double expected = 0.5 * v[a];
            for (int b = 0; b < chosen.length; b++) {
                expected += matrix[a * chosen.length + b] * v[b];
            }
            assertThat(product[a]).isCloseTo(expected, within(1e-10));
        }
    }
}
