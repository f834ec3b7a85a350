package org.lime4j.core.engine;

import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.PipelineShape;

/** The memory that a sample will take, computed before it is drawn. */
final class Budget {
    /** Counts of equal rows, the product of each with its row's weight, and the hash table that finds them. */
    private static final long BYTES_PER_MERGED_ROW = 4 + 8 + 16;

    private Budget() {}

    /**
     * @param encodes whether the design is held beside the codes
     * @param kernels that weigh the sample, each with weights of its own
     */
    static void require(PipelineShape shape, boolean encodes, int kernels, long budget) {
        long n = shape.samples();
        int d = shape.features().size();
        boolean binary = shape.features().stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
        long wordsPerRow = binary ? BinarySamples.wordsFor(d) : d;
        // Codes are held whole only where equal rows are merged.
        boolean merged = shape.space().isBinary();
        long codes = merged && encodes ? shape.space().blocks().stream().mapToLong(block -> words(block)).sum() : 0;
        // Beside the outputs the weights, and predictions of the surrogate, which are made block by block from bits.
        long numbers = shape.outputs().size() + kernels + (binary ? 0 : 1);
        long bytes = n * (8 * (wordsPerRow + codes + numbers) + (merged ? BYTES_PER_MERGED_ROW : 0));
        if (bytes > budget || n * Math.max(wordsPerRow, codes) > Integer.MAX_VALUE - 8) {
            throw new LimeException(ErrorId.BUDGET_EXCEEDED, n + " samples of " + d + " features and "
                    + shape.outputs().size() + " outputs need " + megabytes(bytes) + " of memory, but the budget is "
                    + megabytes(budget) + ": draw fewer samples, " + (binary ? "" : "use features of zeros and ones (bins, say), ")
                    + "or raise the budget and the heap (-Xmx)");
        }
    }

    /**
     * Rows of one batch: what was asked for, unless the inputs of all workers would then take more than a quarter of
     * the budget.
     */
    static int batch(Execution execution, int workers, long inputBytes) {
        long fitting = execution.memoryBudget() / 4 / workers / Math.max(1, inputBytes);
        return (int) Math.max(1, Math.min(execution.batchSize(), fitting));
    }

    private static long words(Block block) {
        return BinarySamples.wordsFor(block.size());
    }

    private static String megabytes(long bytes) {
        return (bytes + (1 << 20) - 1 >> 20) + " MB";
    }
}
