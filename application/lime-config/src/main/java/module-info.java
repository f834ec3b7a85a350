/** From a configuration file to a pipeline, by hand or in Guice. */
module org.lime4j.config {
    requires transitive com.google.guice;
    requires jakarta.inject;
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires typesafe.config;

    exports org.lime4j.config;
}
