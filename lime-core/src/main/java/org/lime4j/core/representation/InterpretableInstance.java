package org.lime4j.core.representation;

import java.util.List;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;

/**
 * An instance seen through its interpretable features. Immutable and thread-safe; decoders belong to one worker.
 *
 * @param <X> type of the instance
 */
public interface InterpretableInstance<X> {
    /** {@return the instance x itself} */
    X instance();

    /** {@return the instance as data for renderers} */
    Subject subject();

    /** {@return the features, d of them; feature j is column j of the design} */
    List<InterpretableFeature> features();

    /** {@return what samplers draw in} */
    CodeSpace codeSpace();

    /**
     * Encodes rows of codes as rows of z′. The origin codes give x′. Unless overridden, z′ is the code itself: the
     * codes of the only block are copied.
     *
     * @param codes rows 0 .. codes.rows() - 1; not modified
     * @param design d columns, binary if every feature is; rows {@code at .. at + codes.rows() - 1} are written. Rows
     *     may hold anything before. Several workers write disjoint rows at once
     * @param at first row of the design to write
     */
    default void encode(Codes codes, SampleMatrix design, int at) {
        codes.copyBlock(0, design, at);
    }

    /**
     * {@return whether {@link #encode} does no more than copy the codes of the only block, which are bits} If so, the engine
     * may take the codes that it holds for the design without encoding them. False unless overridden.
     */
    default boolean designIsCodes() {
        return false;
    }

    /**
     * {@return whether what a row of codes decodes to depends on this instance, row 0 aside} If not, and if the sampler
     * does not depend on it either, the engine asks the model once for many instances. True unless overridden.
     */
    default boolean inputsDependOnInstance() {
        return true;
    }

    /**
     * {@return the bytes that one perturbed input takes, roughly; 0 if that is little} The engine keeps batches of large
     * inputs small by it.
     */
    default long inputBytes() {
        return 0;
    }

    /**
     * {@return a decoder for one worker}
     *
     * @param maxBatch most rows of one call, at least 1
     */
    Decoder<X> newDecoder(int maxBatch);
}
