package org.lime4j.text.opennlp;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.tokenize.WhitespaceTokenizer;
import opennlp.tools.util.Span;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.WholeCharacters;

/**
 * A trained OpenNLP {@link TokenizerME}: it decides at each place between two spaces whether a token ends there.
 *
 * <p>A stretch of more than {@value #LONGEST} UTF-16 units without a space is one token: OpenNLP looks at all of it at each of
 * its places. Thread-safe, although a {@code TokenizerME} is not: each call has one to itself, and they share the model.
 */
public final class OpenNlpModelTokenizer implements Tokenizer {
    /** The longest stretch without a space that is looked into. */
    static final int LONGEST = 2_000;

    private final TokenizerModel model;
    private final ConcurrentLinkedQueue<TokenizerME> idle = new ConcurrentLinkedQueue<>();

    /**
     * A tokenizer by a trained model.
     *
     * @param model what decides
     */
    public OpenNlpModelTokenizer(TokenizerModel model) {
        this.model = Objects.requireNonNull(model, "model");
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        TokenizerME pooled = idle.poll();
        TokenizerME own = pooled == null ? new TokenizerME(model) : pooled;
        WholeCharacters whole = new WholeCharacters(text, tokens);
        for (Span stretch : WhitespaceTokenizer.INSTANCE.tokenizePos(text)) {
            int start = stretch.getStart();
            if (stretch.length() > LONGEST) {
                whole.accept(start, stretch.getEnd());
                continue;
            }
            for (Span token : own.tokenizePos(text.substring(start, stretch.getEnd()))) {
                whole.accept(start + token.getStart(), start + token.getEnd());
            }
        }
        whole.finish();
        idle.add(own);
    }
}
