package org.lime4j.text;

import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.InterpretableFeature;

/** A text seen through its words; the codes are z′ itself. */
final class TextInstance implements InterpretableInstance<String> {
    /** Units of which two bytes each fit an array. */
    private static final int LONGEST = (Integer.MAX_VALUE - 64) / 2;

    private final TokenFeatures words;
    private final String mask;
    private final CodeSpace codeSpace;
    private final int longest;

    /**
     * @param words of the text, at least one
     * @param mask what stands in place of a token that a sample lacks; may be empty
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if a text could become longer than a text can be
     */
    TextInstance(TokenFeatures words, String mask) {
        this.words = words;
        this.mask = mask;
        this.codeSpace = CodeSpace.ofPresence(words.features().size());
        long units = words.tokens().text().length();
        for (int t = 0; t < words.tokens().count(); t++) {
            units += Math.max(0, mask.length() - (words.tokens().end(t) - words.tokens().start(t)));
        }
        if (units > LONGEST) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "a text of " + words.tokens().text().length()
                    + " UTF-16 units and " + words.tokens().count() + " tokens can have " + units
                    + " units with a mask of " + mask.length() + " in place of tokens, but at most " + LONGEST
                    + " are possible: give a shorter text" + (mask.isEmpty() ? "" : ", or choose a shorter mask"));
        }
        this.longest = (int) units;
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
    public boolean designIsCodes() {
        return true;
    }

    @Override
    public long inputBytes() {
        return 2L * longest;
    }

    @Override
    public Decoder<String> newDecoder(int maxBatch) {
        return new TextDecoder(words, mask, longest, maxBatch);
    }
}
