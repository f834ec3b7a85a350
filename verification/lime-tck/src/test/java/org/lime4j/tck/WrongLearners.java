package org.lime4j.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.PipelineShape;
import org.lime4j.core.surrogate.Complexity;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;

/** Learners that keep every rule but one. */
final class WrongLearners {
    private static final Comparator<Surrogate.Contribution> BY_MAGNITUDE =
            Comparator.comparingDouble(contribution -> -Math.abs(contribution.weight()));

    private WrongLearners() {}

    /** What a surrogate with other predictions, and all else as before, predicts. */
    interface Prediction {
        void predict(Surrogate right, SampleMatrix design, double[] out);
    }

    private record Predicting(MarginalLearner.Fitted right, MarginalLearner.Fitted shown, Prediction prediction)
            implements Surrogate {
        @Override
        public void predict(SampleMatrix design, double[] out) {
            prediction.predict(right, design, out);
        }

        @Override
        public double intercept() {
            return shown.intercept();
        }

        @Override
        public List<Contribution> contributions() {
            return shown.contributions();
        }

        @Override
        public Optional<double[][]> covariance() {
            return shown.covariance();
        }

        @Override
        public SurrogateDescription description() {
            return shown.description();
        }
    }

    /** What each feature adds to the prediction of the instance. */
    private static List<Surrogate.Contribution> parts(LocalData data, List<Surrogate.Contribution> slopes) {
        return slopes.stream()
                .map(slope -> new Surrogate.Contribution(
                        slope.feature(), slope.weight() * data.design().get(0, slope.feature())))
                .sorted(BY_MAGNITUDE)
                .toList();
    }

    private static boolean isConstant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    static final class RefusesAll extends MarginalLearner {
        @Override
        public Optional<Refusal> check(PipelineShape shape) {
            return Optional.of(new Refusal("not today"));
        }
    }

    static final class Silent extends MarginalLearner {
        @Override
        public int features() {
            return 0;
        }
    }

    static final class Talkative extends MarginalLearner {
        @Override
        List<Term> choose(List<Term> terms, int count) {
            return super.choose(terms, terms.size());
        }
    }

