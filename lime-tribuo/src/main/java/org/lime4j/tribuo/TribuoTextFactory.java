package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.tribuo.Model;
import org.tribuo.data.text.TextFeatureExtractor;
import org.tribuo.data.text.impl.TextFeatureExtractorImpl;
import org.tribuo.data.text.impl.TokenPipeline;
import org.tribuo.util.tokens.Tokenizer;
import org.tribuo.util.tokens.impl.BreakIteratorTokenizer;
import org.tribuo.util.tokens.impl.WhitespaceTokenizer;
import org.tribuo.util.tokens.universal.UniversalTokenizer;

/** Provides, as {@code tribuo-text}, the adapter that opens a saved Tribuo model of texts. */
public final class TribuoTextFactory implements ModelAdapterFactory<TribuoTextFactory.Options> {
    /** For the service loader. */
    public TribuoTextFactory() {}

    /** Tribuo's tokenizers that need little to be said of. */
    public enum TextTokenizer {
        /** {@code UniversalTokenizer}. */
        UNIVERSAL,
        /** {@code BreakIteratorTokenizer} of a locale. */
        BREAK_ITERATOR,
        /** {@code WhitespaceTokenizer}. */
        WHITESPACE
    }

    /**
     * Options of {@code tribuo-text}.
     *
     * @param path of the file
     * @param tokenizer of the training, where the model does not know
     * @param locale of the tokenizer {@code break-iterator}
     * @param ngrams the longest runs of tokens that are features
     * @param counts whether the value of a feature is how often it occurs
     * @param configuration file that says how the extractor is made
     * @param component of that file
     * @param allow packages or classes outside of Tribuo that may be made
     */
    public record Options(
            @Option(doc = "protobuf file that Model.serializeToFile of Tribuo has written") Path path,
            @Option(doc = "the tokenizer of the training: universal, break-iterator or whitespace; by default the model's provenance"
                            + " says how texts became features")
                    Optional<TextTokenizer> tokenizer,
            @Option(value = "en-US", doc = "language tag of the tokenizer break-iterator") String locale,
            @Option(value = "2", min = 1, doc = "with a tokenizer: the longest runs of tokens that are features") int ngrams,
            @Option(value = "false", doc = "with a tokenizer: whether the value of a feature is how often it occurs, not 1")
                    boolean counts,
            @Option(doc = "XML file of Tribuo's configuration system that says how the extractor is made, where the model does not"
                            + " know")
                    Optional<Path> configuration,
            @Option(doc = "name of the extractor in that file; by default its only one") Optional<String> component,
            @Option(doc = "packages or classes outside of org.tribuo that model, provenance or configuration may make") List<String> allow) {
        /**
         * Checks the options against each other.
         *
         * @param path of the file
         * @param tokenizer of the training, where the model does not know
         * @param locale of the tokenizer {@code break-iterator}
         * @param ngrams the longest runs of tokens that are features, at least 1
         * @param counts whether the value of a feature is how often it occurs
         * @param configuration file that says how the extractor is made
         * @param component of that file
         * @param allow packages or classes outside of Tribuo that may be made
         * @throws IllegalArgumentException if tokenizer and configuration are both given, a component without a
         *     configuration, or {@code ngrams} is below 1
         */
        public Options {
            Objects.requireNonNull(path, "path");
            allow = List.copyOf(allow);
            if (tokenizer.isPresent() && configuration.isPresent()) {
                throw new IllegalArgumentException("tokenizer and configuration are both given; one of them says how texts are read");
            }
            Recipes.requireFile(configuration, component);
            if (ngrams < 1) {
                throw new IllegalArgumentException("ngrams is " + ngrams + "; it must be at least 1");
            }
        }

        private TextFeatureExtractor<?> extractor(TextTokenizer kind) {
            Tokenizer tokens = switch (kind) {
                case UNIVERSAL -> new UniversalTokenizer();
                case BREAK_ITERATOR -> new BreakIteratorTokenizer(Locale.forLanguageTag(locale));
                case WHITESPACE -> new WhitespaceTokenizer();
            };
            return new TextFeatureExtractorImpl<>(new TokenPipeline(tokens, ngrams, counts));
        }
    }

    @Override
    public String id() {
        return "tribuo-text";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "a saved Tribuo model of texts, read as it was trained on them";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Path path = context.resolve(options.path());
        Optional<Path> configuration = options.configuration().map(context::resolve);
        Recipes recipes = new Recipes(options.allow());
        return () -> {
            Model<?> model = TribuoModels.load(path, options.allow());
            return TribuoBlackBox.of(model, options.tokenizer().isPresent()
                    ? TextFeatures.of(options.extractor(options.tokenizer().get()))
                    : configuration.isPresent()
                            ? TextFeatures.ofRecipes(
                                    recipes.ofFile(configuration.get(), options.component(), TextFeatureExtractor.class),
                                    List.of())
                            : TextFeatures.ofProvenance(path.toString(), model, recipes));
        };
    }
}
