package org.lime4j.text;

import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;

/**
 * A text as the presence of its words, in order of first appearance.
 *
 * <p>Features are spans over the original string, which is never rewritten; perturbed texts are copies of it without
 * some of the spans, or with a mask in their place. Draws nothing. Immutable and thread-safe.
 *
 * <p>Source: {@code IndexedString} and {@code IndexedCharacters} in the reference's {@code lime_text.py}.
 */
public final class TextRepresentation implements Representation<String> {
    /** The mask of the reference. */
    public static final String DEFAULT_MASK = "UNKWORDZ";

    private final Tokenizer tokenizer;
    private final TextUnit unit;
    private final Removal removal;
    private final String mask;
    private final int n;

    /**
     * Texts as tokens that are there or not.
     *
     * @param tokenizer finds the tokens
     * @param unit what one feature is; n-grams are pairs
     * @param removal what becomes of a token that a sample lacks
     * @param mask what stands in its place under {@link Removal#MASK}; not used otherwise
     */
    public TextRepresentation(Tokenizer tokenizer, TextUnit unit, Removal removal, String mask) {
        this(tokenizer, unit, removal, mask, 2);
    }

    /**
     * Texts as tokens, or runs of n tokens, that are there or not.
     *
     * @param tokenizer finds the tokens
     * @param unit what one feature is
     * @param removal what becomes of a feature that a sample lacks
     * @param mask what stands in its place under {@link Removal#MASK}; not used otherwise
     * @param n tokens of one feature under {@link TextUnit#N_GRAMS}, at least 1; not used otherwise
     */
    public TextRepresentation(Tokenizer tokenizer, TextUnit unit, Removal removal, String mask, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + "; an n-gram has at least 1 token");
        }
        this.n = n;
        this.tokenizer = Objects.requireNonNull(tokenizer, "tokenizer");
        this.unit = Objects.requireNonNull(unit, "unit");
        this.removal = Objects.requireNonNull(removal, "removal");
        this.mask = Objects.requireNonNull(mask, "mask");
    }

    /** {@return the standard representation: distinct words of any script, left out where a sample lacks them} */
    public static TextRepresentation standard() {
        return new TextRepresentation(
                new UnicodeWordsTokenizer(false), TextUnit.DISTINCT_WORDS, Removal.REMOVE, DEFAULT_MASK);
    }

    @Override
    public Class<String> instanceType() {
        return String.class;
    }

    /**
     * Represents a text.
     *
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if the text is empty or has no token;
     *     {@link ErrorId#CONTRACT_BROKEN} if the tokenizer reports ranges that it must not
     */
    @Override
    public InterpretableInstance<String> represent(String text, RandomStreams random) {
        if (text.isEmpty()) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    "the text is empty, so there is nothing to explain: give a text with at least one word");
        }
        Tokens tokens = Tokens.of(text, tokenizer);
        if (tokens.count() == 0) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    tokenizer.getClass().getSimpleName() + " found no token in a text of " + text.length()
                            + " UTF-16 units: give a text with at least one word, or choose another tokenizer"
                            + " (characters takes every text)");
        }
        return new TextInstance(TokenFeatures.of(tokens, unit, n), removal == Removal.MASK ? mask : "");
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return ComponentRef.of("uniform-removal");
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return ComponentRef.of("exponential").with("distance", ComponentRef.of("cosine"));
    }
}
