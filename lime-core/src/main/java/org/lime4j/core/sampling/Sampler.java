package org.lime4j.core.sampling;

import java.util.Optional;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;

/**
 * Draws rows of codes around an instance. Row 0 of every sample is the instance's own codes.
 *
 * <p>Row i is a function of block, seed and i alone (and of n, unless {@link #extendable()}): chunks may be asked for in
 * any order, by any number of threads.
 */
public interface Sampler extends Component {
    /**
     * Draws rows {@code codes.firstRow() .. codes.firstRow() + codes.rows() - 1} of a sample, all blocks.
     *
     * @param codes receives the rows; local row i is row {@code codes.firstRow() + i} of the sample. Storage is reused
     *     and may hold anything before
     * @param samples n, the size of the whole sample
     * @param random the sampler's streams; use {@code random.in(block.id()).rows().forRow(i)}
     * @param weights if {@link #weighted()}, entry i receives the weight of local row i, at least 0; not touched
     *     otherwise
     */
    void sample(Codes codes, int samples, RandomStreams random, double[] weights);

    /**
     * Whether the sampler can draw a sample of this size.
     *
     * @param samples rows to draw, row 0 among them
     * @param space the code space of the instance
     * @return empty if it can, else which sizes it accepts
     */
    default Optional<Refusal> accepts(int samples, CodeSpace space) {
        return Optional.empty();
    }

    /**
     * {@return whether a larger sample begins with the rows of a smaller one, so that a stopping rule can ask for more}
     */
    default boolean extendable() {
        return true;
    }

    /** {@return whether it brings weights of its own, which multiply the kernel's} */
    default boolean weighted() {
        return false;
    }

    /**
     * {@return whether rows from 1 on depend on the instance; if not, a sample can be shared by many instances}
     *
     * @param space the code space of the instance
     */
    default boolean dependsOnInstance(CodeSpace space) {
        return true;
    }
}
