package org.lime4j.core.sampling;

import java.util.Optional;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeColumn;
import org.lime4j.core.space.CodeSpace;

/** Refusals of samplers that draw one kind of column only. */
final class ColumnKinds {
    private ColumnKinds() {}

    static Optional<Refusal> requirePresence(String sampler, CodeSpace space) {
        for (Block block : space.blocks()) {
            if (!block.isBinary()) {
                return Optional.of(new Refusal("sampler '" + sampler + "' draws what is present or removed, but "
                        + name(block) + " has categories or numbers: use 'training-distribution' or 'gaussian'"));
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> requireBackground(String sampler, CodeSpace space) {
        for (Block block : space.blocks()) {
            if (block.columns().stream().anyMatch(CodeColumn.Presence.class::isInstance)) {
                return Optional.of(new Refusal("sampler '" + sampler + "' draws categories and numbers, but "
                        + name(block) + " has things present or removed: use 'bernoulli' or 'uniform-removal'"));
            }
        }
        return Optional.empty();
    }

    /** Refuses a space of bins and categories alone, where options about numbers would be ignored. */
    static Optional<Refusal> requireNumbers(String sampler, CodeSpace space) {
        boolean numbers = space.blocks().stream()
                .flatMap(block -> block.columns().stream())
                .anyMatch(column -> column instanceof CodeColumn.Continuous
                        || column instanceof CodeColumn.Categorical states && states.isInsteadOfNumber());
        return numbers
                ? requireBackground(sampler, space)
                : requireBackground(sampler, space).or(() -> Optional.of(new Refusal("sampler '" + sampler
                        + "' says how numbers are drawn, but there are only bins and categories: use"
                        + " 'training-distribution', or leave numeric columns continuous (discretizer 'none')")));
    }

    static boolean hasNumbers(CodeSpace space) {
        return space.blocks().stream()
                .flatMap(block -> block.columns().stream())
                .anyMatch(CodeColumn.Continuous.class::isInstance);
    }

    static String name(Block block) {
        return block.id().isEmpty() ? "the instance" : "block '" + block.id() + "'";
    }
}
