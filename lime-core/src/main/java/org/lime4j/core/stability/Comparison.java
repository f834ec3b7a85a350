package org.lime4j.core.stability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;

/** Several runs of one output, as a matrix runs × features. Used once. */
final class Comparison {
    /** Standard errors of the paired difference within which two neighbours are tied. */
    private static final double TIE = 3;

    /** Share of the largest importance below which a difference is rounding. */
    private static final double ROUNDING = 1e-9;

    /** The 0.975 quantile of the normal distribution. */
    private static final double INTERVAL = 1.96;

    private final List<OutputExplanation> runs;
    private final FeatureKey[] keys;
    private final String[] labels;
    private final double[][] weights;
    private final double[][] errors;
    private final BitSet[] reported;
    private final BitSet[] top;

    /** What one run says: all of an explanation but the instance, which may be large. */
    record Run(List<OutputExplanation> outputs, Provenance provenance) {}

    private Comparison(List<OutputExplanation> runs, int k) {
        this.runs = runs;
        TreeMap<FeatureKey, String> names = new TreeMap<>();
        runs.forEach(run -> run.contributions().forEach(
                contribution -> names.putIfAbsent(contribution.key(), contribution.label())));
        this.keys = names.keySet().toArray(FeatureKey[]::new);
        this.labels = names.values().toArray(String[]::new);
        this.weights = new double[runs.size()][keys.length];
        this.errors = new double[runs.size()][keys.length];
        this.reported = new BitSet[runs.size()];
        this.top = new BitSet[runs.size()];
        for (int r = 0; r < runs.size(); r++) {
            read(r, k);
        }
    }

