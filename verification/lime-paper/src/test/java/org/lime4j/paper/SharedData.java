package org.lime4j.paper;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The reviews, which are not a part of the project: they lie in {@code shared/data} beside it, or nowhere. */
final class SharedData {
    private static final Map<Domain, Corpus> CORPORA = new ConcurrentHashMap<>();

    private SharedData() {}

    /** The folder; where it is missing the test is skipped and says so. */
    static Path folder() {
        Path folder = Path.of(System.getProperty("lime.shared", "../shared"), "data").toAbsolutePath().normalize();
        assumeTrue(Corpus.exists(folder), "skipped: " + folder + " has no reviews/processed_acl and paper_reference");
        return folder;
    }

    /** A domain, read once for all tests. */
    static Corpus corpus(Domain domain) {
        Path folder = folder();
        return CORPORA.computeIfAbsent(domain, unused -> Corpus.read(folder, domain));
    }
}
