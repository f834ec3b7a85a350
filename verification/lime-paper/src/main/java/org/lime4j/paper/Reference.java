package org.lime4j.paper;

import java.util.List;
import java.util.Map;

/**
 * Figures to stand beside ours: those that the paper published, and R, those of an independent implementation in Python on the
 * same documents and split. In per cent; columns are those of the tables of the paper, Books before DVDs.
 */
final class Reference {
    /** Recalls of LIME by what counts for documents whose samples all have the same prediction. */
    enum Constant {
        ALL_WORDS("constant documents count 1"),
        NO_WORDS("constant documents count 0"),
        LEFT_OUT("constant documents left out");

        private final String title;

        Constant(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final List<String> FAITHFULNESS_COLUMNS = List.of("BOOKS LR", "BOOKS DT", "DVD LR", "DVD DT");
    private static final List<String> TRUST_COLUMNS = List.of("BOOKS LR", "BOOKS NN", "BOOKS SVM", "DVD LR", "DVD NN", "DVD SVM");

    private static final Map<Explainer, double[]> FAITHFULNESS_PAPER = Map.of(
            Explainer.RANDOM, new double[] {17.4, 20.6, 19.2, 17.4},
            Explainer.PARZEN, new double[] {72.8, 78.9, 60.8, 80.6},
            Explainer.GREEDY, new double[] {64.3, 37.0, 63.4, 47.6},
            Explainer.LIME, new double[] {92.1, 97.0, 90.2, 97.8});
    private static final Map<Explainer, double[]> FAITHFULNESS_R = Map.of(
            Explainer.RANDOM, new double[] {18.05, 18.54, 19.07, 18.92},
            Explainer.PARZEN, new double[] {72.78, 76.97, 60.83, 81.75},
            Explainer.GREEDY, new double[] {64.30, 37.00, 63.37, 47.63});
    private static final Map<Constant, double[]> LIME_R = Map.of(
            Constant.ALL_WORDS, new double[] {92.16, 97.25, 89.98, 97.76},
            Constant.NO_WORDS, new double[] {92.16, 89.84, 89.98, 88.29},
            Constant.LEFT_OUT, new double[] {92.16, 97.03, 89.98, 97.53});
    private static final Map<Explainer, double[]> TRUST_PAPER = Map.of(
            Explainer.RANDOM, new double[] {14.6, 14.8, 14.7, 14.2, 14.3, 14.4},
            Explainer.PARZEN, new double[] {84.0, 87.6, 92.3, 87.0, 81.7, 87.3},
            Explainer.GREEDY, new double[] {53.7, 47.4, 53.3, 52.4, 58.1, 55.1},
            Explainer.LIME, new double[] {96.6, 94.5, 96.7, 96.6, 91.8, 95.6});
    private static final Map<Explainer, double[]> TRUST_R = Map.of(
            Explainer.RANDOM, new double[] {15.08, 15.18, 14.38, 15.00, 15.30, 14.55},
            Explainer.PARZEN, new double[] {84.02, 91.71, 92.30, 87.03, 88.30, 87.33},
            Explainer.GREEDY, new double[] {53.73, 50.88, 53.74, 52.37, 62.07, 55.04},
            Explainer.LIME, new double[] {96.68, 94.55, 96.43, 96.58, 92.70, 96.29});

    private Reference() {}

    /** Table of section 5.2 in the paper (Figures 2 and 3). */
    static double paper(Domain domain, Faithfulness.Kind kind, Explainer by) {
        return FAITHFULNESS_PAPER.get(by)[column(domain, kind)];
    }

    /** R of section 5.2, of all explainers but LIME. */
    static double r(Domain domain, Faithfulness.Kind kind, Explainer by) {
        return FAITHFULNESS_R.get(by)[column(domain, kind)];
    }

    /** R of section 5.2, of LIME. */
    static double lime(Domain domain, Faithfulness.Kind kind, Constant constant) {
        return LIME_R.get(constant)[column(domain, kind)];
    }

    /** Table 1 of the paper. */
    static double paper(Domain domain, Trust.Kind kind, Explainer by) {
        return TRUST_PAPER.get(by)[column(domain, kind)];
    }

    /** R of section 5.3. */
    static double r(Domain domain, Trust.Kind kind, Explainer by) {
        return TRUST_R.get(by)[column(domain, kind)];
    }

    private static int column(Domain domain, Faithfulness.Kind kind) {
        return FAITHFULNESS_COLUMNS.indexOf(domain + " " + kind.id());
    }

    private static int column(Domain domain, Trust.Kind kind) {
        return TRUST_COLUMNS.indexOf(domain + " " + kind);
    }
}
