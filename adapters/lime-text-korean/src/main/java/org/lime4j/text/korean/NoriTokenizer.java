package org.lime4j.text.korean;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.WholeCharacters;

/**
 * Korean morphemes from Lucene's Nori: a particle is a token of its own beside its noun, an ending beside its stem.
 * Punctuation and spaces are separators. What is not Korean is cut into runs of one script.
 *
 * <p>An inflected form whose morphemes have run together ({@code 했} for {@code 하} and {@code 았}) is one token.
 * Immutable and thread-safe.
 */
public final class NoriTokenizer implements Tokenizer {
    private final boolean splitCompounds;

    /**
     * A tokenizer of morphemes.
     *
     * @param splitCompounds whether the parts of a compound noun are tokens of their own
     */
    public NoriTokenizer(boolean splitCompounds) {
        this.splitCompounds = splitCompounds;
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        WholeCharacters whole = new WholeCharacters(text, tokens);
        try (KoreanTokenizer nori = new KoreanTokenizer(
                KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                null,
                splitCompounds ? DecompoundMode.DISCARD : DecompoundMode.NONE,
                false,
                true)) {
            OffsetAttribute offsets = nori.addAttribute(OffsetAttribute.class);
            nori.setReader(new StringReader(text));
            nori.reset();
            while (nori.incrementToken()) {
                whole.accept(offsets.startOffset(), offsets.endOffset());
            }
            nori.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string failed", e);
        }
        whole.finish();
    }
}
