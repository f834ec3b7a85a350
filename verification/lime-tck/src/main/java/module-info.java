/** Compatibility kit for plugins. */
module org.lime4j.tck {
    requires transitive org.lime4j.core;
    requires transitive org.lime4j.tabular;
    requires transitive org.lime4j.text;
    requires transitive org.lime4j.image;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static org.jspecify;

    exports org.lime4j.tck;
}
