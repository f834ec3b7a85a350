package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** The Guice application of docs/pipeline.md, compiled as it stands there and started on both paths. */
class GuiceIT {
    private static final List<String> PACKAGES = List.of(
            "com.google.inject", "com.google.inject.util", "java.nio.file", "org.lime4j.api",
            "org.lime4j.api.explanation", "org.lime4j.config", "org.lime4j.core.kernel", "org.lime4j.core.plugin",
            "org.lime4j.core.representation", "org.lime4j.tabular");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeTheApplication() throws IOException {
        Page page = new Page("docs/pipeline.md");
        Path source = Files.createDirectories(folder.resolve("source/example"));
        StringBuilder imports = new StringBuilder();
        PACKAGES.forEach(name -> imports.append("import ").append(name).append(".*;\n"));
        Files.writeString(source.resolve("Main.java"), """
                package example;

                %s
                public class Main {
                    public static void main(String[] args) {
                        %s
                        System.out.println(why.provenance().components().get("kernel").id());
                        System.out.println(why.outputs());
                    }
                }
                """.formatted(imports, page.block("java", 1)));
        Files.writeString(folder.resolve("source/module-info.java"), page.block("java", 2));
        for (String file : List.of("forest.conf", "iris.csv")) {
            Files.copy(Shipped.root().resolve("examples/iris").resolve(file), folder.resolve(file));
        }
    }

    @Test
    void itExplainsOnBothPathsAlike() {
        Path modules = folder.resolve("modules");
        compile("-p", Shipped.lib().toString(), "-d", modules.resolve("example").toString(),
                "source/module-info.java", "source/example/Main.java");
        String onModulePath = run("-p", Shipped.lib() + File.pathSeparator + modules, "-m", "example/example.Main");

        String classPath = Shipped.lib() + File.separator + "*";
        Path classes = folder.resolve("classes");
        compile("-cp", System.getProperty("java.class.path"), "-d", classes.toString(), "source/example/Main.java");
        String onClassPath = run("-cp", classPath + File.pathSeparator + classes, "example.Main");

        assertThat(onModulePath).contains("org.lime4j.core.kernel.ConstantKernel", "virginica", "petal_length > 5.10")
                .isEqualTo(onClassPath);
    }

    private void compile(String... arguments) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String[] all = new String[arguments.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = arguments[i].startsWith("source/") ? folder.resolve(arguments[i]).toString() : arguments[i];
        }
        assertThat(compiler.run(null, null, null, all)).as("javac").isZero();
    }

    private String run(String... arguments) {
        Processes.Ended ended = Processes.run(folder, Map.of(), Processes.java(arguments));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        return ended.out();
    }
}
