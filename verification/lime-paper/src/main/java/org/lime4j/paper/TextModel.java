package org.lime4j.paper;

import java.util.List;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;

/** A classifier as the engine sees it: it reads texts, and finds their words itself. */
record TextModel(Vocabulary vocabulary, Classifier classifier) implements BlackBox<String> {
    static final String NEGATIVE = "negative";
    static final String POSITIVE = "positive";

    /** The name of a label's output. */
    static String nameOf(int label) {
        return label == 1 ? POSITIVE : NEGATIVE;
    }

    @Override
    public Class<String> inputType() {
        return String.class;
    }

    @Override
    public Outputs outputs() {
        return Outputs.classes(NEGATIVE, POSITIVE);
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    @Override
    public void predict(List<? extends String> batch, double[] out, int offset) {
        WordSets documents = new WordSets();
        for (String text : batch) {
            vocabulary.read(text, documents);
        }
        double[] positive = classifier.positive(documents);
        for (int i = 0; i < positive.length; i++) {
            out[offset + 2 * i] = 1 - positive[i];
            out[offset + 2 * i + 1] = positive[i];
        }
    }
}
