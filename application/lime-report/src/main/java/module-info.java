/** Renderers of explanations. */
module org.lime4j.report {
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires java.desktop;
    requires tools.jackson.core;

    exports org.lime4j.report;
    exports org.lime4j.report.html;
    exports org.lime4j.report.picture;
    exports org.lime4j.report.writing to org.lime4j.cli;

    provides org.lime4j.core.render.RendererFactory with
            org.lime4j.report.JsonRendererFactory,
            org.lime4j.report.TextRendererFactory,
            org.lime4j.report.html.HtmlRendererFactory;
}
