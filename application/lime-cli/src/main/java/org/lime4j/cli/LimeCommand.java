package org.lime4j.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.engine.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code lime}: does nothing itself, holds what its subcommands share. */
@Command(
        name = "lime",
        description = "Explains single predictions of any model (LIME).",
        versionProvider = LimeCommand.VersionProvider.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "'lime COMMAND --help' tells more about a command."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything was done",
            "1:an instance could not be explained, or a result could not be written",
            "2:the command line, the configuration or something it names cannot be used",
            "3:a defect of lime or of a plugin",
            "130:interrupted"
        })
final class LimeCommand implements Callable<Integer> {
    /** What picocli needs. */
    private static final int LEAST_HELP_WIDTH = 55;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    private boolean debug;

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    static int run(Streams streams, String... args) {
        LimeCommand lime = new LimeCommand();
        CommandLine command = new CommandLine(lime);
        Map<String, Supplier<Object>> subcommands = subcommands(streams, lime);
        if (args.length > 0 && subcommands.containsKey(args[0])) {
            // Each costs some of the start, the others for nothing.
            subcommands.keySet().retainAll(Set.of(args[0]));
        }
        subcommands.forEach((name, subcommand) -> command.addSubcommand(name, subcommand.get()));
        command.setOut(new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true));
        command.setErr(streams.errors());
        command.setColorScheme(Help.defaultColorScheme(streams.terminal().coloured() ? Help.Ansi.ON : Help.Ansi.OFF));
        command.setUsageHelpWidth(Math.max(LEAST_HELP_WIDTH, streams.terminal().width()));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((error, rest) -> usageError(error, lime.errors(streams)));
        command.setExecutionExceptionHandler((error, failed, parsed) -> lime.errors(streams).fatal(error));
        try {
            return command.execute(args);
        } catch (OutOfMemoryError | LinkageError | StackOverflowError error) {
            return lime.errors(streams).fatal(error);
        }
    }

    /** The command with all its subcommands. */
    static CommandLine of(Streams streams) {
        LimeCommand lime = new LimeCommand();
        CommandLine command = new CommandLine(lime);
        subcommands(streams, lime).forEach((name, subcommand) -> command.addSubcommand(name, subcommand.get()));
        return command;
    }

    /** By name, in the order of the help. */
    private static Map<String, Supplier<Object>> subcommands(Streams streams, LimeCommand lime) {
        Map<String, Supplier<Object>> subcommands = new LinkedHashMap<>();
        subcommands.put("explain", () -> new ExplainCommand(streams, lime));
        subcommands.put("stability", () -> new StabilityCommand(streams, lime));
        subcommands.put("pick", () -> new PickCommand(streams, lime));
        subcommands.put("config", () -> new CommandLine(new ConfigCommand())
                .addSubcommand(new ConfigCheckCommand(streams, lime))
                .addSubcommand(new ConfigShowCommand(streams, lime)));
        subcommands.put("segment", () -> new SegmentCommand(streams, lime));
        subcommands.put("plugins", () -> new PluginsCommand(streams));
        subcommands.put("demo", () -> new DemoCommand(streams, lime));
        subcommands.put("completion", () -> new CompletionCommand(streams));
        return subcommands;
    }

    /** How errors are told. */
    ErrorReport errors(Streams streams) {
        return new ErrorReport(streams.errors(), debug);
    }

    /**
     * The renderer that a command line names by {@code --renderer} or by {@code --json}; null if by neither.
     *
     * @param spec of the command, for the error if they contradict each other
     */
    static @Nullable String renderer(@Nullable CommandSpec spec, boolean json, @Nullable String renderer) {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        if (json && renderer != null && !renderer.equals("json")) {
            throw new ParameterException(spec.commandLine(), "--json and --renderer " + renderer + " contradict each other");
        }
        return json ? "json" : renderer;
    }

    private static int usageError(ParameterException error, ErrorReport errors) {
        String command = error.getCommandLine().getCommandSpec().qualifiedName();
        String message = error.getMessage();
        if (error instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            message += "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        errors.block("bad-usage", message + "\n'" + command + " --help' shows what can be said.");
        return ExitCode.UNUSABLE;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec().commandLine(), "no command is given");
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return spec;
    }

    /** The version, asked for only when it is wanted. */
    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "lime " + Version.get(),
                "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
            };
        }
    }
}
