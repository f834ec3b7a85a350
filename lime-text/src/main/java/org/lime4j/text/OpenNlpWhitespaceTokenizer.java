package org.lime4j.text;

import opennlp.tools.tokenize.WhitespaceTokenizer;
import opennlp.tools.util.Span;

/** OpenNLP's {@link WhitespaceTokenizer}: everything between white space, signs too. */
public final class OpenNlpWhitespaceTokenizer implements Tokenizer {
    /** The tokenizer; it has no settings. */
    public OpenNlpWhitespaceTokenizer() {}

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        for (Span span : WhitespaceTokenizer.INSTANCE.tokenizePos(text)) {
            tokens.accept(span.getStart(), span.getEnd());
        }
    }
}
