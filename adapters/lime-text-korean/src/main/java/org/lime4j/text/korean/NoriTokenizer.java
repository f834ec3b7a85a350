package org.lime4j.text.korean;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.WholeCharacters;

/**
 * Korean morphemes from Lucene's Nori: a particle is a token of its own beside its noun, an ending beside its stem.
 * Punctuation and spaces are separators. What is not Korean is cut into runs of one script.
 *
 * <p>An inflected form whose morphemes have run together ({@code 했} for {@code 하} and {@code 았}) is one token. Syllables that
 * are written as sequences of conjoining jamo, as decomposed Unicode has them, are read as the syllables that they are.
 * Immutable and thread-safe.
 */
public final class NoriTokenizer implements Tokenizer {
    private final boolean splitCompounds;
    private final @Nullable UserDictionary words;

    /**
     * A tokenizer of morphemes.
     *
     * @param splitCompounds whether the parts of a compound noun are tokens of their own
     */
    public NoriTokenizer(boolean splitCompounds) {
        this(splitCompounds, null);
    }

    /** A tokenizer that knows more nouns than Nori, if they are not null. */
    NoriTokenizer(boolean splitCompounds, @Nullable UserDictionary words) {
        this.splitCompounds = splitCompounds;
        this.words = words;
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        Syllables syllables = Syllables.of(text);
        WholeCharacters whole = new WholeCharacters(text, tokens);
        try (KoreanTokenizer nori = new KoreanTokenizer(
                KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                words,
                splitCompounds ? DecompoundMode.DISCARD : DecompoundMode.NONE,
                false,
                true)) {
            OffsetAttribute offsets = nori.addAttribute(OffsetAttribute.class);
            nori.setReader(new StringReader(syllables.text()));
            nori.reset();
            while (nori.incrementToken()) {
                whole.accept(syllables.original(offsets.startOffset()), syllables.original(offsets.endOffset()));
            }
            nori.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string failed", e);
        }
        whole.finish();
    }
}
