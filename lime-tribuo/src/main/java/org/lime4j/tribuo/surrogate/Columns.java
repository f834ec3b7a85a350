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

    /** The first of those that are multiples of each other, ascending. */
    static int[] distinct(Gram gram, int[] columns) {
        double[] matrix = gram.matrix(columns);
        int k = columns.length;
        int[] kept = new int[k];
        int count = 0;
        for (int a = 0; a < k; a++) {
            boolean isNew = true;
            for (int b = 0; b < count && isNew; b++) {
                double product = matrix[a * k + kept[b]];
                double squares = Math.sqrt(matrix[a * k + a]) * Math.sqrt(matrix[kept[b] * k + kept[b]]);
                isNew = Math.abs(product) < (1 - SAME) * squares;
            }
            if (isNew) {
                kept[count++] = a;
            }
        }
        return Arrays.stream(kept, 0, count).map(a -> columns[a]).toArray();
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
