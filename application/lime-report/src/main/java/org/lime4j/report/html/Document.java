package org.lime4j.report.html;

import java.io.IOException;
import org.lime4j.report.writing.Escapes;

/** What all pages have around their content. */
record Document(HtmlWriter html) {
    /** What stands between head and end. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    /**
     * Writes a page.
     *
     * @param title of the window, from outside
     * @param content of {@code <main>}
     */
    void write(String title, Content content) throws IOException {
        html.ascii("<!DOCTYPE html>").line();
        html.open("html", "lang", "en").line();
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", StyleSheet.POLICY).line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1").line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("meta", "name", "referrer", "content", "no-referrer").line();
        html.element("title", Escapes.visible(title)).line();
        html.open("style").ascii(StyleSheet.TEXT).close().line();
        html.close().line();
        html.open("body").line();
        html.open("main").line();
        content.write();
        html.close().line();
        html.close().line();
        html.close().line();
    }
}
