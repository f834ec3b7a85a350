package org.lime4j.text.opennlp;

import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.tokenize.WhitespaceTokenizer;
import opennlp.tools.util.Span;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.WholeCharacters;

/**
 * Whole sentences as tokens, found by a trained OpenNLP {@link SentenceDetectorME}; the white space between them is
 * separator.
 *
 * <p>A stretch of more than {@value OpenNlpModelTokenizer#LONGEST} UTF-16 units without a space is a sentence of its own:
 * OpenNLP looks back over it at each of its full stops. Thread-safe, although a {@code SentenceDetectorME} is not: each call
 * has one to itself, and they share the model.
 */
public final class OpenNlpSentenceTokenizer implements Tokenizer {
    private final SentenceModel model;
    private final ConcurrentLinkedQueue<SentenceDetectorME> idle = new ConcurrentLinkedQueue<>();

    /**
     * A tokenizer by a trained model.
     *
     * @param model what finds the ends of sentences
     */
    public OpenNlpSentenceTokenizer(SentenceModel model) {
        this.model = Objects.requireNonNull(model, "model");
    }

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        SentenceDetectorME pooled = idle.poll();
        SentenceDetectorME own = pooled == null ? new SentenceDetectorME(model) : pooled;
        WholeCharacters whole = new WholeCharacters(text, tokens);
        int from = 0;
        for (Span stretch : WhitespaceTokenizer.INSTANCE.tokenizePos(text)) {
            if (stretch.length() > OpenNlpModelTokenizer.LONGEST) {
                detect(own, text, from, stretch.getStart(), whole);
                whole.accept(stretch.getStart(), stretch.getEnd());
                from = stretch.getEnd();
            }
        }
        detect(own, text, from, text.length(), whole);
        whole.finish();
        idle.add(own);
    }

    private static void detect(SentenceDetectorME detector, String text, int from, int to, TokenConsumer sentences) {
        for (Span sentence : detector.sentPosDetect(text.substring(from, to))) {
            sentences.accept(from + sentence.getStart(), from + sentence.getEnd());
        }
    }
}
