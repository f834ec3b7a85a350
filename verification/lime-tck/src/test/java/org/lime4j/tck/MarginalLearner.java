package org.lime4j.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.SurrogateLearner;

/** Keeps every rule: the slope of each feature on its own, shrunk by 1, and the steepest of them. Its parts can be overridden. */
class MarginalLearner implements SurrogateLearner {
    @Override
    public int features() {
        return 3;
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        double[] y = data.output(output);
        double mean = mean(data, y);
        List<Term> terms = new ArrayList<>();
        for (int j = 0; j < data.size(); j++) {
            terms.add(term(data, j, y, mean));
        }
        List<Term> chosen = choose(terms, complexity.features());
        double intercept = mean;
        for (Term term : chosen) {
            intercept -= term.slope() * term.mean();
        }
        double[][] covariance = new double[chosen.size()][chosen.size()];
        for (int i = 0; i < chosen.size(); i++) {
            covariance[i][i] = chosen.get(i).variance();
        }
        List<Surrogate.Contribution> contributions = chosen.stream()
                .map(term -> new Surrogate.Contribution(term.column(), term.slope()))
                .toList();
        return finish(data, output, complexity,
                new Fitted(intercept, contributions, Optional.of(covariance), new SurrogateDescription.Linear("marginal", 1)));
    }

    /** One feature. */
    record Term(int column, double mean, double slope, double variance) {}

    double weight(LocalData data, int row) {
        return data.weight(row);
    }

    double middle(LocalData data, int row) {
        return data.multiplicity(row) * data.proximity(row) * data.proximity(row);
    }

    List<Term> choose(List<Term> terms, int count) {
        return terms.stream()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(term.slope())))
                .limit(count)
                .toList();
    }

    Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
        return fitted;
    }

    private double mean(LocalData data, double[] values) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < data.rows(); i++) {
            sum += weight(data, i) * values[i];
            total += weight(data, i);
        }
        return sum / total;
    }

    Term term(LocalData data, int column, double[] y, double mean) {
        double[] z = new double[data.rows()];
        Arrays.setAll(z, i -> data.design().get(i, column));
        double centre = mean(data, z);
        double square = 1;
        double product = 0;
        double middle = 0;
        for (int i = 0; i < z.length; i++) {
            double deviation = z[i] - centre;
            square += weight(data, i) * deviation * deviation;
            product += weight(data, i) * deviation * (y[i] - mean);
            middle += middle(data, i) * deviation * deviation * (y[i] - mean) * (y[i] - mean);
        }
        return new Term(column, centre, product / square, middle / (square * square));
    }

    /** Predicts the weighted sum of its contributions. */
    record Fitted(
            double intercept,
            List<Contribution> contributions,
            Optional<double[][]> covariance,
            SurrogateDescription description)
            implements Surrogate {
        @Override
        public void predict(SampleMatrix design, double[] out) {
            for (int i = 0; i < design.rows(); i++) {
                out[i] = intercept;
                for (Contribution contribution : contributions) {
                    out[i] += contribution.weight() * design.get(i, contribution.feature());
                }
            }
        }

        Fitted with(double otherIntercept) {
            return new Fitted(otherIntercept, contributions, covariance, description);
        }

        Fitted with(List<Contribution> others) {
            return new Fitted(intercept, others, covariance, description);
        }

        Fitted with(SurrogateDescription other) {
            return new Fitted(intercept, contributions, covariance, other);
        }

        Fitted withCovariance(Optional<double[][]> other) {
            return new Fitted(intercept, contributions, other, description);
        }
    }
}
