/** The lime command. */
module org.lime4j.cli {
    requires info.picocli;
    requires org.lime4j.config;
    requires org.lime4j.report;
    requires static org.jspecify;
    requires tools.jackson.core;

    opens org.lime4j.cli to info.picocli;
}
