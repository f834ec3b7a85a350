package org.lime4j.core.stability;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.lime4j.api.explanation.FeatureKey;

/**
 * What several runs say of one output.
 *
 * <p><b>Ties.</b> Features stand in order of their importance, mean |weight| over the R runs, with 0 where a run does not
 * report the feature. Two neighbours a, b in this order are tied when their magnitudes cannot be told apart given the
 * spread between the runs: with the paired differences {@code e_r = |w_ra| - |w_rb|}, when
 * {@code mean(e) <= 3 · sd(e) / sqrt(R)} (sd with divisor R - 1), or when the mean difference is rounding, at most 1e-9 of
 * the largest importance. A group is a longest row of neighbours that are tied one to the next; its first and its last
 * feature may differ. By Student's t, two features whose magnitudes are equal in truth are still told apart in 1.5 of
 * 100 reports of 10 runs, and in 4 of 100 reports of 5; at 10 runs, two features that just escape a tie still change
 * places in about 17 of 100 single explanations.
 *
 * <p>Sources: Jaccard's index over the k most important features of pairs of runs, as in Zafar and Khan, "DLIME" (2019);
 * {@code variablesIndex} and {@code coefficientsIndex} are VSI and CSI of Visani, Bagli, Chesani, Poluzzi and Capuzzo,
 * "Statistical stability indices for LIME" (Journal of the Operational Research Society 73, 2022; arXiv 2001.11757), here
 * as shares in [0, 1].
 *
 * @param output column of the output
 * @param name its name
 * @param runs that explain it, R: all, unless the model's own answers vary and the request asks for the largest outputs
 * @param modelPrediction the model's answer for the instance, of the first run
 * @param jaccard of the k most important features of two runs, {@code |A ∩ B| / |A ∪ B|}, over all pairs of runs; 1 for
 *     two empty sets, and if there is no pair; features of weight 0 are in no set, though they are reported
 * @param variablesIndex VSI: mean over all pairs of the number of features that both report, divided by the largest
 *     number that any run reports; 1 if there is no pair or no feature
 * @param coefficientsIndex CSI: mean of {@link FeatureStability#intervalOverlap()} over the features that have it; empty
 *     if none has. Wide intervals overlap too: read it beside the standard deviations. Unlike the authors' program, a
 *     feature that not all runs report counts by those that do
 * @param signAgreement share of the k most important features of all runs whose weight has the sign of the feature's mean
 *     weight; 1 if there is none
 * @param fidelity weighted R² of the runs
 * @param effectiveSampleSize of the runs
 * @param features that any run reports, by descending importance, then by key
 * @param ties groups of at least two features each, in the order of {@code features}
 */
public record OutputStability(
        int output,
        String name,
        int runs,
        double modelPrediction,
        Spread jaccard,
        double variablesIndex,
        OptionalDouble coefficientsIndex,
        double signAgreement,
        Spread fidelity,
        Spread effectiveSampleSize,
        List<FeatureStability> features,
        List<List<FeatureKey>> ties) {
    /**
     * Copies the features and the ties.
     *
     * @param output column of the output
     * @param name its name
     * @param runs that explain it
     * @param modelPrediction the model's answer for the instance, of the first run
     * @param jaccard of the k most important features, over all pairs of runs
     * @param variablesIndex VSI, in [0, 1]
     * @param coefficientsIndex CSI, in [0, 1]
     * @param signAgreement share of the k most important features with the sign of the mean, in [0, 1]
     * @param fidelity weighted R² of the runs
     * @param effectiveSampleSize of the runs
     * @param features by descending importance, then by key
     * @param ties groups of at least two features each
     */
    public OutputStability {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(jaccard, "jaccard");
        Objects.requireNonNull(coefficientsIndex, "coefficientsIndex");
        Objects.requireNonNull(fidelity, "fidelity");
        Objects.requireNonNull(effectiveSampleSize, "effectiveSampleSize");
        features = List.copyOf(features);
        ties = ties.stream().map(List::copyOf).toList();
    }
}
