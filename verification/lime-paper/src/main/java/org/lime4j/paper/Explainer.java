package org.lime4j.paper;

/** What explains predictions in the experiments. */
enum Explainer {
    RANDOM("Random"),
    PARZEN("Parzen"),
    GREEDY("Greedy"),
    LIME("LIME");

    private final String title;

    Explainer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