    private void read(int r, int k) {
        Arrays.fill(errors[r], Double.NaN);
        reported[r] = new BitSet(keys.length);
        top[r] = new BitSet(keys.length);
        for (FeatureContribution contribution : runs.get(r).contributions()) {
            int j = Arrays.binarySearch(keys, contribution.key());
            weights[r][j] = contribution.weight();
            errors[r][j] = contribution.standardError().orElse(Double.NaN);
            reported[r].set(j);
        }
        reported[r].stream()
                .filter(j -> weights[r][j] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(weights[r][j])))
                .limit(k)
                .forEach(top[r]::set);
    }

    /**
     * Compares the runs of each output that any of them explains.
     *
     * @param seeds of the runs, in their order
     */
    static StabilityReport of(List<Long> seeds, List<Run> runs, int k) {
        Map<Integer, List<OutputExplanation>> byOutput = new LinkedHashMap<>();
        for (Run run : runs) {
            for (OutputExplanation output : run.outputs()) {
                byOutput.computeIfAbsent(output.output(), column -> new ArrayList<>()).add(output);
            }
        }
        List<OutputStability> outputs =
                byOutput.values().stream().map(output -> new Comparison(output, k).result()).toList();
        return new StabilityReport(seeds, k, outputs, runs.get(0).provenance());
    }

    private OutputStability result() {
        double[] importances = new double[keys.length];
        for (double[] row : weights) {
            for (int j = 0; j < row.length; j++) {
                importances[j] += Math.abs(row[j]) / runs.size();
            }
        }
        int[] order = IntStream.range(0, keys.length).boxed()
                .sorted(Comparator.comparingDouble(j -> -importances[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<FeatureStability> features = Arrays.stream(order).mapToObj(j -> feature(j, importances[j])).toList();
        double[] overlaps = features.stream()
                .map(FeatureStability::intervalOverlap)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        OutputExplanation first = runs.get(0);
        return new OutputStability(
                first.output(),
                first.name(),
                runs.size(),
                first.modelPrediction(),
                jaccard(),
                variablesIndex(),
                overlaps.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Spread.of(overlaps).mean()),
                signAgreement(features, order),
                Spread.of(runs.stream().mapToDouble(run -> run.fidelity().weightedR2()).toArray()),
                Spread.of(runs.stream().mapToDouble(run -> run.fidelity().effectiveSampleSize()).toArray()),
                features,
                ties(order, importances));
    }

    // ---- sets of features

    private Spread jaccard() {
        double[] indices = new double[pairs()];
        int pair = 0;
        for (int r = 0; r < top.length; r++) {
            for (int s = r + 1; s < top.length; s++) {
                int common = common(top[r], top[s]);
                int either = top[r].cardinality() + top[s].cardinality() - common;
                indices[pair++] = either == 0 ? 1 : (double) common / either;
            }
        }
        return pair == 0 ? new Spread(1, 1, 1) : Spread.of(indices);
    }

    private double variablesIndex() {
        long common = 0;
        int most = 0;
        for (int r = 0; r < reported.length; r++) {
            most = Math.max(most, reported[r].cardinality());
            for (int s = r + 1; s < reported.length; s++) {
                common += common(reported[r], reported[s]);
            }
        }
        return most == 0 || pairs() == 0 ? 1 : common / ((double) pairs() * most);
    }

    private int pairs() {
        return runs.size() * (runs.size() - 1) / 2;
    }

    private static int common(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both.cardinality();
    }

    // ---- one feature

    private FeatureStability feature(int j, double importance) {
        int[] in = IntStream.range(0, runs.size()).filter(r -> reported[r].get(j)).toArray();
        double[] own = Arrays.stream(in).mapToDouble(r -> weights[r][j]).toArray();
        double mean = Spread.of(own).mean();
        double[] ownErrors = Arrays.stream(in).mapToDouble(r -> errors[r][j]).toArray();
        boolean known = Arrays.stream(ownErrors).noneMatch(Double::isNaN);
        return new FeatureStability(
                keys[j],
                labels[j],
                in.length,
                (int) Arrays.stream(top).filter(set -> set.get(j)).count(),
                importance,
                mean,
                in.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(deviation(own)),
                known ? OptionalDouble.of(Spread.of(ownErrors).mean()) : OptionalDouble.empty(),
                Arrays.stream(own).filter(weight -> Math.signum(weight) == Math.signum(mean)).count() / (double) own.length,
                known && in.length > 1 ? OptionalDouble.of(overlap(own, ownErrors)) : OptionalDouble.empty());
    }

    private static double overlap(double[] weights, double[] errors) {
        int overlapping = 0;
        int pairs = 0;
        for (int r = 0; r < weights.length; r++) {
            for (int s = r + 1; s < weights.length; s++) {
                pairs++;
                if (Math.abs(weights[r] - weights[s]) <= INTERVAL * (errors[r] + errors[s])) {
                    overlapping++;
                }
            }
        }
        return (double) overlapping / pairs;
    }

    /** By the sums of squares around the mean; divisor n - 1. */
    private static double deviation(double[] values) {
        double mean = Spread.of(values).mean();
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }

    private double signAgreement(List<FeatureStability> features, int[] order) {
        int agreeing = 0;
        int all = 0;
        for (int i = 0; i < order.length; i++) {
            for (int r = 0; r < top.length; r++) {
                if (top[r].get(order[i])) {
                    all++;
                    if (Math.signum(weights[r][order[i]]) == Math.signum(features.get(i).meanWeight())) {
                        agreeing++;
                    }
                }
            }
        }
        return all == 0 ? 1 : (double) agreeing / all;
    }

    // ---- ties

    private List<List<FeatureKey>> ties(int[] order, double[] importances) {
        List<List<FeatureKey>> groups = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= order.length; i++) {
            if (i == order.length || !areTied(order[i - 1], order[i], ROUNDING * importances[order[0]])) {
                if (i - first > 1) {
                    groups.add(Arrays.stream(order, first, i).mapToObj(j -> keys[j]).toList());
                }
                first = i;
            }
        }
        return groups;
    }

    private boolean areTied(int a, int b, double rounding) {
        double[] differences = new double[runs.size()];
        for (int r = 0; r < differences.length; r++) {
            differences[r] = Math.abs(weights[r][a]) - Math.abs(weights[r][b]);
        }
        double mean = Spread.of(differences).mean();
        double error = differences.length < 2 ? 0 : deviation(differences) / Math.sqrt(differences.length);
        return mean <= Math.max(rounding, TIE * error);
    }
}
