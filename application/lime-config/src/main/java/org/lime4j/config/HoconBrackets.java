package org.lime4j.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the bracket or quote that makes a text no HOCON, and where it begins. Used once. */
final class HoconBrackets {
    private static final String TRIPLE = "\"\"\"";
    private static final int LONGEST_QUOTATION = 40;

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Open doubtful;
    private int at;
    private int line = 1;

    private HoconBrackets(String text) {
        this.text = text;
    }

    /** A bracket that waits for its other half. */
    private record Open(char bracket, int line, int indent, String quotation) {
        char close() {
            return bracket == '{' ? '}' : ']';
        }
    }

    /**
     * What is wrong.
     *
     * @param line counted from 1
     * @param message what is wrong there and what to write
     */
    record Fault(int line, String message) {}

    /** The first fault; empty if every bracket and quote has its other half. */
    static Optional<Fault> fault(String text) {
        return Optional.ofNullable(new HoconBrackets(text).find());
    }

    private @Nullable Fault find() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            Fault fault = null;
            if (c == '\n') {
                line++;
            } else if (c == '#' || text.startsWith("//", at)) {
                at = endOfLine() - 1;
            } else if (text.startsWith(TRIPLE, at)) {
                fault = tripleQuoted();
            } else if (c == '"') {
                fault = quoted();
            } else if (text.startsWith("${", at)) {
                fault = substitution();
            } else if (c == '{' || c == '[') {
                open.push(new Open(c, line, indent(), quotation()));
            } else if (c == '}' || c == ']') {
                fault = close(c);
            }
            if (fault != null) {
                return fault;
            }
        }
        return open.isEmpty() ? null : unclosed(doubtful == null ? open.peek() : doubtful);
    }

    private static Fault unclosed(Open bracket) {
        return new Fault(bracket.line(), "the '" + bracket.bracket() + "' of this line, " + bracket.quotation()
                + ", is never closed: add a '" + bracket.close() + "' where it ends");
    }

    private @Nullable Fault close(char c) {
        if (open.isEmpty()) {
            return new Fault(line, "this '" + c + "' closes nothing: take it out, or look above it for a '"
                    + (c == '}' ? '{' : '[') + "' that is missing");
        }
        Open last = open.pop();
        if (last.close() != c) {
            return new Fault(line, "here is a '" + c + "', but what is open is the '" + last.bracket() + "' of line " + last.line()
                    + ": close that with a '" + last.close() + "' first");
        }
        // A bracket that stands further out than the line it closes was meant for one before.
        if (doubtful == null && last.line() != line && text.substring(startOfLine(), at).isBlank() && indent() < last.indent()) {
            doubtful = last;
        }
        return null;
    }

    private @Nullable Fault quoted() {
        int begin = at;
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == '"') {
                return null;
            }
        }
        at = begin;
        return new Fault(line, "a quoted text begins here, " + quotation() + ", and does not end in this line: add a '\"' at its end"
                + " (a text of several lines stands between " + TRIPLE + " and " + TRIPLE + ")");
    }

    private @Nullable Fault tripleQuoted() {
        int end = text.indexOf(TRIPLE, at + TRIPLE.length());
        if (end < 0) {
            return new Fault(line, "a text in triple quotes begins here and does not end: add " + TRIPLE + " at its end");
        }
        line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end + TRIPLE.length() - 1;
        return null;
    }

    private @Nullable Fault substitution() {
        int end = text.indexOf('}', at);
        if (end < 0 || end > endOfLine()) {
            return new Fault(line, "the '${' of this line, " + quotation() + ", is never closed: write ${NAME}");
        }
        at = end;
        return null;
    }

    private int startOfLine() {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int indent() {
        int start = startOfLine();
        int first = start;
        while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        return first - start;
    }

    /** The line, for people. */
    private String quotation() {
        String whole = text.substring(startOfLine(), endOfLine()).strip();
        return whole.length() <= LONGEST_QUOTATION ? whole : whole.substring(0, LONGEST_QUOTATION).strip() + " …";
    }
}
