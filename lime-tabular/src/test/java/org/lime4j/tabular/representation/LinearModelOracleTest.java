package org.lime4j.tabular.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.QuantileDiscretizer;

/**
 * The closed form of discretised tabular LIME on a linear model: the weight of column j is its slope times the mean inside
 * the instance's bin minus the mean outside it, a truncated normal being drawn in each bin.
 */
class LinearModelOracleTest {
    private static final int RUNS = 60;

    /** 5 models of 5 columns share an error of 1e-6. */
    private static final double LIMIT = 5.5;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void weightsOfALinearModelMatchTheClosedForm(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TableSchema schema = TableSchema.ofNumeric("a", "b", "c", "d", "e");
        int d = schema.size();
        double[][] rows = new double[300][d];
        for (double[] row : rows) {
            row[0] = random.nextDouble();
            row[1] = Math.exp(2 * random.nextDouble());
            row[2] = random.nextInt(4);
            row[3] = random.nextDouble() < 0.6 ? 0 : 3 + random.nextDouble();
            row[4] = random.nextDouble() * random.nextDouble() - 10;
        }
        double[] slopes = random.doubles(d).map(u -> 4 * u - 2).toArray();
        TabularBackground background = TabularBackground.of(schema, rows);
        Row x = Row.of(schema, rows[random.nextInt(rows.length)]);
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> {
            double y = 0;
            for (int j = 0; j < d; j++) {
                y += slopes[j] * row.number(j);
            }
            return y;
        });
        LimeExplainer<Row> explainer = LimeExplainer.builder(model)
                .background(background)
                .representation("tabular")
                .surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 0))
                .build();
        double[][] weights = new double[d][RUNS];
        for (int run = 0; run < RUNS; run++) {
            for (FeatureContribution contribution : explainer
                    .explain(x, ExplanationRequest.standard().withSamples(2_000).withSeed(seed * 1_000 + run))
                    .outputs().get(0).contributions()) {
                weights[((Location.Column) contribution.location()).index()][run] = contribution.weight();
            }
        }
        for (int j = 0; j < d; j++) {
            Bins bins = new QuantileDiscretizer(4).discretize("x", background.numeric(j)).orElseThrow();
            double expected = slopes[j] * contrast(bins, bins.indexOf(x.number(j)));
            double mean = 0;
            double squares = 0;
            for (double weight : weights[j]) {
                mean += weight / RUNS;
            }
            for (double weight : weights[j]) {
                squares += (weight - mean) * (weight - mean);
            }
            double error = Math.sqrt(squares / (RUNS - 1) / RUNS);
            double z = (mean - expected) / error;
            assertThat(Math.abs(z)).as("seed %d, column %d: weight %s, expected %s, z %s", seed, j, mean, expected, z)
                    .isLessThan(LIMIT);
        }
    }

    private static double contrast(Bins bins, int own) {
        double others = 0;
        for (int b = 0; b < bins.size(); b++) {
            if (b != own) {
                others += bins.frequency(b) * mean(bins, b);
            }
        }
        return mean(bins, own) - others / (1 - bins.frequency(own));
    }

    private static double mean(Bins bins, int bin) {
        return BinSamplerTest.truncatedMean(
                bins.mean(bin), bins.standardDeviation(bin), bins.min(bin), bins.max(bin));
    }
}
