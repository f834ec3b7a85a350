package org.lime4j.text;

import java.util.List;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;

/** Decodes chosen presences without a sampler. */
final class Removals {
    private Removals() {}

    /** An instance of a text. */
    static InterpretableInstance<String> instance(
            String text, Tokenizer tokenizer, TextUnit unit, Removal removal, String mask) {
        return new TextRepresentation(tokenizer, unit, removal, mask).represent(text, new RandomStreams(1));
    }

    /** Codes of one row that lacks these features. */
    static Codes without(InterpretableInstance<?> instance, List<Integer> removed) {
        Codes codes = new Codes(instance.codeSpace(), 1);
        codes.hold(1, 1);
        BinarySamples bits = (BinarySamples) codes.block(0);
        bits.setRow(0);
        removed.forEach(feature -> bits.clear(0, feature));
        return codes;
    }

    /** The text that lacks these features. */
    static String text(InterpretableInstance<String> instance, List<Integer> removed) {
        return instance.newDecoder(1)
                .decode(without(instance, removed), 0, 1, new RandomStreams(1).rows())
                .get(0);
    }
}
