package org.lime4j.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.report.html.HtmlOptions;
import org.lime4j.report.html.HtmlRendererFactory;

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
        judge(page, explanation, softly);
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
        judge(page, explanation, softly);
        page.screenshot(View.PHONE_LIGHT, screenshot("hostile-" + name));
        softly.assertAll();
    }

    private static int withoutPictures(Path file) throws IOException {
        return Files.readString(file).replaceAll("data:image/png;base64,[^\"]*", "").getBytes(StandardCharsets.UTF_8).length;
    }

    private static Path screenshot(String name) {
        return Path.of(System.getProperty("lime.screenshots"), name + ".png");
    }

    private static void judge(Page page, Explanation explanation, SoftAssertions softly) {
        softly.assertThat(page.safety()).as("runs, or asks for something").isEmpty();
        Contents contents = Contents.of(explanation);
        softly.assertThat(page.texts(contents.texts())).as("texts").isEmpty();
        softly.assertThat(page.cells(contents.cells())).as("cells of tables").isEmpty();
        contents.marks().forEach((text, ranges) -> softly.assertThat(page.marks(text, ranges)).as("marks").isEmpty());
        softly.assertThat(page.directions(contents.directions())).as("directions").isEmpty();
        softly.assertThat(page.layout(View.PHONE_LIGHT)).as("layout").isEmpty();
        page.unfold();
        softly.assertThat(page.accessibility()).as("accessibility").isEmpty();
        for (View view : List.of(View.PHONE_LIGHT, View.DESK_LIGHT)) {
            softly.assertThat(page.layout(view)).as("layout when unfolded, " + view).isEmpty();
        }
        for (View view : List.of(View.DESK_LIGHT, View.DESK_DARK)) {
            softly.assertThat(page.contrast(view)).as("contrast, " + view).isEmpty();
        }
    }

    /**
     * What a page must have of an explanation, as a browser reads it.
     *
     * @param texts contents of elements
     * @param cells contents of cells of tables
     * @param marks text → ranges, {@code start, end, …}
     * @param directions text → {@code ltr} or {@code rtl}
     */
    private record Contents(List<String> texts, List<String> cells, Map<String, List<Integer>> marks, Map<String, String> directions) {
        static Contents of(Explanation explanation) {
            Contents contents = new Contents(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
            contents.texts.add(read(explanation.provenance().model()));
            contents.subject(explanation.subject(), "", explanation.outputs().isEmpty() ? List.of()
                    : explanation.outputs().get(0).contributions().stream().map(FeatureContribution::location).toList());
            explanation.outputs().forEach(contents::output);
            for (Map.Entry<String, ComponentProvenance> component : explanation.provenance().components().entrySet()) {
                contents.cells.add(read(component.getKey()));
                contents.cells.add(read(component.getValue().id()));
                component.getValue().options().forEach((key, value) -> contents.cells.add(read(key + " = " + value)));
            }
            explanation.provenance().formulas().values().forEach(formula -> contents.cells.add(read(formula)));
            return contents;
        }

        /** NUL and halves of characters have no place in HTML; all else is read as it was given. */
        private static String read(String text) {
            StringBuilder read = new StringBuilder(text.length());
            text.codePoints().forEach(codePoint -> read.appendCodePoint(
                    codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 0xFFFD : codePoint));
            return read.toString();
        }

        private void subject(Subject subject, String path, List<Location> places) {
            if (subject instanceof Subject.Tabular tabular) {
                tabular.cells().forEach(cell -> cells.addAll(List.of(read(cell.column()), read(cell.value()))));
            } else if (subject instanceof Subject.Custom custom) {
                cells.add(read(custom.kind()));
                custom.attributes().forEach((name, value) -> cells.addAll(List.of(read(name), read(value))));
            } else if (subject instanceof Subject.Text text && !text.original().isEmpty()) {
                texts.add(read(text.original()));
                marks.put(read(text.original()), ranges(text.original(), places));
                byte direction = text.original().chars()
                        .mapToObj(Character::getDirectionality)
                        .filter(d -> d == Character.DIRECTIONALITY_LEFT_TO_RIGHT || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                        .findFirst().orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT);
                directions.put(read(text.original()), direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? "ltr" : "rtl");
            } else if (subject instanceof Subject.Composite composite) {
                for (Subject.Block block : composite.blocks()) {
                    String name = path.isEmpty() ? block.name() : path + "/" + block.name();
                    if (!(block.subject() instanceof Subject.Composite)) {
                        texts.add(read(name));
                    }
                    subject(block.subject(), name, places.stream()
                            .filter(place -> place instanceof Location.InBlock inner && inner.block().equals(block.name()))
                            .map(place -> ((Location.InBlock) place).inner())
                            .toList());
                }
            }
        }

        /** Places inside the text; the two units of a character are marked together. */
        private static List<Integer> ranges(String text, List<Location> places) {
            List<Integer> ranges = new ArrayList<>();
            for (Location place : places) {
                if (place instanceof Location.Spans spans) {
                    for (Location.Span span : spans.spans()) {
                        int start = Math.min(span.start(), text.length());
                        int end = Math.min(span.end(), text.length());
                        if (start < end) {
                            ranges.add(isSplit(text, start) ? start - 1 : start);
                            ranges.add(isSplit(text, end) ? end + 1 : end);
                        }
                    }
                }
            }
            return ranges;
        }

        private static boolean isSplit(String text, int at) {
            return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        }

        private void output(OutputExplanation output) {
            texts.add(read(output.name()));
            output.contributions().forEach(contribution -> cells.add(read(contribution.label())));
            output.cautions().stream().map(Caution::message).forEach(message -> texts.add(read(message)));
            if (output.surrogate() instanceof SurrogateDescription.Tree tree) {
                tree.rules().forEach(rule -> rule.conditions().forEach(condition -> texts.add(read(condition))));
            } else if (output.surrogate() instanceof SurrogateDescription.Custom custom) {
                cells.add(read(custom.kind()));
                custom.attributes().forEach((name, value) -> cells.addAll(List.of(read(name), read(value))));
            }
        }
    }
}
