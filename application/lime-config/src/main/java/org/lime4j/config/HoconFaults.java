package org.lime4j.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser of HOCON says, in the words of this project. */
final class HoconFaults {
    /** What the parser says → what is told; $1 and so on are its groups. */
    private static final List<Told> TOLD = List.of(
            new Told("Reserved character '(.)' is not allowed outside quotes",
                    "the character '$1' must stand in quotes: write \"…\" around the whole text"),
            new Told("'\\$' not followed by \\{",
                    "'\\$' must stand in quotes, or begin the name of a variable: \"…\" around the whole text, or \\${NAME}"),
            new Told("'\\+' not followed by =", "'+' must stand in quotes: write \"…\" around the whole text"),
            new Told("backslash followed by '(.)', this is not a valid escape sequence",
                    "'\\\\$1' means nothing in a quoted text: write \\\\\\\\ for a backslash, or / in a path"),
            new Told("Malformed hex digits after \\\\u escape", "'\\\\u' in a quoted text must be followed by four hexadecimal digits:"
                    + " write \\\\\\\\ for a backslash, or / in a path"),
            new Told("JSON does not allow unescaped tab", "there is a tab in a quoted text: write \\\\t for it, or a space"),
            new Told("JSON does not allow unescaped (.*) in quoted strings",
                    "there is a $1 in a quoted text: write it with a backslash, or take it out"),
            new Told("Key '\"?(.*?)\"?' may not be followed by token: (.*)",
                    "after the key '$1' must come '=' and a value, or a block { … }, but here comes $2"),
            new Told("Expecting a value but got wrong token: (.*)",
                    "a value is missing: after '=' must come one, but here comes $1"),
            new Told("Cannot concatenate object or list with a non-object-or-list",
                    "a name or number stands beside a block { … } or list [ … ]: put the name inside,"
                            + " { type = name, option = … }, or begin a new line after it"),
            new Told("List should have ended with \\] or had a comma, instead had token: (.*)",
                    "after an element of a list must come ',' or ']', but here comes $1"),
            new Told("List should have (?:had new element after a comma|\\] or a first element after the open \\[), instead had token: (.*)",
                    "in a list must come an element or ']', but here comes $1"),
            new Told("[Ee]xpecting a field name after a comma, got a close brace",
                    "after a comma must come a key: take the comma out"),
            new Told("Expecting (?:end of input|close brace \\}) or a comma, got '([=:])'",
                    "here comes a second '$1' for one key: a new line or ',' is missing, or a value; and the lines of a block"
                            + " stand between { and }, as their indentation says nothing"),
            new Told("Expecting (?:end of input|close brace \\}) or a comma, got (.*)",
                    "here must come a new line or ',', but comes $1"),
            new Told("(?:Expecting close brace \\} or a field name here, got|expecting a close parentheses '\\)' here, not:) (.*)",
                    "here must come a key or '}', but comes $1"),
            new Told("Document has trailing tokens after first object or array: (.*)",
                    "the '}' that closes the whole file stands before this line, but here comes $1: take one of the two out"),
            new Told("Token not allowed in path expression: (.*)",
                    "a key cannot hold $1: put it in quotes, or look for a '=' that is missing"),
            new Told("path has a leading, trailing, or two adjacent period",
                    "a key begins or ends with a dot, or has two side by side: take it out"),
            new Told("include keyword is not followed by a quoted string|expecting include ",
                    "an include is written include \"file.conf\", with the quotes"),
            new Told("has type LIST rather than object at file root",
                    "the file must hold keys with values, such as model { … }, but is a list [ … ]"),
            new Told("(\\$\\{[^}]*\\}) was part of a cycle of substitutions",
                    "$1 stands for itself, round in a circle: give one of the keys on the way a value"));

    private HoconFaults() {}

    /** A pattern of what the parser says, and what is told instead. */
    private record Told(Pattern heard, String told) {
        Told(String heard, String told) {
            this(Pattern.compile(heard, Pattern.DOTALL), told);
        }
    }

    /** A message of the parser, without file and line, in other words if they are known. */
    static String told(String heard) {
        String plain = heard
                .replaceAll(" \\((?:if you (?:intended|want) |you can double-quote this)[\\s\\S]*", "")
                .replaceAll("'\\\\n'(?: \\([^)]*\\))?", "the end of the line")
                .strip();
        for (Told told : TOLD) {
            Matcher matcher = told.heard().matcher(plain);
            if (matcher.find()) {
                StringBuilder words = new StringBuilder();
                matcher.appendReplacement(words, told.told());
                return words.substring(matcher.start());
            }
        }
        return "this cannot be read as HOCON: " + plain;
    }

    /** What is told of a substitution that leads nowhere. */
    static String unresolved(String substitution) {
        Matcher name = Pattern.compile("\\$\\{\\??(.*)\\}").matcher(substitution);
        String variable = name.matches() ? name.group(1) : substitution;
        return substitution + " has no value: " + (variable.contains(".")
                ? "there is no key '" + variable + "' in the file; correct the name"
                : "there is no such key in the file; set the environment variable " + variable)
                + ", or write ${?" + variable + "}, which is left out where there is none";
    }
}
