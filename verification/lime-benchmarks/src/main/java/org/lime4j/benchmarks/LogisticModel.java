package org.lime4j.benchmarks;

import java.util.SplittableRandom;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** A cheap model that does read its inputs: a logistic regression on standardised numbers and on categories. */
final class LogisticModel extends YesOrNo<Row> {
    private final double intercept;
    private final double[][] levels;
    private final double[] slopes;
    private final double[] means;

    /**
     * A model of these coefficients.
     *
     * @param levels what each category of a column adds; empty for a number
     * @param slopes of the numbers
     * @param means at which a number adds 0
     */
    LogisticModel(double intercept, double[][] levels, double[] slopes, double[] means) {
        super(Row.class);
        this.intercept = intercept;
        this.levels = levels;
        this.slopes = slopes;
        this.means = means;
    }

    /** A model of coefficients drawn from a seed. */
    static LogisticModel drawn(TabularBackground background, long seed) {
        TableSchema schema = background.schema();
        SplittableRandom random = new SplittableRandom(seed);
        double[][] levels = new double[schema.size()][];
        double[] slopes = new double[schema.size()];
        double[] means = new double[schema.size()];
        for (int j = 0; j < schema.size(); j++) {
            levels[j] = schema.column(j).categories().stream().mapToDouble(name -> random.nextDouble(-1, 1)).toArray();
            if (schema.column(j).isNumeric()) {
                means[j] = background.numeric(j).mean();
                slopes[j] = random.nextDouble(-1, 1) / background.numeric(j).standardDeviation();
            }
        }
        return new LogisticModel(0, levels, slopes, means);
    }

    @Override
    double score(Row row) {
        double score = intercept;
        for (int j = 0; j < levels.length; j++) {
            double number = row.number(j);
            score += levels[j].length == 0 ? slopes[j] * (number - means[j]) : levels[j][(int) number];
        }
        return score;
    }
}
