/** What an application touches: black boxes, the explainer, explanations as data, and errors. */
module org.lime4j.api {
    requires static org.jspecify;

    exports org.lime4j.api;
    exports org.lime4j.api.explanation;
    exports org.lime4j.api.model;
}
