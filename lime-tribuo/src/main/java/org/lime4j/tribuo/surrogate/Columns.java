package org.lime4j.tribuo.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lime4j.core.surrogate.Gram;
import org.tribuo.SparseModel;
import org.tribuo.regression.Regressor;

/** Which columns of a sample a trainer is shown. */
final class Columns {
    /** Columns whose correlation differs from ±1 by less are one column. */
    private static final double SAME = 1e-12;

    private Columns() {}

    /** Those that vary, ascending; none if the output does not. */
    static int[] varying(Gram gram, int output) {
        return gram.outputVariation(output) > 0
                ? IntStream.range(0, gram.size()).filter(j -> gram.diagonal(j) > 0).toArray()
                : new int[0];
    }

    /** Of those that are multiples of each other the one that varies most, and of equal ones the first; ascending. */
    static int[] distinct(Gram gram, int[] columns) {
        double[] matrix = gram.matrix(columns);
        int k = columns.length;
        int[] kept = new int[k];
        int count = 0;
        for (int a = 0; a < k; a++) {
            double square = matrix[a * k + a];
            int same = -1;
            for (int b = 0; b < count && same < 0; b++) {
                double squares = Math.sqrt(square) * Math.sqrt(matrix[kept[b] * k + kept[b]]);
                same = Math.abs(matrix[a * k + kept[b]]) < (1 - SAME) * squares ? -1 : b;
            }
            if (same < 0) {
                kept[count++] = a;
            } else if (square > (1 + SAME) * matrix[kept[same] * k + kept[same]]) {
                kept[same] = a;
            }
        }
        return Arrays.stream(kept, 0, count).map(a -> columns[a]).sorted().toArray();
    }

    /** The columns that a model uses, ascending; of Tribuo's features only those that are columns. */
    static int[] active(SparseModel<Regressor> model, int[] columns) {
        return model.getActiveFeatures().getOrDefault(TribuoData.output(), List.of()).stream()
                .mapToInt(TribuoData::column)
                .filter(a -> a >= 0)
                .map(a -> columns[a])
                .sorted()
                .toArray();
    }
}
