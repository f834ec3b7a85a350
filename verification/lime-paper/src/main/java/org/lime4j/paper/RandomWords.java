package org.lime4j.paper;

import java.util.random.RandomGenerator;

/** Words of a document drawn with replacement. */
final class RandomWords {
    private RandomWords() {}

    static int[] draw(int[] document, int count, RandomGenerator random) {
        return random.ints(count, 0, document.length).map(at -> document[at]).toArray();
    }
}
