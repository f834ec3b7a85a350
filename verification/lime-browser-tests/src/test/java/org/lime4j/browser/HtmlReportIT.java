package org.lime4j.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.pick.PickReport;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.html.HtmlOptions;
import org.lime4j.report.html.HtmlRendererFactory;
import org.lime4j.report.html.PickHtml;

/** Pages of the renderer {@code html}, as Chromium reads and shows them. */
@ExtendWith(NeedsBrowser.class)
class HtmlReportIT {
    private static final int LARGEST = 40_000;

    private final ExplanationRenderer renderer =
            new HtmlRendererFactory().create(HtmlOptions.standard(), CreationContext.of(PluginRegistry.standard()));

    @TempDir
    private Path folder;

    static Stream<String> ordinary() {
        return Reports.ordinary().keySet().stream();
    }

    static Stream<String> hostile() {
        return Reports.hostile().keySet().stream();
    }

    private Path write(String name, Explanation explanation) throws IOException {
        Path file = folder.resolve(name + ".html");
        try (OutputStream out = Files.newOutputStream(file)) {
            renderer.render(explanation, out);
        }
        return file;
    }

    @ParameterizedTest
    @MethodSource
    void ordinary(String name, Browser browser) throws IOException {
        Explanation explanation = Reports.ordinary().get(name);
        Path file = write(name, explanation);
        Page page = browser.open(file, View.DESK_LIGHT);
        SoftAssertions softly = new SoftAssertions();
        judge(page, Contents.of(explanation), softly);
        softly.assertThat(page.wholeWords(View.PHONE_LIGHT)).as("words").isEmpty();
        softly.assertThat(withoutPictures(file)).as("bytes without pictures").isLessThan(LARGEST);
        for (View view : View.values()) {
            page.screenshot(view, screenshot(name + "-" + view.fileName()));
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String name, Browser browser) throws IOException {
        Explanation explanation = Reports.hostile().get(name);
        Page page = browser.open(write(name, explanation), View.PHONE_DARK);
        SoftAssertions softly = new SoftAssertions();
        judge(page, Contents.of(explanation), softly);
        page.screenshot(View.PHONE_LIGHT, screenshot("hostile-" + name));
        softly.assertAll();
    }

    static Stream<String> picked() {
        return Reports.picked().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource
    void picked(String name, Browser browser) throws IOException {
        PickReport report = Reports.picked().get(name);
        Path file = folder.resolve(name + ".html");
        try (OutputStream out = Files.newOutputStream(file)) {
            new PickHtml(HtmlOptions.standard()).write(report, out);
        }
        Page page = browser.open(file, View.DESK_LIGHT);
        SoftAssertions softly = new SoftAssertions();
        judge(page, Contents.of(report), softly);
        for (View view : View.values()) {
            page.screenshot(view, screenshot(name + "-" + view.fileName()));
        }
        softly.assertAll();
    }

    private static int withoutPictures(Path file) throws IOException {
        return Files.readString(file).replaceAll("data:image/png;base64,[^\"]*", "").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Path screenshot(String name) {
        return Path.of(System.getProperty("lime.screenshots"), name + ".png");
    }

    private static void judge(Page page, Contents contents, SoftAssertions softly) {
        softly.assertThat(page.safety()).as("runs, or asks for something").isEmpty();
        softly.assertThat(page.texts(contents.texts())).as("texts").isEmpty();
        softly.assertThat(page.cells(contents.cells())).as("cells of tables").isEmpty();
        contents.marks().forEach((text, ranges) -> softly.assertThat(page.marks(text, ranges)).as("marks").isEmpty());
        softly.assertThat(page.directions(contents.directions())).as("directions").isEmpty();
        softly.assertThat(page.layout(View.PHONE_LIGHT)).as("layout").isEmpty();
        page.unfold();
        softly.assertThat(page.accessibility()).as("accessibility").isEmpty();
        softly.assertThat(page.spokenTables(View.PHONE_LIGHT)).as("tables").isEmpty();
        for (View view : List.of(View.PHONE_LIGHT, View.DESK_LIGHT)) {
            softly.assertThat(page.layout(view)).as("layout when unfolded, " + view).isEmpty();
        }
        for (View view : List.of(View.DESK_LIGHT, View.DESK_DARK)) {
            softly.assertThat(page.contrast(view)).as("contrast, " + view).isEmpty();
        }
    }
}
