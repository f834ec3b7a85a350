package org.lime4j.paper;

import java.util.Arrays;

/**
 * A support vector machine with the kernel {@code exp(-γ·|x - z|²)}, its decision {@code f = Σ c_i·k(x, z_i) - ρ} turned into a
 * probability by Platt's sigmoid {@code P(1) = 1 / (1 + exp(A·f + B))}. The predicted label is that of the decision.
 */
final class SupportVectors implements Classifier {
    private final int[][] vectors;
    private final double[] coefficients;
    private final double rho;
    private final double gamma;
    private final double a;
    private final double b;
    private final Overlaps overlaps;
    private final int longest;

    /**
     * @param vectors support vectors z
     * @param coefficients c, positive towards label 1
     * @param rho ρ
     * @param gamma γ
     * @param a A of the sigmoid
     * @param b B of the sigmoid
     * @param vocabulary how many words there are
     */
    SupportVectors(
            int[][] vectors, double[] coefficients, double rho, double gamma, double a, double b, int vocabulary) {
        this.vectors = vectors;
        this.coefficients = coefficients;
        this.rho = rho;
        this.gamma = gamma;
        this.a = a;
        this.b = b;
        this.overlaps = new Overlaps(vectors, vocabulary);
        this.longest = Arrays.stream(vectors).mapToInt(vector -> vector.length).max().orElse(0);
    }

    private void decisions(WordSets documents, double[] out) {
        int longestDocument = 0;
        for (int i = 0; i < documents.size(); i++) {
            longestDocument = Math.max(longestDocument, documents.length(i));
        }
        double[] kernel = new double[longest + longestDocument + 1];
        for (int distance = 0; distance < kernel.length; distance++) {
            kernel[distance] = Math.exp(-gamma * distance);
        }
        overlaps.of(documents, (document, common) -> {
            int length = documents.length(document);
            double sum = -rho;
            for (int r = 0; r < common.length; r++) {
                sum += coefficients[r] * kernel[length + vectors[r].length - 2 * common[r]];
            }
            out[document] = sum;
        });
    }

    @Override
    public void positive(WordSets documents, double[] out) {
        decisions(documents, out);
        for (int i = 0; i < documents.size(); i++) {
            out[i] = 1 / (1 + Math.exp(a * out[i] + b));
        }
    }

    @Override
    public int[] predict(WordSets documents) {
        double[] decisions = new double[documents.size()];
        decisions(documents, decisions);
        return Arrays.stream(decisions).mapToInt(decision -> decision > 0 ? 1 : 0).toArray();
    }
}
