package org.lime4j.image;

import java.util.List;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;

/** Codes without a sampler. */
final class Presences {
    private Presences() {}

    /** One row a string of zeros and ones, column by column. */
    static Codes of(InterpretableInstance<?> instance, List<String> rows) {
        Codes codes = new Codes(instance.codeSpace(), rows.size());
        codes.hold(0, rows.size());
        BinarySamples bits = (BinarySamples) codes.block(0);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < bits.columns(); j++) {
                if (rows.get(i).charAt(j) == '1') {
                    bits.set(i, j);
                }
            }
        }
        return codes;
    }
}
