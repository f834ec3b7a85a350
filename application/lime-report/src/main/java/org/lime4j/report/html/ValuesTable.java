package org.lime4j.report.html;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.Subject;

/** Names and values from outside as a table. */
final class ValuesTable {
    /** Rows that are shown at once; the rest unfolds. */
    private static final int ROWS = 40;

    private final HtmlWriter html;

    ValuesTable(HtmlWriter html) {
        this.html = html;
    }

    /** The cells of a row. */
    void cells(List<Subject.Cell> cells) throws IOException {
        if (cells.isEmpty()) {
            html.element("p", "The row has no columns.").line();
            return;
        }
        table(cells.subList(0, Math.min(cells.size(), ROWS)));
        if (cells.size() > ROWS) {
            html.open("details").element("summary", (cells.size() - ROWS) + " more columns").line();
            table(cells.subList(ROWS, cells.size()));
            html.close().line();
        }
    }

    private void table(List<Subject.Cell> cells) throws IOException {
        html.open("table", "class", "values").element("caption", "The row's own values").line();
        html.open("thead").open("tr").element("th", "column", "scope", "col").element("th", "value", "scope", "col");
        html.close().close().line().open("tbody").line();
        for (Subject.Cell cell : cells) {
            row(cell.column(), cell.value());
        }
        html.close().close().line();
    }

    /** The attributes of what a plugin brings. */
    void attributes(String kind, Map<String, String> attributes) throws IOException {
        html.open("table", "class", "values").open("caption").text("Kind: ").outside(kind).close().line();
        html.open("thead").open("tr").element("th", "attribute", "scope", "col").element("th", "value", "scope", "col");
        html.close().close().line().open("tbody").line();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            row(attribute.getKey(), attribute.getValue());
        }
        html.close().close().line();
    }

    private void row(String name, String value) throws IOException {
        html.open("tr").open("th", "scope", "row").outside(name).close();
        html.open("td").outside(value).close().close().line();
    }
}
