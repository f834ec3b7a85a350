package org.lime4j.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;

/**
 * A sample of rows that come one by one, each of them as likely to be kept as another; all rows if there are not more than
 * places. Not thread-safe.
 *
 * <p>Source: J. S. Vitter, Random sampling with a reservoir, ACM Transactions on Mathematical Software 11, 1985 (algorithm
 * R). Consumes two numbers a row that finds no free place.
 */
final class RowReservoir {
    private final int places;
    private final RowRandom random;
    private final List<double[]> kept = new ArrayList<>();
    private long[] numbers = new long[16];

    RowReservoir(int places, long seed) {
        this.places = places;
        this.random = new RandomStreams(seed).in("rows").rows();
    }

    /** Takes or leaves a row, which is copied if taken; {@code number} is how many came before it. */
    void add(long number, double[] cells) {
        int place = kept.size();
        if (place < places) {
            kept.add(cells.clone());
            if (place == numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.min(places, 2L * place));
            }
        } else {
            random.forRow(number);
            if (random.nextDouble() * (number + 1) >= places) {
                return;
            }
            place = random.nextInt(places);
            kept.set(place, cells.clone());
        }
        numbers[place] = number;
    }

    /** The rows kept, in the order in which they came. */
    List<double[]> rows() {
        Integer[] order = new Integer[kept.size()];
        Arrays.setAll(order, place -> place);
        Arrays.sort(order, (a, b) -> Long.compare(numbers[a], numbers[b]));
        return Arrays.stream(order).map(kept::get).toList();
    }
}
