package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.SampleMatrix;

/** Designs with more columns than rows, which are solved for the rows. */
class WideDesignTest {
    /** Rows that lack a share of the columns that differs from row to row, as texts without some words do. */
    private static BinarySamples removals(int rows, int columns, SplittableRandom random) {
        BinarySamples design = new BinarySamples(rows, columns);
        design.setRow(0);
        for (int i = 1; i < rows; i++) {
            double kept = i == 1 ? 0 : i == 2 ? 1 : random.nextDouble();
            for (int j = 0; j < columns; j++) {
                if (random.nextDouble() < kept) {
                    design.set(i, j);
                }
            }
        }
        return design;
    }

    private static SampleMatrix design(String kind, int rows, int columns, SplittableRandom random) {
        return switch (kind) {
            case "coins" -> LocalSamples.coins(rows, columns, random);
            case "removals" -> removals(rows, columns, random);
            default -> LocalSamples.normals(rows, columns, random);
        };
    }

    @ParameterizedTest(name = "{0}, {1} × {2}, weights down to {3}")
    @CsvSource({"coins, 100, 300, 1", "removals, 100, 300, 1", "removals, 260, 270, 1", "normals, 60, 290, 1",
        "coins, 80, 400, 1e-6", "removals, 150, 258, 1e-4", "removals, 90, 300, 1e-290", "normals, 100, 300, 1e-5"})
    void coefficientsAreThoseOfTheWholeMatrix(String kind, int rows, int columns, double least) {
        SplittableRandom random = new SplittableRandom(11);
        double[] w = new double[rows];
        for (int i = 0; i < rows; i++) {
            w[i] = i % 20 == 7 ? 0 : Math.pow(least, random.nextDouble()) * (least == 1 ? random.nextDouble() : 1);
        }
        LocalData data = LocalSamples.of(design(kind, rows, columns, random), w, LocalSamples.normal(rows, random));
        requireThoseOfTheWholeMatrix(data.gram(), columns);
        requireThoseOfTheWholeMatrix(data.uncentredGram(), columns);
    }

    private static void requireThoseOfTheWholeMatrix(Gram gram, int columns) {
        assertThat(gram.isWide()).isTrue();
        int[] all = Gram.all(columns);

        double[] screened = new SymmetricSystem(gram.matrix(all), columns, 0.01).solve(gram.cross(0));
        double[] solved = new SymmetricSystem(gram.matrix(all), columns, 1).solve(gram.cross(0));

        assertThat(LeastSquares.screen(gram, 0)).containsExactly(screened, within(1e-7));
        assertThat(LeastSquares.solve(gram, 0, all, 1)).containsExactly(solved, within(1e-9));
    }

    @Test
    void anOutputThatIsConstantHasNoCoefficients() {
        SplittableRandom random = new SplittableRandom(3);
        double[] y = LocalSamples.ones(50);
        Gram gram = LocalSamples.of(removals(50, 300, random), LocalSamples.uniform(50, random), y).gram();
        assertThat(LeastSquares.screen(gram, 0)).containsOnly(0);
    }

    /** Beyond 2,048 columns sums run over all rows for one word of columns after the other. */
    @Test
    void sumsOfVeryManyColumnsAreThoseOfEachColumn() {
        SplittableRandom random = new SplittableRandom(5);
        int rows = 1_500;
        int columns = 2_100;
        BinarySamples design = removals(rows, columns, random);
        double[] w = LocalSamples.uniform(rows, random);
        double[] y = LocalSamples.normal(rows, random);
        Gram gram = LocalSamples.of(design, w, y).gram();
        for (int j : new int[] {0, 1, 63, 64, 1_000, 2_047, 2_048, 2_099}) {
            double ones = 0;
            double product = 0;
            for (int i = 0; i < rows; i++) {
                ones += design.get(i, j) * w[i];
                product += design.get(i, j) * w[i] * (y[i] - gram.outputMean(0));
            }
            assertThat(gram.mean(j)).isCloseTo(ones / gram.totalWeight(), within(1e-13));
            assertThat(gram.cross(0)[j]).isCloseTo(product, within(1e-10));
        }
    }
}
