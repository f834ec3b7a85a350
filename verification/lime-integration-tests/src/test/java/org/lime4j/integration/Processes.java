package org.lime4j.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts other programs and waits for them. */
public final class Processes {
    private static final int MINUTES = 5;

    /** The first Java with the option {@code --enable-native-access} for good. */
    static final int FIRST_WITH_NATIVE_ACCESS = 22;

    private Processes() {}

    /**
     * What a program did.
     *
     * @param exitCode it ended with
     * @param out its standard output, as UTF-8
     * @param errors its standard error, as UTF-8
     */
    public record Ended(int exitCode, String out, String errors) {}

    /** Runs a program to its end, in a folder, with further environment variables. */
    public static Ended run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("lime-", ".out");
            Path errors = Files.createTempFile("lime-", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(command + " did not end within " + MINUTES + " minutes");
                }
                return new Ended(process.exitValue(), Files.readString(out), Files.readString(errors));
            } finally {
                Files.delete(out);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The java that runs this test, with UTF-8 and the options of the shipped launcher for a class path. */
    public static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xlog:disable");
        command.add("-Dstdout.encoding=" + StandardCharsets.UTF_8);
        int feature = Runtime.version().feature();
        if (feature >= FIRST_WITH_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (feature == 24 || feature == 25) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(arguments));
        return command;
    }
}
