package org.lime4j.text;

import java.util.List;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.InterpretableFeature;

/** A text seen through its words; the codes are z′ itself. */
final class TextInstance implements InterpretableInstance<String> {
    private final TokenFeatures words;
    private final String mask;
    private final CodeSpace codeSpace;

    /**
     * @param words of the text, at least one
     * @param mask what stands in place of a token that a sample lacks; may be empty
     */
    TextInstance(TokenFeatures words, String mask) {
        this.words = words;
        this.mask = mask;
        this.codeSpace = CodeSpace.ofPresence(words.features().size());
    }

    @Override
    public String instance() {
        return words.tokens().text();
    }

    @Override
    public Subject subject() {
        return new Subject.Text(instance());
    }

    @Override
    public List<InterpretableFeature> features() {
        return words.features();
    }

    @Override
    public CodeSpace codeSpace() {
        return codeSpace;
    }

    @Override
    public long inputBytes() {
        return 2L * instance().length();
    }

    @Override
    public Decoder<String> newDecoder(int maxBatch) {
        return new TextDecoder(words, mask, maxBatch);
    }
}
