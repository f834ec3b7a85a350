package org.lime4j.text;

import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.util.Span;

/**
 * OpenNLP's {@link SimpleTokenizer}: runs of letters, runs of digits, and each other character that is not a space.
 *
 * <p>OpenNLP looks at UTF-16 units and cuts surrogate pairs in two; the halves are joined again here.
 */
public final class OpenNlpSimpleTokenizer implements Tokenizer {
    /** The tokenizer; it has no settings. */
    public OpenNlpSimpleTokenizer() {}

    @Override
    public void tokenize(String text, TokenConsumer tokens) {
        WholeCharacters whole = new WholeCharacters(text, tokens);
        for (Span span : SimpleTokenizer.INSTANCE.tokenizePos(text)) {
            whole.accept(span.getStart(), span.getEnd());
        }
        whole.finish();
    }
}
