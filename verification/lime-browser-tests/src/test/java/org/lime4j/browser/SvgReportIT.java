package org.lime4j.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.chart.SvgOptions;
import org.lime4j.report.chart.SvgRendererFactory;

/** Drawings of the renderer {@code svg}, as Chromium reads and shows them. */
@ExtendWith(NeedsBrowser.class)
class SvgReportIT {
    private final CreationContext context = CreationContext.of(PluginRegistry.standard());

    @TempDir
    private Path folder;

    static Stream<String> ordinary() {
        return Reports.ordinary().keySet().stream();
    }

    static Stream<String> hostile() {
        return Reports.hostile().keySet().stream();
    }

    private Page open(Browser browser, String name, int width, Explanation explanation) throws IOException {
        ExplanationRenderer renderer = new SvgRendererFactory().create(new SvgOptions(width, 50), context);
        Path file = folder.resolve(name + ".svg");
        try (OutputStream out = Files.newOutputStream(file)) {
            renderer.render(explanation, out);
        }
        return browser.open(file, View.DESK_LIGHT);
    }

    @ParameterizedTest
    @MethodSource
    void ordinary(String name, Browser browser) throws IOException {
        Explanation explanation = Reports.ordinary().get(name);
        List<String> shown = new ArrayList<>();
        explanation.outputs().forEach(output -> {
            shown.add(output.name());
            output.contributions().stream().map(FeatureContribution::label).forEach(shown::add);
            output.cautions().stream().map(Caution::message).forEach(shown::add);
        });
        SoftAssertions softly = new SoftAssertions();
        for (int width : new int[] {360, 720}) {
            Page page = open(browser, name, width, explanation);
            judge(page, softly);
            // A narrow drawing shortens long labels.
            softly.assertThat(width < 720 ? List.of() : page.drawn(shown)).as("not drawn").isEmpty();
            for (View view : List.of(View.DESK_LIGHT, View.DESK_DARK)) {
                page.screenshot(view, Path.of(System.getProperty("lime.screenshots"),
                        "svg-" + name + "-" + width + (view.dark() ? "-dark" : "-light") + ".png"));
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource
    void hostile(String name, Browser browser) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        judge(open(browser, name, 360, Reports.hostile().get(name)), softly);
        softly.assertAll();
    }

    private static void judge(Page page, SoftAssertions softly) {
        softly.assertThat(page.safety()).as("runs, or asks for something").isEmpty();
        softly.assertThat(page.layout(View.DESK_LIGHT)).as("layout").isEmpty();
        for (View view : List.of(View.DESK_LIGHT, View.DESK_DARK)) {
            softly.assertThat(page.contrast(view)).as("contrast, " + view).isEmpty();
        }
    }
}
