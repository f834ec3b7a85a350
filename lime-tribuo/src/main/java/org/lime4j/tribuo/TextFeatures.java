package org.lime4j.tribuo;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.Concurrency;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.data.text.DocumentPreprocessor;
import org.tribuo.data.text.TextFeatureExtractor;

/**
 * How a text becomes Tribuo features: by the extractor that the model was trained with, after the preprocessors of its data
 * source if there were any.
 *
 * <pre>{@code
 * BlackBox<String> blackBox = TribuoBlackBox.of(model, TextFeatures.of(extractor));
 * }</pre>
 *
 * <p>Extractors made of Tribuo's own parts may be used by any number of threads; others by one at a time, or by one thread
 * each if they can be made anew.
 */
public final class TextFeatures implements Featurizer<String> {
    private final Parts<Extraction> parts;

    private TextFeatures(Parts<Extraction> parts) {
        this.parts = parts;
    }

    /** Preprocessors and the extractor. */
    private record Extraction(List<DocumentPreprocessor> preprocessors, TextFeatureExtractor<?> extractor) {
        boolean isThreadSafe() {
            return Recipe.isThreadSafe(extractor) && preprocessors.stream().allMatch(Recipe::isThreadSafe);
        }
    }

    /**
     * {@return the features of models that were trained with an extractor}
     *
     * @param extractor makes examples of texts
     */
    public static TextFeatures of(TextFeatureExtractor<?> extractor) {
        return of(extractor, List.of());
    }

    /**
     * {@return the features of models that were trained with an extractor behind preprocessors}
     *
     * @param extractor makes examples of texts
     * @param preprocessors applied to the text before, in order
     */
    public static TextFeatures of(
            TextFeatureExtractor<?> extractor, Collection<? extends DocumentPreprocessor> preprocessors) {
        Extraction extraction = new Extraction(List.copyOf(preprocessors), Objects.requireNonNull(extractor, "extractor"));
        return new TextFeatures(new Parts<>(extraction, extraction.isThreadSafe(), null));
    }

    /**
     * {@return the features of models whose extractor serves one thread only}
     *
     * @param extractors makes one for each thread, all alike
     */
    public static TextFeatures perThread(Supplier<? extends TextFeatureExtractor<?>> extractors) {
        Supplier<Extraction> anew = () -> new Extraction(List.of(), extractors.get());
        return new TextFeatures(new Parts<>(anew.get(), false, anew));
    }

    /**
     * {@return the features of a model that remembers how its texts were read} The provenance of a model that was trained on
     * one of Tribuo's text data sources does.
     *
     * @param model that was trained on texts
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if its provenance has no extractor, {@link ErrorId#REFUSED} if
     *     the extractor is of other classes than Tribuo's own
     */
    public static TextFeatures of(Model<?> model) {
        return ofProvenance("the model", model, new Recipes(List.of()));
    }

    static TextFeatures ofProvenance(String origin, Model<?> model, Recipes recipes) {
        Recipe extractor = recipes.ofProvenance(origin, model, Recipes.EXTRACTOR)
                .orElseThrow(() -> new LimeException(ErrorId.MODEL_NOT_LOADED, origin + ": its provenance does not say how texts"
                        + " became features, because it was not trained on one of Tribuo's text data sources: give the extractor,"
                        + " in a pipeline file by tokenizer or configuration"));
        return ofRecipes(extractor, recipes.preprocessors(origin, model));
    }

    static TextFeatures ofRecipes(Recipe extractor, List<Recipe> preprocessors) {
        Supplier<Extraction> anew = () -> new Extraction(
                preprocessors.stream().map(recipe -> recipe.make(DocumentPreprocessor.class)).toList(),
                extractor.make(TextFeatureExtractor.class));
        boolean shared = extractor.isThreadSafe() && preprocessors.stream().allMatch(Recipe::isThreadSafe);
        return new TextFeatures(new Parts<>(anew.get(), shared, anew));
    }

    @Override
    public Class<String> inputType() {
        return String.class;
    }

    @Override
    public Concurrency concurrency() {
        return parts.concurrency();
    }

    @Override
    public TextFeatures forThread() {
        return new TextFeatures(parts.forThread());
    }

    @Override
    public <T extends Output<T>> Example<T> example(String text, T output) {
        Extraction extraction = parts.made();
        String read = text;
        for (DocumentPreprocessor preprocessor : extraction.preprocessors()) {
            read = preprocessor.processDoc(read);
        }
        // An extractor only passes the output on.
        @SuppressWarnings("unchecked")
        TextFeatureExtractor<T> extractor = (TextFeatureExtractor<T>) extraction.extractor();
        return extractor.extract(output, read);
    }
}
