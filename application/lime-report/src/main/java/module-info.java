/** Renderers of explanations. */
module org.lime4j.report {
    requires transitive org.lime4j.core;
    requires static org.jspecify;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires tools.jackson.core;

    exports org.lime4j.report;
    exports org.lime4j.report.chart;
    exports org.lime4j.report.csv;
    exports org.lime4j.report.html;
    exports org.lime4j.report.markdown;
    exports org.lime4j.report.picture;
    exports org.lime4j.report.writing to org.lime4j.cli;

    provides org.lime4j.core.render.RendererFactory with
            org.lime4j.report.JsonRendererFactory,
            org.lime4j.report.TextRendererFactory,
            org.lime4j.report.chart.PngRendererFactory,
            org.lime4j.report.chart.SvgRendererFactory,
            org.lime4j.report.csv.CsvRendererFactory,
            org.lime4j.report.html.HtmlRendererFactory,
            org.lime4j.report.markdown.MarkdownRendererFactory;
}
