package org.lime4j.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document in the browser, and what can be found about it. Every rule answers with a list of findings, empty if all is well. */
final class Page {
    /** WCAG 2, level AA, for text of any size. */
    private static final double CONTRAST = 4.5;

    private static final int TALLEST_SCREENSHOT = 4000;

    private final Browser browser;
    private final Path file;

    Page(Browser browser, Path file) {
        this.browser = browser;
        this.file = file;
    }

    /** {@return what runs, asks for something, or could; read before any other rule, which may have the browser log something} */
    List<String> safety() {
        List<String> findings = strings(browser.rule("safety"));
        String own = file.toUri().toString().replaceFirst("^file:/+", "file:///");
        browser.requests().stream()
                .filter(address -> !address.equals(own) && !address.startsWith("data:image/"))
                .forEach(address -> findings.add("a request was made: " + address));
        browser.console().forEach(line -> findings.add("the console says: " + line));
        return findings;
    }

    /** {@return which of the texts are not, to the last character, the content of an element} */
    List<String> texts(List<String> expected) {
        return strings(browser.rule("texts", expected, false));
    }

    /** {@return which of the texts are not, to the last character, the content of a cell of a table} */
    List<String> cells(List<String> expected) {
        return strings(browser.rule("texts", expected, true));
    }

    /** {@return which of the texts a drawing does not show; blanks and breaks of lines do not count} */
    List<String> drawn(List<String> expected) {
        String drawn = (String) browser.rule("drawnText");
        return expected.stream().filter(text -> !drawn.contains(text.replaceAll("\\s", ""))).toList();
    }

    /** {@return where what is marked in the text is not exactly the ranges, {@code start, end, …} in ascending order} */
    List<String> marks(String text, List<Integer> ranges) {
        return strings(browser.rule("marks", text, ranges));
    }

    /** {@return which texts do not run {@code ltr} or {@code rtl} as expected} */
    List<String> directions(Map<String, String> expected) {
        return strings(browser.rule("directions", expected));
    }

    /** {@return what is beside the page, cut off, over something else or too small, in the view} */
    List<String> layout(View view) {
        browser.look(view);
        return strings(browser.rule("layout"));
    }

    /** {@return short words that are broken because their column is too narrow, in the view} */
    List<String> wholeWords(View view) {
        browser.look(view);
        return strings(browser.rule("wholeWords"));
    }

    /** {@return texts that are hard to tell from what lies behind them, in the view} */
    List<String> contrast(View view) {
        browser.look(view);
        long height = (Long) browser.rule("unfold");
        browser.command("Emulation.setDeviceMetricsOverride", Map.of(
                "width", view.width(), "height", Math.max(view.height(), height + 100), "deviceScaleFactor", 1, "mobile", view.phone()));
        List<String> findings = strings(browser.rule("contrast", CONTRAST));
        browser.look(view);
        return findings;
    }

    /** {@return what a screen reader misses} */
    List<String> accessibility() {
        return strings(browser.rule("accessibility"));
    }

    /** {@return where the browser tells a screen reader of other tables and cells than the document has, in the view} */
    List<String> spokenTables(View view) {
        browser.look(view);
        Map<String, Long> expected = new TreeMap<>();
        ((Map<?, ?>) browser.rule("tableParts")).forEach((role, count) -> expected.put((String) role, (Long) count));
        Map<String, Long> spoken = new TreeMap<>();
        expected.keySet().forEach(role -> spoken.put(role, 0L));
        for (Object node : (List<?>) browser.command("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
            Object role = ((Map<?, ?>) node).get("role");
            boolean isSpoken = !Boolean.TRUE.equals(((Map<?, ?>) node).get("ignored"));
            if (isSpoken && role instanceof Map<?, ?> named) {
                spoken.computeIfPresent(String.valueOf(named.get("value")), (key, count) -> count + 1);
            }
        }
        return spoken.equals(expected) ? List.of() : List.of("a screen reader is told of " + spoken + ", not of " + expected);
    }

    /** Opens all that can be opened. */
    void unfold() {
        browser.rule("unfold");
    }

    /** Writes what is seen in the view. */
    void screenshot(View view, Path target) throws IOException {
        browser.look(view);
        long height = Math.min(TALLEST_SCREENSHOT, (Long) browser.rule("unfold"));
        Map<String, Object> answer = browser.command("Page.captureScreenshot", Map.of(
                "format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true,
                "clip", Map.of("x", 0, "y", 0, "width", view.width(), "height", Math.max(height, view.height()), "scale", view.phone() ? 0.5 : 1)));
        Files.createDirectories(target.getParent());
        Files.write(target, Base64.getDecoder().decode((String) answer.get("data")));
    }

    private static List<String> strings(Object answer) {
        List<String> strings = new ArrayList<>();
        ((List<?>) answer).forEach(each -> strings.add((String) each));
        return strings;
    }
}
