package org.lime4j.core.pick;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.random.RandomStreams;

/** What is kept of many explanations: W, the index of each of its rows, and the labels of its columns. */
final class Tally {
    private final ImportanceMatrix.Builder matrix = ImportanceMatrix.builder();
    private final Map<FeatureKey, String> labels = new HashMap<>();
    private long[] indexOfRow = new long[64];
    private int rows;
    private long instances;

    void add(Result result) {
        if (result instanceof Result.Success success) {
            success.explanation().outputs().forEach(output -> requireFinite(output, result.index()));
            matrix.add(success.explanation());
            success.explanation().outputs().forEach(this::label);
            if (rows == indexOfRow.length) {
                indexOfRow = Arrays.copyOf(indexOfRow, 2 * rows);
            }
            indexOfRow[rows++] = result.index();
        }
        instances++;
    }

    /** The engine gives no others, but a journal may have been altered. */
    private static void requireFinite(OutputExplanation output, long index) {
        for (FeatureContribution contribution : output.contributions()) {
            if (!Double.isFinite(contribution.weight())) {
                throw new LimeException(ErrorId.CONTRACT_BROKEN, "the explanation of instance " + index + " has the weight "
                        + contribution.weight() + " for feature '" + contribution.key() + "', which no explainer gives: if it is"
                        + " from a journal, that was altered; begin a new one");
            }
        }
    }

    /** How many were added, explained or not. */
    long instances() {
        return instances;
    }

    /** Labels that differ say something of one instance; none of them is the feature's own. */
    private void label(OutputExplanation output) {
        for (FeatureContribution contribution : output.contributions()) {
            labels.merge(contribution.key(), contribution.label(),
                    (one, other) -> one.equals(other) ? one : contribution.key().toString());
        }
    }

    PickReport report(SpLime spLime, long seed, PickJournal journal) {
        ImportanceMatrix w = matrix.build();
        int[] picked = spLime.picker().pick(w, spLime.budget(), new RandomStreams(seed).in("picker").generator());
        List<Long> indices = Arrays.stream(picked).mapToObj(row -> indexOfRow[row]).toList();
        List<Explanation> explanations = journal.explanations(indices);
        for (int p = 0; p < picked.length; p++) {
            requireRow(w, picked[p], indices.get(p), explanations.get(p));
        }

        int[] shown = shown(w, picked, spLime.features());
        long[] counts = new long[w.features().size()];
        for (int e = 0; e < w.start(w.rows()); e++) {
            counts[w.column(e)]++;
        }
        List<GlobalFeature> features = Arrays.stream(shown)
                .mapToObj(column -> new GlobalFeature(w.features().get(column),
                        labels.getOrDefault(w.features().get(column), ""), w.importance(column), counts[column]))
                .toList();

        boolean[] covered = new boolean[counts.length];
        boolean[] everything = new boolean[counts.length];
        Arrays.fill(everything, true);
        double total = importance(w, everything);
        List<Pick> picks = new ArrayList<>();
        for (int p = 0; p < picked.length; p++) {
            int row = picked[p];
            double gain = 0;
            for (int e = w.start(row); e < w.start(row + 1); e++) {
                int column = w.column(e);
                gain += covered[column] ? 0 : w.importance(column);
                covered[column] = true;
            }
            List<Double> weights = Arrays.stream(shown).mapToObj(column -> w.get(row, column)).toList();
            double share = total == 0 ? 1 : importance(w, covered) / total;
            picks.add(new Pick(indices.get(p), explanations.get(p), weights, gain, share));
        }
        return new PickReport(spLime.provenance(), spLime.budget(), seed, rows, instances - rows, features,
                counts.length, total, picks);
    }

    /** Sums in the order of the columns, so that all of them together are the whole, to the bit. */
    private static double importance(ImportanceMatrix w, boolean[] of) {
        double sum = 0;
        for (int j = 0; j < of.length; j++) {
            sum += of[j] ? w.importance(j) : 0;
        }
        return sum;
    }

    /** The most important columns and those of the picked rows, by descending importance, then by key. */
    private static int[] shown(ImportanceMatrix w, int[] picked, int most) {
        int[] order = IntStream.range(0, w.features().size())
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -w.importance(column)))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] wanted = new boolean[order.length];
        Arrays.stream(order).limit(most).forEach(column -> wanted[column] = true);
        for (int row : picked) {
            for (int e = w.start(row); e < w.start(row + 1); e++) {
                wanted[w.column(e)] = true;
            }
        }
        return Arrays.stream(order).filter(column -> wanted[column]).toArray();
    }

    /** An explanation made again must be the one that W was made of. */
    private static void requireRow(ImportanceMatrix w, int row, long index, Explanation explanation) {
        ImportanceMatrix own = ImportanceMatrix.builder().add(explanation).build();
        boolean same = own.start(1) == w.start(row + 1) - w.start(row);
        for (int e = 0; same && e < own.start(1); e++) {
            int there = w.start(row) + e;
            same = own.value(e) == w.value(there)
                    && own.features().get(own.column(e)).equals(w.features().get(w.column(there)));
        }
        if (!same) {
            throw new LimeException(ErrorId.MODEL_FAILED, "instance " + index + " was explained differently the second time: the"
                    + " model's answers vary, or the instances were read in another order; give a journal, which keeps the"
                    + " first explanation");
        }
    }
}
