package org.lime4j.report.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.writing.NumberFormatting;
import org.lime4j.report.writing.OutputWording;
import org.lime4j.report.writing.Sentence;
import org.lime4j.report.writing.SubjectWording;

/** Lays one explanation out as Markdown. Used once. */
final class MarkdownPage {
    private static final int DEEPEST = 6;

    private final StringBuilder page = new StringBuilder(2048);
    private final int level;

    /**
     * @param level of the first heading
     */
    MarkdownPage(int level) {
        this.level = level;
    }

    String of(Explanation explanation) {
        heading(0, "Explanation of " + SubjectWording.of(explanation.subject()));
        paragraph("Model: " + MarkdownText.inline(explanation.provenance().model()));
        subject(explanation.subject());
        for (OutputExplanation output : explanation.outputs()) {
            output(output, explanation.provenance());
        }
        provenance(explanation.provenance());
        return page.toString();
    }

    // ---- what was explained

    private void subject(Subject subject) {
        if (subject instanceof Subject.Tabular tabular) {
            Table table = new Table(List.of("column", "value"), ":--", ":--");
            tabular.cells().forEach(cell -> table.row(MarkdownText.inline(cell.column()), MarkdownText.inline(cell.value())));
            table(table);
        } else if (subject instanceof Subject.Text text) {
            page.append('\n').append(MarkdownText.block(text.original()));
        } else if (subject instanceof Subject.Image image) {
            paragraph("Image: " + SubjectWording.size(image));
        } else if (subject instanceof Subject.Composite composite) {
            for (Subject.Block block : composite.blocks()) {
                paragraph("Block " + MarkdownText.inline(block.name()) + ", " + SubjectWording.of(block.subject()) + ":");
                subject(block.subject());
            }
        } else if (subject instanceof Subject.Custom custom) {
            custom(custom.kind(), custom.attributes());
        }
    }

    private void custom(String kind, Map<String, String> attributes) {
        paragraph("Kind: " + MarkdownText.inline(kind));
        Table table = new Table(List.of("attribute", "value"), ":--", ":--");
        attributes.forEach((name, value) -> table.row(MarkdownText.inline(name), MarkdownText.inline(value)));
        table(table);
    }

    // ---- one output

    private void output(OutputExplanation output, Provenance provenance) {
        OutputWording wording = new OutputWording(output, provenance.outputKind());
        heading(1, MarkdownText.inline(output.name()) + " (" + OutputWording.about(output.output(), provenance) + ")");
        StringBuilder sentence = new StringBuilder();
        for (Sentence.Piece piece : wording.sentence().pieces()) {
            sentence.append(piece.foreign() ? MarkdownText.inline(piece.text()) : piece.text());
        }
        paragraph(sentence.toString());
        for (Caution caution : output.cautions()) {
            page.append("\n> **Caution:** ").append(MarkdownText.inline(caution.message())).append('\n');
        }
        Table figures = new Table(List.of("figure", "number", "note"), ":--", "--:", ":--");
        wording.figures().forEach(figure -> figures.row(figure.name(), figure.number(), figure.note()));
        table(figures);
        contributions(output, wording);
        if (output.surrogate() instanceof SurrogateDescription.Tree tree) {
            rules(tree, wording);
        } else if (output.surrogate() instanceof SurrogateDescription.Custom custom) {
            paragraph("The surrogate:");
            custom(custom.kind(), custom.attributes());
        }
    }

    private void contributions(OutputExplanation output, OutputWording wording) {
        if (output.contributions().isEmpty()) {
            paragraph(OutputWording.NO_WEIGHT);
            return;
        }
        List<String> heads = new ArrayList<>(List.of("feature"));
        if (wording.hasValues()) {
            heads.add("z'");
        }
        heads.add("weight");
        if (wording.hasErrors()) {
            heads.add("standard error");
        }
        List<String> sides = new ArrayList<>(Collections.nCopies(heads.size(), "--:"));
        sides.set(0, ":--");
        Table table = new Table(heads, sides.toArray(new String[0]));
        for (int i = 0; i < output.contributions().size(); i++) {
            FeatureContribution contribution = output.contributions().get(i);
            List<String> row = new ArrayList<>(List.of(MarkdownText.inline(wording.labels().get(i))));
            if (wording.hasValues()) {
                row.add(NumberFormatting.single(contribution.value()));
            }
            row.add(wording.weights().signed(contribution.weight()));
            if (wording.hasErrors()) {
                row.add(MarkdownText.inline(wording.error(contribution)));
            }
            table.row(row.toArray(new String[0]));
        }
        table(table);
    }

    private void rules(SurrogateDescription.Tree tree, OutputWording wording) {
        List<SurrogateDescription.Rule> rules = tree.rules();
        NumberFormatting numbers = wording.predictions(rules);
        OptionalInt here = wording.leaf(tree);
        Table table = new Table(List.of("prediction", "share", "rule"), "--:", "--:", ":--");
        for (int i = 0; i < rules.size(); i++) {
            SurrogateDescription.Rule rule = rules.get(i);
            String conditions = rule.conditions().isEmpty()
                    ? "always"
                    : String.join(" and ", rule.conditions().stream().map(MarkdownText::inline).toList());
            table.row(numbers.plain(rule.prediction()), OutputWording.percent(rule.share()),
                    here.isPresent() && here.getAsInt() == i ? "**" + conditions + "** (holds here)" : conditions);
        }
        table(table);
    }

    // ---- how to make it again

    private void provenance(Provenance provenance) {
        heading(1, "Replay");
        paragraph(MarkdownText.inline(String.join(", ", OutputWording.replay(provenance))));
        Table table = new Table(List.of("stage", "component", "options", "formula"), ":--", ":--", ":--", ":--");
        for (Map.Entry<String, ComponentProvenance> component : provenance.components().entrySet()) {
            List<String> options = new ArrayList<>();
            component.getValue().options().forEach((option, value) -> options.add(option + " = " + value));
            table.row(MarkdownText.inline(component.getKey()), MarkdownText.inline(component.getValue().id()),
                    MarkdownText.inline(String.join(", ", options)),
                    MarkdownText.inline(provenance.formulas().getOrDefault(component.getKey(), "")));
        }
        for (Map.Entry<String, String> formula : provenance.formulas().entrySet()) {
            if (!provenance.components().containsKey(formula.getKey())) {
                table.row(MarkdownText.inline(formula.getKey()), "", "", MarkdownText.inline(formula.getValue()));
            }
        }
        table(table);
    }

    // ---- Markdown

    /** A table under way; its cells are escaped already. */
    private static final class Table {
        private final StringBuilder lines = new StringBuilder();
        private boolean filled;

        Table(List<String> heads, String... sides) {
            line(heads);
            line(List.of(sides));
        }

        void row(String... cells) {
            filled = true;
            line(List.of(cells));
        }

        private void line(List<String> cells) {
            lines.append("| ").append(String.join(" | ", cells)).append(" |\n");
        }
    }

    /** Writes a table that has rows. */
    private void table(Table table) {
        if (table.filled) {
            page.append('\n').append(table.lines);
        }
    }

    private void heading(int below, String text) {
        page.append(page.isEmpty() ? "" : "\n").append("#".repeat(Math.min(DEEPEST, level + below))).append(' ')
                .append(text).append('\n');
    }

    private void paragraph(String text) {
        page.append('\n').append(text).append('\n');
    }
}
