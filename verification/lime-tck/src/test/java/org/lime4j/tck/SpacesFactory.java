package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/** A tokenizer that keeps every rule, or a wrong one instead. */
public final class SpacesFactory extends PlainFactory<Tokenizer> implements TokenizerFactory<NoOptions> {
    public SpacesFactory() {
        this(Spaces::new);
    }

    SpacesFactory(Supplier<? extends Tokenizer> tokenizer) {
        super("spaces", tokenizer);
    }

    /** What stands between spaces. */
    static class Spaces implements Tokenizer {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || text.charAt(i) == ' ') {
                    if (i > start) {
                        tokens.accept(start, i);
                    }
                    start = i + 1;
                }
            }
        }
    }
}
