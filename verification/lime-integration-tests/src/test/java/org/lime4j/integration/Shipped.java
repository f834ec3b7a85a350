package org.lime4j.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runnable layout that the build of lime-cli leaves behind, and the two ways to start it. */
public final class Shipped {
    private static final String MAIN = "org.lime4j.cli.Main";

    private Shipped() {}

    /** Where java looks for classes. */
    public enum On {
        /** {@code java -p lib -m org.lime4j.cli/…}. */
        MODULE_PATH,
        /** {@code java -cp lib/* …}. */
        CLASS_PATH;

        /** Runs the command line in a folder. */
        public Processes.Ended lime(Path folder, String... arguments) {
            List<String> command = new ArrayList<>(Processes.java());
            if (this == CLASS_PATH) {
                command.addAll(List.of("-cp", lib() + File.separator + "*", MAIN));
            } else {
                if (Runtime.version().feature() >= Processes.FIRST_WITH_NATIVE_ACCESS) {
                    command.add("--enable-native-access=com.microsoft.onnxruntime,xgboost4j");
                }
                command.addAll(List.of("-p", lib().toString(), "-m", "org.lime4j.cli/" + MAIN));
            }
            command.addAll(List.of(arguments));
            return Processes.run(folder, Map.of(), command);
        }
    }

    /** The folder of jars. */
    public static Path lib() {
        return path("lime.dist").resolve("lib");
    }

    /** The root of the source tree. */
    public static Path root() {
        return path("lime.root");
    }

    /** A folder that the build names in a system property. */
    public static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new AssertionError("system property " + property + " is missing: it is set by the build");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    /** The jars of this project in the layout, by name. */
    public static List<Path> ownJars() {
        try (Stream<Path> files = Files.list(lib())) {
            return files.filter(file -> file.getFileName().toString().matches("lime-.*\\.jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
