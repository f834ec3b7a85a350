package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command says what its help says. */
class CliPageTest {
    private static final Path ROOT = Path.of(System.getProperty("lime.root"));
    /** Said once, for all commands. */
    private static final Set<String> OF_ALL = Set.of("--help", "--version", "--debug");

    private final CommandLine lime = LimeCommand.of(new Streams(
            new ByteArrayOutputStream(), new PrintWriter(new StringWriter()), Terminal.NONE, Terminal.NONE));

    @Test
    void everyCommandHasASectionWithAllItsOptionsAndNoOthers() throws IOException {
        Map<String, CommandLine> commands = lime.getSubcommands();
        assertThat(sections()).containsExactlyElementsOf(commands.keySet());
        for (String command : commands.keySet()) {
            assertThat(optionsOnPage(command)).as(command).isEqualTo(options(commands.get(command)));
        }
    }

    @Test
    void exitCodesAreThoseOfTheHelp() throws IOException {
        List<String> rows = Pattern.compile("(?m)^\\| (\\d) \\| (.*) \\|$").matcher(page()).results()
                .map(row -> row.group(1) + ":" + row.group(2)).toList();
        assertThat(rows).containsExactly(LimeCommand.class.getAnnotation(Command.class).exitCodeList());
    }

    @Test
    void theEndingsThatChooseARendererAreAllNamed() throws IOException {
        assertThat(page().replace('\n', ' ')).contains("chooses it: "
                + OutputFormat.endings().stream().map(ending -> "`" + ending + "`").collect(Collectors.joining(", ")) + ". ");
    }

    @Test
    void theVariablesOfTheEnvironmentAreThoseThatAreRead() throws IOException {
        String script = Files.readString(ROOT.resolve("application/lime-cli/src/main/dist/bin/lime"))
                + Files.readString(ROOT.resolve("application/lime-cli/src/main/java/org/lime4j/cli/Terminal.java"));
        Matcher rows = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|").matcher(page());
        Set<String> named = new TreeSet<>();
        while (rows.find()) {
            named.add(rows.group(1));
            assertThat(script).contains(rows.group(1));
        }
        assertThat(named).containsExactly("COLUMNS", "JAVA_HOME", "LIME_CLASSPATH", "LIME_OPTS", "NO_COLOR", "XDG_CACHE_HOME");
    }

    private static List<String> sections() throws IOException {
        return Pattern.compile("(?m)^## lime (\\w+)$").matcher(page()).results().map(heading -> heading.group(1)).toList();
    }

    /** The names in the first column of the tables of a section. */
    private static Set<String> optionsOnPage(String command) throws IOException {
        Matcher section = Pattern.compile("(?ms)^## lime " + command + "\n(.*?)(?=^## )").matcher(page());
        assertThat(section.find()).as(command).isTrue();
        Set<String> options = new TreeSet<>();
        for (String line : section.group(1).split("\n")) {
            if (line.startsWith("| `--")) {
                Matcher option = Pattern.compile("`(--[a-z-]+)").matcher(line.substring(0, line.indexOf(" | ")));
                while (option.find()) {
                    options.add(option.group(1));
                }
            }
        }
        return options;
    }

    /** Of a command and those below it. */
    private static Set<String> options(CommandLine command) {
        Set<String> options = new TreeSet<>();
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : spec.options()) {
            options.add(option.longestName());
        }
        command.getSubcommands().values().forEach(inner -> options.addAll(options(inner)));
        options.removeAll(OF_ALL);
        return options;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/cli.md"));
    }
}
