package org.lime4j.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.pick.PickReport;

/**
 * What a page must have of an explanation, as a browser reads it.
 *
 * @param texts contents of elements
 * @param cells contents of cells of tables
 * @param marks text → ranges, {@code start, end, …}
 * @param directions text → {@code ltr} or {@code rtl}
 */
record Contents(List<String> texts, List<String> cells, Map<String, List<Integer>> marks, Map<String, String> directions) {
    /** Features that the heat map of a page shows, the most important ones. */
    private static final int COLUMNS = 16;

    /** Of the page of one explanation. */
    static Contents of(Explanation explanation) {
        Contents contents = new Contents(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        contents.explanation(explanation);
        contents.provenance(explanation.provenance());
        return contents;
    }

    /** Of the page of several picked ones. */
    static Contents of(PickReport report) {
        Contents contents = new Contents(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        report.features().stream().limit(COLUMNS).forEach(feature -> contents.cells.add(read(feature.label())));
        report.picks().forEach(pick -> contents.explanation(pick.explanation()));
        contents.provenance(report.picks().get(0).explanation().provenance());
        contents.cells.add(read(report.picker().id()));
        report.picker().options().forEach((key, value) -> contents.cells.add(read(key + " = " + value)));
        return contents;
    }

    private void explanation(Explanation explanation) {
        subject(explanation.subject(), "", explanation.outputs().isEmpty() ? List.of()
                : explanation.outputs().get(0).contributions().stream().map(FeatureContribution::location).toList());
        explanation.outputs().forEach(this::output);
    }

    private void provenance(Provenance provenance) {
        texts.add(read(provenance.model()));
        for (Map.Entry<String, ComponentProvenance> component : provenance.components().entrySet()) {
            cells.add(read(component.getKey()));
            cells.add(read(component.getValue().id()));
            component.getValue().options().forEach((key, value) -> cells.add(read(key + " = " + value)));
        }
        provenance.formulas().values().forEach(formula -> cells.add(read(formula)));
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
