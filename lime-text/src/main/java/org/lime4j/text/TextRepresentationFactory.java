package org.lime4j.text;

import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;

/** Provides {@link TextRepresentation} as {@code text}. */
public final class TextRepresentationFactory implements RepresentationFactory<TextRepresentationFactory.Options> {
    /** For the service loader. */
    public TextRepresentationFactory() {}

    /**
     * Options of {@code text}.
     *
     * @param tokenizer finds the tokens
     * @param unit what one feature is
     * @param removal what becomes of a token that a sample lacks
     * @param mask what stands in its place
     * @param n tokens of an n-gram
     */
    public record Options(
            @Option(value = "unicode-words", doc = "what finds the words in the text")
                    ComponentRef<TokenizerFactory<?>> tokenizer,
            @Option(value = "distinct-words",
                    doc = "what one feature is: distinct-words (all occurrences of a word together), occurrences, or n-grams"
                            + " (runs of n words, one after the other)")
                    TextUnit unit,
            @Option(value = "remove", doc = "what becomes of a word that a sample lacks: remove or mask")
                    Removal removal,
            @Option(value = TextRepresentation.DEFAULT_MASK, doc = "what stands in place of a removed word, with removal = mask")
                    String mask,
            @Option(value = "2", min = 1, doc = "words of an n-gram, with unit = n-grams") int n) {}

    @Override
    public String id() {
        return "text";
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
        return "a text as the presence of its words";
    }

    @Override
    public Representation<?> create(Options options, CreationContext context) {
        Tokenizer tokenizer = context.create(TokenizerFactory.class, options.tokenizer(), Tokenizer.class);
        return new TextRepresentation(tokenizer, options.unit(), options.removal(), options.mask(), options.n());
    }
}
