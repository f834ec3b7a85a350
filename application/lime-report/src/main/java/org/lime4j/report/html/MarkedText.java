package org.lime4j.report.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.lime4j.api.explanation.Location;
import org.lime4j.report.html.SubjectSection.Placed;
import org.lime4j.report.writing.NumberFormatting;

/**
 * A text with marks at the places of its features. The text itself is not changed, so that a reader's browser has the very text
 * that was explained; where places overlap, as those of n-grams do, the mark shows the sum of their weights.
 */
final class MarkedText {
    /** Strengths of a mark. */
    private static final int STEPS = 4;

    private final HtmlWriter html;
    private final SubjectSection.Weight format;

    MarkedText(HtmlWriter html, SubjectSection.Weight format) {
        this.html = html;
        this.format = format;
    }

    /** Where a place begins or ends. */
    private record Edge(int at, int place, boolean begins) {}

    void write(String text, List<Placed> places) throws IOException {
        if (text.isEmpty()) {
            html.element("p", "The text is empty.", "class", "quiet").line();
            return;
        }
        List<Edge> edges = edges(text, places);
        double largest = 0;
        for (Placed placed : places) {
            largest = NumberFormatting.largest(largest, placed.weight());
        }
        html.open("div", "class", "text", "dir", "auto", "lang", "", "role", "region",
                "aria-label", "The text that was explained", "tabindex", "0");
        int[] covers = new int[places.size()];
        TreeSet<Integer> covering = new TreeSet<>();
        int from = 0;
        for (int e = 0; e < edges.size(); ) {
            int at = edges.get(e).at();
            piece(text, from, at, places, covering, largest);
            from = at;
            for (; e < edges.size() && edges.get(e).at() == at; e++) {
                int place = edges.get(e).place();
                covers[place] += edges.get(e).begins() ? 1 : -1;
                if (covers[place] > 0) {
                    covering.add(place);
                } else {
                    covering.remove(place);
                }
            }
        }
        html.prose(text, from, text.length()).close().line();
        if (edges.isEmpty()) {
            return;
        }
        html.open("p", "class", "legend").text("Marked words: ");
        html.element("mark", "raises", "class", "raises-3").text(" ").element("mark", "lowers", "class", "lowers-3");
        html.text("; the stronger, the larger the weight.").close().line();
    }

    /** In reading order, inside the text, and never between the two halves of a character. */
    private static List<Edge> edges(String text, List<Placed> places) {
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!(places.get(i).place() instanceof Location.Spans spans)) {
                continue;
            }
            for (Location.Span span : spans.spans()) {
                int start = Math.min(span.start(), text.length());
                int end = Math.min(span.end(), text.length());
                start = isInsideCharacter(text, start) ? start - 1 : start;
                end = isInsideCharacter(text, end) ? end + 1 : end;
                if (start < end) {
                    edges.add(new Edge(start, i, true));
                    edges.add(new Edge(end, i, false));
                }
            }
        }
        edges.sort(Comparator.comparingInt(Edge::at));
        return edges;
    }

    private static boolean isInsideCharacter(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void piece(String text, int from, int to, List<Placed> places, TreeSet<Integer> covering, double largest)
            throws IOException {
        if (from == to) {
            return;
        }
        if (covering.isEmpty()) {
            html.prose(text, from, to);
            return;
        }
        double weight = 0;
        for (int place : covering) {
            weight += places.get(place).weight();
        }
        html.open("mark", "class", strength(weight, largest), "title", format.text(weight)).prose(text, from, to).close();
    }

    private static String strength(double weight, double largest) {
        if (!(Math.abs(weight) > 0)) {
            return "neutral";
        }
        double share = largest == 0 ? 1 : Math.min(1, Math.abs(weight) / largest);
        return (weight > 0 ? "raises-" : "lowers-") + Math.max(1, (int) Math.ceil(STEPS * share));
    }
}
