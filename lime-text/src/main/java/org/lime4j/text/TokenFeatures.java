package org.lime4j.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.space.InterpretableFeature;

/**
 * The features of a text and the feature that each token belongs to.
 *
 * @param tokens of the text
 * @param featureOf token → feature
 * @param features in order of first appearance
 */
record TokenFeatures(Tokens tokens, int[] featureOf, List<InterpretableFeature> features) {
    /**
     * @param tokens of a text
     * @param unit what one feature is
     * @param n tokens of an n-gram
     */
    static TokenFeatures of(Tokens tokens, TextUnit unit, int n) {
        return switch (unit) {
            case DISTINCT_WORDS -> distinctWords(tokens);
            case OCCURRENCES -> occurrences(tokens);
            case N_GRAMS -> occurrences(tokens.runs(n));
        };
    }

    private static TokenFeatures distinctWords(Tokens tokens) {
        Map<String, Integer> ids = new HashMap<>();
        List<String> words = new ArrayList<>();
        List<List<Location.Span>> spans = new ArrayList<>();
        int[] featureOf = new int[tokens.count()];
        for (int t = 0; t < featureOf.length; t++) {
            String word = tokens.word(t);
            Integer known = ids.putIfAbsent(word, words.size());
            if (known == null) {
                known = words.size();
                words.add(word);
                spans.add(new ArrayList<>(1));
            }
            featureOf[t] = known;
            spans.get(known).add(span(tokens, t));
        }
        List<InterpretableFeature> features = new ArrayList<>(words.size());
        for (int j = 0; j < words.size(); j++) {
            String word = words.get(j);
            features.add(InterpretableFeature.present(
                    FeatureKey.of(word), word, new Location.Spans(spans.get(j))));
        }
        return new TokenFeatures(tokens, featureOf, List.copyOf(features));
    }

    private static TokenFeatures occurrences(Tokens tokens) {
        int[] featureOf = new int[tokens.count()];
        List<InterpretableFeature> features = new ArrayList<>(featureOf.length);
        for (int t = 0; t < featureOf.length; t++) {
            String word = tokens.word(t);
            featureOf[t] = t;
            features.add(InterpretableFeature.present(
                    FeatureKey.ofInstance(word + "@" + tokens.start(t)),
                    word,
                    new Location.Spans(List.of(span(tokens, t)))));
        }
        return new TokenFeatures(tokens, featureOf, List.copyOf(features));
    }

    private static Location.Span span(Tokens tokens, int token) {
        return new Location.Span(tokens.start(token), tokens.end(token));
    }
}
