package org.lime4j.integration.memory;

import java.util.SplittableRandom;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;

/** An application that explains a text of a megabyte, with nothing set at all: a program for {@link LargeTextIT}. */
final class LargeText {
    private static final int SIZE = 1 << 20;
    private static final String FIRST = "opening";
    private static final String LAST = "closing";

    private LargeText() {}

    /**
     * Prints what the model looks at.
     *
     * @param arguments {@code distinct} for a text without a word twice; {@code natural} for one in which the word of rank r
     *     is about 1/r as frequent as the first
     */
    public static void main(String... arguments) {
        String text = arguments[0].equals("distinct") ? distinct() : natural();
        BlackBox<String> model = BlackBox.ofScalar(String.class, Outputs.scores("score"),
                sample -> (sample.startsWith(FIRST) ? 2 : 0) - (sample.endsWith(LAST) ? 1 : 0));
        OutputExplanation output = LimeExplainer.builder(model)
                .representation("text")
                .build()
                .explain(text, ExplanationRequest.standard())
                .outputs()
                .get(0);
        System.out.println(text.length() + " units, " + output.fidelity().samples() + " samples");
        for (FeatureContribution contribution : output.contributions().subList(0, 2)) {
            System.out.println(contribution.label() + " " + contribution.weight());
        }
    }

    private static String distinct() {
        StringBuilder text = new StringBuilder(FIRST);
        for (int i = 0; text.length() < SIZE; i++) {
            text.append(' ').append(word(100_000 + i));
        }
        return text.append(' ').append(LAST).toString();
    }

    private static String natural() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder(FIRST);
        while (text.length() < SIZE) {
            text.append(random.nextInt(12) == 0 ? ". " : " ").append(word((int) Math.pow(60_000, random.nextDouble())));
        }
        return text.append(' ').append(LAST).toString();
    }

    /** A word of letters for each number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.append(number % 3 == 0 ? "ation" : number % 7 == 0 ? "ing" : "").toString();
    }
}
