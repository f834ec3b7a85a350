package org.lime4j.text.opennlp;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.ml.model.MaxentModel;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.text.Tokenizer;

/**
 * An OpenNLP {@link DocumentCategorizerME} as a black box over texts.
 *
 * <p>It gives the probability of each category, in the order of their names. OpenNLP reads tokens, not texts: the
 * tokenizer must be the one that the model was trained with. A text without a token that the model knows has equal
 * probabilities.
 *
 * <p>The categorizer is not thread-safe, so each thread has a copy; the copies share the model.
 */
public final class OpenNlpBlackBox implements BlackBox<String> {
    private final DoccatModel model;
    private final Tokenizer tokenizer;
    private final Outputs outputs;
    private final DocumentCategorizerME categorizer;
    /** Output → the model's own number of that category. */
    private final int[] categories;
    private String[] words = new String[64];
    private int count;

    /**
     * A black box over a categorizer.
     *
     * @param model what to explain
     * @param tokenizer what the model's training texts were cut with
     */
    public OpenNlpBlackBox(DoccatModel model, Tokenizer tokenizer) {
        this.model = Objects.requireNonNull(model, "model");
        this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
        this.categorizer = new DocumentCategorizerME(model);
        MaxentModel classifier = model.getMaxentModel();
        List<String> names = IntStream.range(0, classifier.getNumOutcomes()).mapToObj(classifier::getOutcome).sorted().toList();
        this.outputs = new Outputs(OutputKind.DISTRIBUTION, names);
        this.categories = names.stream().mapToInt(classifier::getIndex).toArray();
    }

    /** {@return the model itself} */
    public DoccatModel model() {
        return model;
    }

    @Override
    public Class<String> inputType() {
        return String.class;
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.PER_THREAD;
    }

    @Override
    public OpenNlpBlackBox forThread() {
        return new OpenNlpBlackBox(model, tokenizer);
    }

    /** Kind of model, number of categories, and tokenizer. */
    @Override
    public String description() {
        return "OpenNLP " + model.getMaxentModel().getClass().getSimpleName() + " of " + outputs.size()
                + " categories, tokens by " + tokenizer.getClass().getSimpleName();
    }

    @Override
    public void predict(List<? extends String> batch, double[] out, int offset) {
        int at = offset;
        for (String text : batch) {
            double[] probabilities = categorizer.categorize(words(text));
            for (int category : categories) {
                out[at++] = probabilities[category];
            }
        }
    }

    private String[] words(String text) {
        count = 0;
        tokenizer.tokenize(text, (start, end) -> {
            if (count == words.length) {
                words = Arrays.copyOf(words, 2 * count);
            }
            words[count++] = text.substring(start, end);
        });
        return Arrays.copyOf(words, count);
    }
}
