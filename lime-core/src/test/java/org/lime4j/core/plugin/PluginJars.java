package org.lime4j.core.plugin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.kernel.KernelFactory;

/** Jars with plugins, compiled while the tests run. */
final class PluginJars {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> services = new LinkedHashMap<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    /** A class; its name is read from its source. */
    PluginJars source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** A line of a {@code META-INF/services} file. */
    PluginJars service(Class<?> type, String provider) {
        services.computeIfAbsent(type.getName(), name -> new ArrayList<>()).add(provider);
        return this;
    }

    /** A class that is compiled but does not get into the jar. */
    PluginJars without(String className) {
        leftOut.add(className);
        return this;
    }

    /** A kernel plugin {@code example.<className>} whose factory has this body beside the usual methods. */
    PluginJars kernel(String className, String id, String... members) {
        return source("example." + className, kernelSource("example", className, id, members))
                .service(KernelFactory.class, "example." + className);
    }

    static String kernelSource(String packageName, String className, String id, String... members) {
        String own = String.join("\n", members);
        return """
                package %s;
                import java.util.List;
                import java.util.Set;
                import org.lime4j.core.kernel.*;
                import org.lime4j.core.plugin.*;
                import org.lime4j.core.space.InterpretableFeature;
                public class %s implements KernelFactory<%s.Options> {
                    %s
                    %s
                    %s
                    %s
                    @Override public String id() { return "%s"; }
                    @Override public Class<Options> optionsType() { return Options.class; }
                    @Override public String description() { return "a kernel for tests"; }
                    public record Kernel(double width) implements ProximityKernel {
                        @Override public void weigh(Neighbourhood rows, double[] out, int at) {
                            for (int i = 0; i < rows.rows(); i++) { out[at + i] = width; }
                        }
                        @Override public String formula(List<InterpretableFeature> features) { return "w = " + width; }
                    }
                }
                """.formatted(packageName, className, className, own,
                unless(own, "record Options", "public record Options(@Option(value = \"1.5\", min = 0, exclusiveMin = true, "
                        + "doc = \"w\") double width) {}"),
                unless(own, "spiVersion()", "@Override public int spiVersion() { return Spi.VERSION; }"),
                unless(own, " create(", "@Override public ProximityKernel create(Options options, CreationContext context) "
                        + "{ return new Kernel(options.width()); }"),
                id);
    }

    private static String unless(String own, String has, String text) {
        return own.contains(has) ? "" : text;
    }

    /** Compiles and packs. */
    Path jar(Path folder, String name) {
        try {
            Path work = Files.createTempDirectory(folder, "work");
            Path classes = Files.createDirectories(work.resolve("classes"));
            List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString()));
            String libraries = Stream.of(PluginRegistry.class, BlackBox.class).map(PluginJars::location)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
            arguments.addAll(List.of(sources.containsKey("module-info") ? "-p" : "-cp", libraries));
            for (Map.Entry<String, String> source : sources.entrySet()) {
                Path file = work.resolve(source.getKey().replace('.', '/') + ".java");
                Files.createDirectories(file.getParent());
                Files.writeString(file, source.getValue());
                arguments.add(file.toString());
            }
            StringWriter said = new StringWriter();
            int code = sources.isEmpty() ? 0 : ToolProvider.findFirst("javac").orElseThrow()
                    .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
            if (code != 0) {
                throw new IllegalStateException("javac says: " + said);
            }
            return pack(classes, folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path path : compiled.filter(Files::isRegularFile).sorted().toList()) {
                String entry = classes.relativize(path).toString().replace('\\', '/');
                String className = entry.replace(".class", "").replace('/', '.');
                if (!leftOut.contains(className)) {
                    out.putNextEntry(new JarEntry(entry));
                    Files.copy(path, out);
                    out.closeEntry();
                }
            }
            for (Map.Entry<String, List<String>> service : services.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/services/" + service.getKey()));
                out.write((String.join("\n", service.getValue()) + "\n").getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A class loader of these jars, beside the core. */
    static ClassLoader loader(Path... jars) {
        try {
            URL[] urls = new URL[jars.length];
            for (int i = 0; i < jars.length; i++) {
                urls[i] = jars[i].toUri().toURL();
            }
            return new URLClassLoader(urls, PluginRegistry.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
