package org.lime4j.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.JsonOptions;
import org.lime4j.report.PickJson;
import org.lime4j.report.PickText;
import org.lime4j.report.html.HtmlOptions;
import org.lime4j.report.html.PickHtml;

/** How {@code lime pick} writes its result; each by the name of the renderer that writes explanations that way. */
enum PickFormat {
    TEXT,
    JSON,
    HTML;

    /** By the id of the renderer that writes explanations that way. */
    static PickFormat named(String id) {
        return find(id).orElseThrow(() -> unusable("--renderer is " + id + ", which does not write what was picked; those that do are "
                + Arrays.stream(values()).map(PickFormat::toString).collect(Collectors.joining(", "))));
    }

    /** By the ending of a file's name. */
    static PickFormat of(@Nullable Path file) {
        String ending = file == null ? "" : OutputFormat.ending(file);
        return ending.isEmpty() ? TEXT : OutputFormat.renderer(ending).flatMap(PickFormat::find).orElseThrow(() ->
                unusable("--out is " + file + ", whose ending says nothing of how to write what was picked; use one of "
                        + OutputFormat.endings().stream()
                                .filter(known -> OutputFormat.renderer(known.substring(1)).flatMap(PickFormat::find).isPresent())
                                .collect(Collectors.joining(", "))
                        + ", or name a --renderer"));
    }

    private static Optional<PickFormat> find(String id) {
        return Arrays.stream(values()).filter(format -> format.toString().equals(id.toLowerCase(Locale.ROOT))).findFirst();
    }

    private static CommandException unusable(String message) {
        return new CommandException(ExitCode.UNUSABLE, "bad-usage", message, null);
    }

    /** What to write. */
    Streams.Content content(PickReport report, Terminal terminal) {
        return switch (this) {
            case TEXT -> out -> new PickText(terminal.textOptions()).write(report, out);
            case JSON -> out -> new PickJson(new JsonOptions(true)).write(report, out);
            case HTML -> out -> new PickHtml(HtmlOptions.standard()).write(report, out);
        };
    }

    /** As it is given on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
