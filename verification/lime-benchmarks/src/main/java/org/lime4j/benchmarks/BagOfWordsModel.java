package org.lime4j.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cheap model that does read its texts: a logistic regression on how often each word occurs. It looks words up where they
 * stand and makes no strings.
 */
final class BagOfWordsModel extends YesOrNo<String> {
    private final double intercept;
    private final String[] words;
    private final double[] weights;

    /**
     * A model of these weights.
     *
     * @param intercept of the score
     * @param weights what each occurrence of a word adds
     */
    BagOfWordsModel(double intercept, Map<String, Double> weights) {
        super(String.class);
        this.intercept = intercept;
        int size = Integer.highestOneBit(Math.max(1, weights.size())) * 4;
        this.words = new String[size];
        this.weights = new double[size];
        weights.forEach((word, weight) -> {
            int slot = slot(word, 0, word.length(), word.hashCode());
            this.words[slot] = word;
            this.weights[slot] = weight;
        });
    }

    /** The model that a file gives by {@code intercept} and {@code weights}. */
    static BagOfWordsModel read(Path file) {
        Config description = ConfigFactory.parseFile(file.toFile());
        Map<String, Double> weights = new TreeMap<>();
        description.getObject("weights").forEach((word, weight) -> weights.put(word, ((Number) weight.unwrapped()).doubleValue()));
        return new BagOfWordsModel(description.getDouble("intercept"), weights);
    }

    private int slot(String text, int from, int length, int hash) {
        int slot = hash & words.length - 1;
        while (words[slot] != null && !(words[slot].length() == length && text.startsWith(words[slot], from))) {
            slot = slot + 1 & words.length - 1;
        }
        return slot;
    }

    @Override
    double score(String text) {
        double score = intercept;
        int start = 0;
        int hash = 0;
        for (int i = 0; i <= text.length(); i++) {
            char unit = i < text.length() ? text.charAt(i) : ' ';
            if (unit >= 'a' && unit <= 'z') {
                hash = 31 * hash + unit;
            } else {
                if (i > start) {
                    score += weights[slot(text, start, i - start, hash)];
                }
                start = i + 1;
                hash = 0;
            }
        }
        return score;
    }
}