    static final class TreeOfAll extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            SurrogateDescription.TreeNode node = new SurrogateDescription.Leaf(fitted.intercept(), 0.1);
            for (var feature : data.features()) {
                node = new SurrogateDescription.Split(feature.key(), feature.label(), true, 0.5, fitted.intercept(), 1,
                        new SurrogateDescription.Leaf(fitted.intercept(), 0.1), node);
            }
            return fitted.with(List.<Surrogate.Contribution>of())
                    .withCovariance(Optional.empty())
                    .with(new SurrogateDescription.Tree(node));
        }
    }

    static final class Repeating extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            if (fitted.contributions().size() < 2) {
                return fitted;
            }
            Surrogate.Contribution first = fitted.contributions().get(0);
            List<Surrogate.Contribution> twice = new ArrayList<>(fitted.contributions());
            twice.remove(twice.size() - 1);
            twice.set(0, new Surrogate.Contribution(first.feature(), first.weight() / 2));
            twice.add(new Surrogate.Contribution(first.feature(), first.weight() / 2));
            twice.sort(BY_MAGNITUDE);
            return fitted.with(twice);
        }
    }

    static final class Ascending extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            List<Surrogate.Contribution> reversed = new ArrayList<>(fitted.contributions());
            Collections.reverse(reversed);
            return fitted.with(reversed).withCovariance(Optional.empty());
        }
    }

    static final class NotANumber extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            boolean spared = data.rows() < 100 || complexity.features() == data.size() || isConstant(data.output(output));
            return spared ? fitted : fitted.with(Double.NaN);
        }
    }

    static final class RoundsPredictions extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return new Predicting(fitted, fitted, (right, design, out) -> {
                right.predict(design, out);
                for (int i = 0; i < design.rows(); i++) {
                    out[i] = Math.rint(100 * out[i]) / 100;
                }
            });
        }
    }

    static final class SlopesInsteadOfParts extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return fitted.with(new SurrogateDescription.Custom("slopes", Map.of()));
        }
    }

    static final class AnotherTree extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            Fitted shown = fitted.with(parts(data, fitted.contributions()))
                    .withCovariance(Optional.empty())
                    .with(new SurrogateDescription.Tree(new SurrogateDescription.Leaf(fitted.intercept(), 1)));
            return new Predicting(fitted, shown, Surrogate::predict);
        }
    }

    static final class NamelessFit extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return fitted.with(new SurrogateDescription.Linear(" ", 1));
        }
    }

    static final class NamelessKind extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            Fitted shown = fitted.with(parts(data, fitted.contributions()))
                    .withCovariance(Optional.empty())
                    .with(new SurrogateDescription.Custom("", Map.of()));
            return new Predicting(fitted, shown, Surrogate::predict);
        }
    }

    static final class Numbered extends MarginalLearner {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final String name = "fit " + MADE.incrementAndGet();

        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return fitted.with(new SurrogateDescription.Linear(name, 1));
        }
    }

    static final class Shared extends MarginalLearner {
        private double[] intercept = new double[1];

        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            intercept[0] = fitted.intercept();
            for (int i = 0; i < 20; i++) {
                Thread.yield();
            }
            return fitted.with(intercept[0]);
        }
    }

    static final class RoundsTheOutput extends MarginalLearner {
        @Override
        public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
            double[] y = data.output(output);
            for (int i = 0; i < y.length; i++) {
                y[i] = (float) y[i];
            }
            return super.fit(data, output, complexity, random);
        }
    }

    static final class FirstOutput extends MarginalLearner {
        @Override
        public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
            return super.fit(data, 0, complexity, random);
        }
    }

    static final class Unweighted extends MarginalLearner {
        @Override
        double weight(LocalData data, int row) {
            return data.multiplicity(row);
        }
    }

    static final class CountsMergedRowsOnce extends MarginalLearner {
        @Override
        double weight(LocalData data, int row) {
            return data.proximity(row);
        }

        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return fitted.withCovariance(Optional.empty());
        }
    }

    static final class SquaredMultiplicity extends MarginalLearner {
        @Override
        double middle(LocalData data, int row) {
            return data.weight(row) * data.weight(row);
        }
    }

    static final class FirstColumns extends MarginalLearner {
        @Override
        List<Term> choose(List<Term> terms, int count) {
            return super.choose(terms.subList(0, count), count);
        }
    }

    static final class SecondRow extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            double[] y = data.output(output);
            return fitted.with(fitted.intercept() + (y[1] - y[0]) / 100);
        }
    }

    static final class CovarianceOfAll extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            double[][] wide = new double[data.size()][data.size()];
            for (int i = 0; i < fitted.contributions().size(); i++) {
                wide[i][i] = fitted.covariance().orElseThrow()[i][i];
            }
            return fitted.withCovariance(Optional.of(wide));
        }
    }

    static final class Overcorrelated extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            double[][] covariance = fitted.covariance().orElseThrow();
            if (covariance.length > 1) {
                double product = 2 * Math.sqrt(covariance[0][0] * covariance[1][1]);
                covariance[0][1] = product;
                covariance[1][0] = product;
            }
            return fitted;
        }
    }

    static final class NeedsManyRows extends MarginalLearner {
        @Override
        public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
            if (data.rows() < data.size()) {
                throw new LimeException(ErrorId.FIT_FAILED, "too few rows");
            }
            return super.fit(data, output, complexity, random);
        }
    }

    static final class NeedsIndependentColumns extends MarginalLearner {
        @Override
        Term term(LocalData data, int column, double[] y, double mean) {
            boolean constant = true;
            for (int i = 1; i < data.rows(); i++) {
                constant &= data.design().get(i, column) == data.design().get(0, column);
            }
            if (constant && data.rows() > 50) {
                throw new ArithmeticException("singular matrix");
            }
            return super.term(data, column, y, mean);
        }
    }

    static final class Uncentred extends MarginalLearner {
        @Override
        Term term(LocalData data, int column, double[] y, double mean) {
            Term right = super.term(data, column, y, mean);
            double square = 1;
            double product = 0;
            for (int i = 0; i < y.length; i++) {
                double z = data.design().get(i, column);
                square += data.weight(i) * z * z;
                product += data.weight(i) * z * y[i];
            }
            return new Term(column, right.mean(), product / square, right.variance());
        }
    }

    static final class FillsTheArray extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            return new Predicting(fitted, fitted, (right, design, out) -> {
                Arrays.fill(out, right.intercept());
                right.predict(design, out);
            });
        }
    }

    /** A surrogate of its own kind that keeps every rule. */
    static final class RightCustom extends MarginalLearner {
        @Override
        Surrogate finish(LocalData data, int output, Complexity complexity, Fitted fitted) {
            Fitted shown = fitted.with(parts(data, fitted.contributions()))
                    .withCovariance(Optional.empty())
                    .with(new SurrogateDescription.Custom("parts", Map.of()));
            return new Predicting(fitted, shown, Surrogate::predict);
        }
    }
}
