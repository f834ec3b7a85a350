package org.lime4j.paper;

import java.util.Locale;

/** What the reviews are about. */
enum Domain {
    BOOKS("Books"),
    DVD("DVDs");

    private final String title;

    Domain(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The name of its folder, and in the names of the files of the reference. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
