/** From a configuration file to a pipeline. */
module org.lime4j.config {
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires typesafe.config;

    exports org.lime4j.config;
}
