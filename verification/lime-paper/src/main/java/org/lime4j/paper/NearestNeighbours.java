package org.lime4j.paper;

/**
 * The share of label 1 among the five nearest training documents by Euclidean distance.
 *
 * <p>Distances are roots of small whole numbers, so that many documents are equally far, and which of them count decides most
 * predictions. The experiments left that to the partial sort of NumPy, which is repeated here step by step: to take the first
 * ones instead would prefer label 1, whose documents stand first.
 */
final class NearestNeighbours implements Classifier {
    private static final int COUNT = 5;

    private final int[][] train;
    private final int[] labels;
    private final Overlaps overlaps;

    NearestNeighbours(int[][] train, int[] labels, int vocabulary) {
        this.train = train;
        this.labels = labels;
        this.overlaps = new Overlaps(train, vocabulary);
    }

    @Override
    public void positive(WordSets documents, double[] out) {
        int[] distances = new int[train.length];
        int[] order = new int[train.length];
        overlaps.of(documents, (document, common) -> {
            for (int r = 0; r < common.length; r++) {
                distances[r] = train[r].length - 2 * common[r];
            }
            partition(distances, order, COUNT - 1);
            int positive = 0;
            for (int k = 0; k < COUNT; k++) {
                positive += labels[order[k]];
            }
            out[document] = positive / (double) COUNT;
        });
    }

    /**
     * Orders indices so that the {@code last + 1} smallest values come first: quickselect with the median of three as pivot, as in
     * {@code numpy.argpartition} (introselect; the depth at which it would change to another pivot is not reached here).
     *
     * @param values not modified
     * @param order receives the indices
     * @param last at least 3
     */
    static void partition(int[] values, int[] order, int last) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        int low = 0;
        int high = order.length - 1;
        while (low + 1 < high) {
            moveMedianToLow(values, order, low, high);
            int pivot = values[order[low]];
            int up = low + 1;
            int down = high;
            while (true) {
                do {
                    up++;
                } while (values[order[up]] < pivot);
                do {
                    down--;
                } while (pivot < values[order[down]]);
                if (down < up) {
                    break;
                }
                swap(order, up, down);
            }
            swap(order, low, down);
            if (down >= last) {
                high = down - 1;
            }
            if (down <= last) {
                low = up;
            }
        }
        if (high == low + 1 && values[order[high]] < values[order[low]]) {
            swap(order, low, high);
        }
    }

    /** Leaves the median of the first, middle and last value at low, the least at low + 1 and the greatest at high. */
    private static void moveMedianToLow(int[] values, int[] order, int low, int high) {
        int middle = low + (high - low) / 2;
        if (values[order[high]] < values[order[middle]]) {
            swap(order, high, middle);
        }
        if (values[order[high]] < values[order[low]]) {
            swap(order, high, low);
        }
        if (values[order[low]] < values[order[middle]]) {
            swap(order, low, middle);
        }
        swap(order, middle, low + 1);
    }

    private static void swap(int[] order, int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }
}
