package org.lime4j.spi.examples.pick;

import java.util.random.RandomGenerator;
import org.lime4j.core.pick.ImportanceMatrix;
import org.lime4j.core.pick.Picker;

/**
 * Begins with the explanation of the largest weights, and then picks, each time, the one that is farthest from those picked:
 * whose largest |cosine| with any of them is smallest. Ties go to the lower row. Draws nothing; time is budget × entries.
 *
 * <p>Source: T. F. Gonzalez, Theoretical Computer Science 38 (1985), with the angle as distance.
 */
public final class FarthestFirstPicker implements Picker {
    private static final double PICKED = Double.POSITIVE_INFINITY;

    /** As close as can be: an explanation without weights has nothing to add. */
    private static final double NOTHING = 1;

    /** A picker; it has no settings. */
    public FarthestFirstPicker() {}

    @Override
    public int[] pick(ImportanceMatrix importance, int budget, RandomGenerator random) {
        if (budget < 1) {
            throw new IllegalArgumentException("budget is " + budget + "; pick at least 1 instance");
        }
        double[] entries = unitRows(importance);
        double[] closeness = new double[importance.rows()];
        for (int i = 0; i < closeness.length; i++) {
            closeness[i] = importance.start(i) == importance.start(i + 1) ? NOTHING : 0;
        }
        int[] picks = new int[Math.min(budget, importance.rows())];
        for (int k = 0; k < picks.length; k++) {
            picks[k] = k == 0 ? largest(importance) : least(closeness);
            closeness[picks[k]] = PICKED;
            double[] picked = new double[importance.features().size()];
            for (int e = importance.start(picks[k]); e < importance.start(picks[k] + 1); e++) {
                picked[importance.column(e)] = entries[e];
            }
            for (int i = 0; i < closeness.length; i++) {
                double cosine = 0;
                for (int e = importance.start(i); e < importance.start(i + 1); e++) {
                    cosine += entries[e] * picked[importance.column(e)];
                }
                closeness[i] = Math.max(closeness[i], Math.abs(cosine));
            }
        }
        return picks;
    }

    /** The entries of W, each row scaled to length 1; first by its largest, so that squares neither overflow nor vanish. */
    private static double[] unitRows(ImportanceMatrix importance) {
        double[] entries = new double[importance.start(importance.rows())];
        for (int i = 0; i < importance.rows(); i++) {
            double largest = 0;
            for (int e = importance.start(i); e < importance.start(i + 1); e++) {
                largest = Math.max(largest, Math.abs(importance.value(e)));
            }
            double squares = 0;
            for (int e = importance.start(i); e < importance.start(i + 1); e++) {
                entries[e] = importance.value(e) / largest;
                squares += entries[e] * entries[e];
            }
            for (int e = importance.start(i); e < importance.start(i + 1); e++) {
                entries[e] /= Math.sqrt(squares);
            }
        }
        return entries;
    }

    private static int largest(ImportanceMatrix importance) {
        double[] sums = new double[importance.rows()];
        for (int i = 0; i < sums.length; i++) {
            for (int e = importance.start(i); e < importance.start(i + 1); e++) {
                sums[i] -= Math.abs(importance.value(e));
            }
        }
        return least(sums);
    }

    private static int least(double[] numbers) {
        int least = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] < numbers[least]) {
                least = i;
            }
        }
        return least;
    }
}
