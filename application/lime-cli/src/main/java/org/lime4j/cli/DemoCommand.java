package org.lime4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.report.writing.Escapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lime demo}: examples to begin with, from an empty folder. */
@Command(
        name = "demo",
        description = {
            "Explains an example that the command brings along; without a name, lists them.",
            "Its files are written into a folder, to be changed and explained again. A file that is there already and says"
                    + " something else is left alone, and nothing is written."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Streams streams;
    private final LimeCommand lime;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The example: ${COMPLETION-CANDIDATES}.")
    private @Nullable Demo demo;

    @Option(names = "--dir", paramLabel = "FOLDER", description = "Write the files here; default lime-demo.")
    private Path folder = Path.of("lime-demo");

    DemoCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    @Override
    public Integer call() {
        if (demo == null) {
            print(list());
            return ExitCode.OK;
        }
        write(demo);
        Path file = folder.resolve(demo.files().get(0));
        String quoted = quoted(file.toString());
        print("Example   " + demo.description() + "\n"
                + "Files     " + Escapes.visible(folder.toString()) + ": " + String.join(", ", demo.files()) + "\n"
                + "Command   lime explain " + quoted + "\n\n");
        int exitCode = new ExplainJob(streams, lime.errors(streams), null, false)
                .run(file, new PipelineOptions().changes("text"), new PluginOptions());
        if (exitCode == ExitCode.OK) {
            StringBuilder next = new StringBuilder("\nTry next\n");
            demo.next(quoted).forEach(command -> next.append("  ").append(command).append('\n'));
            print(next.toString());
        }
        return exitCode;
    }

    private static String list() {
        StringBuilder list = new StringBuilder("Examples; 'lime demo NAME' writes one's files into a folder and explains it.\n\n");
        for (Demo one : Demo.values()) {
            list.append("  ").append(one).append(" ".repeat(9 - one.toString().length())).append(one.description()).append('\n');
        }
        return list.toString();
    }

    /** All files or none. */
    private void write(Demo chosen) {
        try {
            for (String name : chosen.files()) {
                Path file = folder.resolve(name);
                if (Files.exists(file) && !(Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), chosen.read(name)))) {
                    throw new CommandException(ExitCode.UNUSABLE, "bad-usage", file
                            + " is there already and is not the example's; it is left alone: choose another folder with --dir", null);
                }
            }
            Files.createDirectories(folder);
            for (String name : chosen.files()) {
                Files.write(folder.resolve(name), chosen.read(name));
            }
        } catch (IOException e) {
            throw ErrorReport.io(ExitCode.UNUSABLE, "the example cannot be written into " + folder, e);
        }
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[\\w./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private void print(String text) {
        streams.write(out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
