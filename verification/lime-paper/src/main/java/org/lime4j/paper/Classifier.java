package org.lime4j.paper;

/** A black box over sets of words. Immutable and thread-safe. */
interface Classifier {
    /**
     * P(label 1 | document).
     *
     * @param documents to be classified; not modified
     * @param out receives one number a document
     */
    void positive(WordSets documents, double[] out);

    /**
     * The predicted labels, which need not be on the side of {@link #positive} (a support vector machine's are not).
     *
     * @param documents to be classified; not modified
     * @return 0 or 1, one a document
     */
    default int[] predict(WordSets documents) {
        double[] positive = positive(documents);
        int[] labels = new int[positive.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = positive[i] > 0.5 ? 1 : 0;
        }
        return labels;
    }

    /** {@link #positive(WordSets, double[])} in a new array. */
    default double[] positive(WordSets documents) {
        double[] out = new double[documents.size()];
        positive(documents, out);
        return out;
    }

    /** A model that is small enough to be read. */
    interface Readable extends Classifier {
        /** The words of a document that the model uses, ascending: what an explanation should find. */
        int[] used(int[] document);
    }
}
