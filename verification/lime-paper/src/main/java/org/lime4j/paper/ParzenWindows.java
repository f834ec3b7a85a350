package org.lime4j.paper;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The Parzen windows of Baehrens et al. (2010): a Gaussian kernel around each training document makes
 * {@code P(1 | x) = Σ_1 k_i / Σ k_i}, and the words of x are explained by the gradient of P.
 *
 * <p>Kernels are taken relative to that of the nearest document: P and its gradient are the same, and no document is so far
 * from all others that they vanish.
 */
final class ParzenWindows {
    private final int[][] train;
    private final int[] labels;
    private final double width;
    private final int vocabulary;
    private final Overlaps overlaps;

    /**
     * @param labels what the black box predicts of the training documents
     * @param width σ
     */
    ParzenWindows(int[][] train, int[] labels, double width, int vocabulary) {
        this.train = train;
        this.labels = labels;
        this.width = width;
        this.vocabulary = vocabulary;
        this.overlaps = new Overlaps(train, vocabulary);
    }

    /** The words of a document with the largest gradients of P(1 | x), after P(1 | x) itself. */
    WordWeights explain(int[] document, int count) {
        double[] kernels = kernels(document);
        double[] total = new double[2];
        for (int i = 0; i < kernels.length; i++) {
            total[labels[i]] += kernels[i];
        }
        boolean[] own = new boolean[vocabulary];
        for (int word : document) {
            own[word] = true;
        }
        double[][] present = new double[2][vocabulary];
        for (int i = 0; i < kernels.length; i++) {
            for (int word : train[i]) {
                if (own[word]) {
                    present[labels[i]][word] += kernels[i];
                }
            }
        }
        double sum = total[0] + total[1];
        double scale = width * width * sum * sum;
        double[] gradient = new double[vocabulary];
        for (int word : document) {
            gradient[word] = (total[0] * (present[1][word] - total[1]) - total[1] * (present[0][word] - total[0])) / scale;
        }
        int[] top = IntStream.of(document)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -Math.abs(gradient[word])))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        return new WordWeights(top, IntStream.of(top).mapToDouble(word -> gradient[word]).toArray(), total[1] / sum);
    }

    private double[] kernels(int[] document) {
        double[] kernels = new double[train.length];
        overlaps.of(WordSets.of(document), (index, common) -> {
            int nearest = Integer.MAX_VALUE;
            for (int i = 0; i < common.length; i++) {
                nearest = Math.min(nearest, train[i].length - 2 * common[i]);
            }
            for (int i = 0; i < common.length; i++) {
                int further = train[i].length - 2 * common[i] - nearest;
                kernels[i] = Math.exp(-further / (2 * width * width));
            }
        });
        return kernels;
    }
}
