package org.lime4j.core.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;

/** Turns a fitted surrogate into the explanation of one output. */
public final class ExplanationAssembler {
    /** A variance below 0 by no more than this share of the largest is one of 0. */
    private static final double ROUNDING = 1e-12;

    private ExplanationAssembler() {}

    /**
     * Explains an output.
     *
     * @param data the surrogate was fitted to
     * @param output its column
     * @param outputs of the model; the column's name and what its numbers mean
     * @param surrogate the fit
     * @return the explanation of the output, with its fidelity and cautions
     * @throws LimeException {@link ErrorId#FIT_FAILED} if the surrogate has a number that is not finite
     */
    public static OutputExplanation explain(LocalData data, int output, Outputs outputs, Surrogate surrogate) {
        String name = outputs.names().get(output);
        double[] predictions = new double[data.rows()];
        surrogate.predict(data.design(), predictions);
        List<Surrogate.Contribution> contributions = surrogate.contributions();
        requireFinite(name, surrogate.intercept(), predictions, contributions);
        requireContract(data, contributions, surrogate.covariance());
        double weightedR2 = data.weightedR2(output, predictions);
        if (!Double.isFinite(weightedR2)) {
            throw new LimeException(ErrorId.FIT_FAILED, "the weighted R² of output '" + name
                    + "' cannot be computed, because the output's numbers are too large: rescale the output");
        }
        LocalFidelity fidelity = new LocalFidelity(
                weightedR2, data.samples(), data.rows(), data.effectiveSampleSize());
        return new OutputExplanation(
                output,
                name,
                data.output(output)[0],
                predictions[0],
                surrogate.intercept(),
                features(data, surrogate, contributions),
                fidelity,
                surrogate.description(),
                Cautions.of(
                        outputs.kind(),
                        predictions[0],
                        fidelity,
                        contributions.size(),
                        surrogate.description(),
                        isConstant(data.output(output))));
    }

    private static List<FeatureContribution> features(
            LocalData data, Surrogate surrogate, List<Surrogate.Contribution> contributions) {
        Optional<double[][]> covariance = surrogate.covariance();
        List<FeatureContribution> features = new ArrayList<>();
        for (int i = 0; i < contributions.size(); i++) {
            Surrogate.Contribution contribution = contributions.get(i);
            InterpretableFeature feature = data.features().get(contribution.feature());
            int index = i;
            OptionalDouble standardError = covariance.isPresent()
                    ? OptionalDouble.of(Math.sqrt(Math.max(0, covariance.get()[index][index])))
                    : OptionalDouble.empty();
            features.add(new FeatureContribution(
                    feature.key(), feature.label(), feature.value(), contribution.weight(), standardError, feature.location()));
        }
        return features;
    }

    private static void requireContract(
            LocalData data, List<Surrogate.Contribution> contributions, Optional<double[][]> covariance) {
        BitSet seen = new BitSet();
        for (Surrogate.Contribution contribution : contributions) {
            int feature = contribution.feature();
            if (feature < 0 || feature >= data.size() || seen.get(feature)) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the surrogate reports feature " + feature
                        + (feature >= 0 && feature < data.size() ? " twice" : ", but there are " + data.size()));
            }
            seen.set(feature);
        }
        if (covariance.isEmpty()) {
            return;
        }
        double[][] rows = covariance.get();
        double largest = 0;
        for (int i = 0; i < Math.min(rows.length, contributions.size()); i++) {
            largest = Math.max(largest, rows[i].length > i ? Math.abs(rows[i][i]) : 0);
        }
        for (int i = 0; i < contributions.size(); i++) {
            if (rows.length != contributions.size() || rows[i].length != contributions.size()
                    || !(rows[i][i] >= -ROUNDING * largest) || rows[i][i] == Double.POSITIVE_INFINITY) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the surrogate's covariance is not of "
                        + contributions.size() + " × " + contributions.size() + " with finite variances of at least 0");
            }
        }
    }

    private static boolean isConstant(double[] answers) {
        return Arrays.stream(answers).allMatch(answer -> answer == answers[0]);
    }

    private static void requireFinite(
            String name, double intercept, double[] predictions, List<Surrogate.Contribution> contributions) {
        boolean finite = Double.isFinite(intercept)
                && Arrays.stream(predictions).allMatch(Double::isFinite)
                && contributions.stream().allMatch(contribution -> Double.isFinite(contribution.weight()));
        if (!finite) {
            throw new LimeException(ErrorId.FIT_FAILED, "the surrogate of output '" + name
                    + "' has weights or predictions that are not finite: rescale the output, or choose another surrogate");
        }
    }
}
