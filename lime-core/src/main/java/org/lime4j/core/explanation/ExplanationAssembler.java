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
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.core.surrogate.LocalData;
import org.lime4j.core.surrogate.Surrogate;
import org.lime4j.core.surrogate.WeightedR2;

/** Turns a fitted surrogate into the explanation of one output. */
public final class ExplanationAssembler {
    /** A variance below 0 by no more than this share of the largest is one of 0. */
    private static final double ROUNDING = 1e-12;

    /** Rows predicted at once, fewer if they are more than so many words of bits. */
    private static final int BLOCK = 2048;
    private static final int BLOCK_WORDS = 1 << 16;

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
        List<Surrogate.Contribution> contributions = surrogate.contributions();
        requireFinite(name, surrogate.intercept(), contributions);
        requireContract(data, contributions, surrogate.covariance());
        Judgement judgement = judge(data, output, name, surrogate);
        if (!Double.isFinite(judgement.weightedR2)) {
            throw new LimeException(ErrorId.FIT_FAILED, "the weighted R² of output '" + name
                    + "' cannot be computed, because the output's numbers are too large: rescale the output");
        }
        LocalFidelity fidelity = new LocalFidelity(
                judgement.weightedR2, data.samples(), data.rows(), data.effectiveSampleSize());
        return new OutputExplanation(
                output,
                name,
                data.output(output)[0],
                judgement.atInstance,
                surrogate.intercept(),
                features(data, surrogate, contributions),
                fidelity,
                surrogate.description(),
                Cautions.of(
                        outputs.kind(),
                        data.output(output)[0],
                        judgement.atInstance,
                        fidelity,
                        contributions.size(),
                        surrogate.description(),
                        isConstant(data.output(output))));
    }

    /** How a surrogate does on the samples: g(x′), and the share of the variation that it accounts for. */
    private record Judgement(double atInstance, double weightedR2) {}

    /** Predicts a block of rows at a time where the design is binary, so that predictions never all exist at once. */
    private static Judgement judge(LocalData data, int output, String name, Surrogate surrogate) {
        int m = data.rows();
        int most = Math.max(1, Math.min(BLOCK, BLOCK_WORDS / BinarySamples.wordsFor(data.size())));
        BinarySamples block = m > most && data.design() instanceof BinarySamples bits
                ? new BinarySamples(most, bits.columns())
                : null;
        int size = block == null ? m : most;
        double[] predictions = new double[size];
        WeightedR2 weightedR2 = new WeightedR2(data, output);
        double atInstance = 0;
        for (int from = 0; from < m; from += size) {
            int to = Math.min(m, from + size);
            if (block == null) {
                surrogate.predict(data.design(), predictions);
            } else {
                block.copyRows((BinarySamples) data.design(), from, to - from, 0);
                surrogate.predict(block, predictions);
            }
            for (int i = 0; i < to - from; i++) {
                if (!Double.isFinite(predictions[i])) {
                    throw notFinite(name);
                }
            }
            if (from == 0) {
                atInstance = predictions[0];
            }
            weightedR2.add(from, to, predictions);
        }
        return new Judgement(atInstance, weightedR2.value());
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

    private static void requireFinite(String name, double intercept, List<Surrogate.Contribution> contributions) {
        boolean finite = Double.isFinite(intercept)
                && contributions.stream().allMatch(contribution -> Double.isFinite(contribution.weight()));
        if (!finite) {
            throw notFinite(name);
        }
    }

    private static LimeException notFinite(String name) {
        return new LimeException(ErrorId.FIT_FAILED, "the surrogate of output '" + name
                + "' has weights or predictions that are not finite: rescale the output, or choose another surrogate");
    }
}
