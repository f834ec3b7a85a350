package org.lime4j.paper;

import java.nio.file.Path;
import java.util.List;
import org.lime4j.core.surrogate.LassoFactory;

/**
 * How the experiments are run.
 *
 * @param data the folder that holds {@code reviews} and {@code paper_reference}
 * @param domains in the order of the tables
 * @param samples drawn by LIME for a document
 * @param centring of LIME's surrogate; as the preset has it, or with a fitted constant
 * @param documents most test documents of a domain
 * @param rounds of section 5.3
 * @param seed of all randomness
 * @param threads documents explained at once; they change nothing in the figures
 */
record Settings(
        Path data, List<Domain> domains, int samples, LassoFactory.Centring centring, int documents, int rounds, long seed,
        int threads) {
    /** Words of an explanation, K. */
    static final int WORDS = 10;

    Settings {
        domains = List.copyOf(domains);
        require("samples", samples, 2);
        require("documents", documents, 1);
        require("rounds", rounds, 1);
        require("threads", threads, 1);
    }

    /** The seed of what is drawn for one document. */
    long seedOf(int document) {
        return seed + 1_000_003L * document;
    }

    private static void require(String option, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("--" + option + " is " + value + "; it must be at least " + least);
        }
    }
}
