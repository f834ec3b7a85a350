package org.lime4j.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.report.writing.OutputWording;

/** The instance: what can be marked is shown with each output, tables of values once. */
final class SubjectSection {
    private final HtmlWriter html;
    private final HtmlOptions options;
    private final Subject subject;
    private final int level;

    SubjectSection(HtmlWriter html, HtmlOptions options, Subject subject, int level) {
        this.html = html;
        this.options = options;
        this.subject = subject;
        this.level = level;
    }

    /**
     * A weight and its place inside the block that is being shown.
     *
     * @param weight of the feature
     * @param place with the names of the outer blocks taken off
     */
    record Placed(double weight, Location place) {}

    /** Texts and images, marked by the weights of one output. */
    void marked(OutputExplanation output, OutputWording wording, boolean isFirst) throws IOException {
        List<Placed> places = new ArrayList<>();
        for (FeatureContribution contribution : output.contributions()) {
            places.add(new Placed(contribution.weight(), contribution.location()));
        }
        marks(subject, "", places, wording.weights()::signed, isFirst);
    }

    /** Texts and images without marks, where there is no output to mark them by. */
    void unmarked() throws IOException {
        marks(subject, "", List.of(), Double::toString, true);
    }

    private void marks(Subject part, String block, List<Placed> places, Weight format, boolean isFirst) throws IOException {
        if (part instanceof Subject.Text text) {
            heading(level, "Text", block);
            new MarkedText(html, format).write(text.original(), places);
        } else if (part instanceof Subject.Image image) {
            heading(level, "Image", block);
            new ImageSection(html, options, format).write(image, places, isFirst);
        } else if (part instanceof Subject.Composite composite) {
            for (Subject.Block inner : composite.blocks()) {
                marks(inner.subject(), path(block, inner), inside(places, inner.name()), format, isFirst);
            }
        }
    }

    /** How a weight is written. */
    @FunctionalInterface
    interface Weight {
        String text(double weight);
    }

    private static String path(String block, Subject.Block inner) {
        return block.isEmpty() ? inner.name() : block + "/" + inner.name();
    }

    private static List<Placed> inside(List<Placed> places, String block) {
        List<Placed> inside = new ArrayList<>();
        for (Placed placed : places) {
            if (placed.place() instanceof Location.InBlock inBlock && inBlock.block().equals(block)) {
                inside.add(new Placed(placed.weight(), inBlock.inner()));
            }
        }
        return inside;
    }

    /** Tables of values, which are the same for all outputs. */
    void values() throws IOException {
        values(subject, "");
    }

    private void values(Subject part, String block) throws IOException {
        if (part instanceof Subject.Tabular tabular) {
            heading(level - 1, "Values", block);
            new ValuesTable(html).cells(tabular.cells());
        } else if (part instanceof Subject.Custom custom) {
            heading(level - 1, "Instance", block);
            new ValuesTable(html).attributes(custom.kind(), custom.attributes());
        } else if (part instanceof Subject.Composite composite) {
            if (composite.blocks().isEmpty()) {
                html.element("p", "The instance has no blocks.").line();
            }
            for (Subject.Block inner : composite.blocks()) {
                values(inner.subject(), path(block, inner));
            }
        }
    }

    private void heading(int rank, String kind, String block) throws IOException {
        html.open("h" + rank, "class", "part").text(kind);
        if (!block.isEmpty()) {
            html.text(": ").outside(block);
        }
        html.close().line();
    }
}
