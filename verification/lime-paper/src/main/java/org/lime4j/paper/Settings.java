package org.lime4j.paper;

import java.nio.file.Path;
import java.util.List;

/**
 * How the experiments are run.
 *
 * @param data the folder that holds {@code reviews} and {@code paper_reference}
 * @param domains in the order of the tables
 * @param samples drawn by LIME for a document
 * @param documents most test documents of a domain
 * @param rounds of section 5.3
 * @param seed of all randomness
 * @param threads documents explained at once; they change nothing in the figures
 */
record Settings(
        Path data, List<Domain> domains, int samples, int documents, int rounds, long seed, int threads) {
    /** Words of an explanation, K. */
    static final int WORDS = 10;

    Settings {
        domains = List.copyOf(domains);
    }
}
