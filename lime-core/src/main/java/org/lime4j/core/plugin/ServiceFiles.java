package org.lime4j.core.plugin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which jars name which providers of a service in their {@code META-INF/services}, in the order of the class path. */
final class ServiceFiles {
    private static final String FOLDER = "META-INF/services/";
    private static final Pattern CLASS_NAME = Pattern.compile("[\\p{javaJavaIdentifierPart}.]+");

    private final Map<String, String> containers = new LinkedHashMap<>();
    private boolean unreadable;

    private ServiceFiles() {}

    /** For places without such files. */
    static ServiceFiles none() {
        return new ServiceFiles();
    }

    /**
     * Reads the files that a class loader finds.
     *
     * @param loader which is asked
     * @param service whose providers are named
     * @param without files that this loader finds as well are left out; null for none
     */
    static ServiceFiles of(ClassLoader loader, Class<?> service, @Nullable ClassLoader without) {
        ServiceFiles files = new ServiceFiles();
        String resource = FOLDER + service.getName();
        try {
            Map<String, URL> urls = urls(loader, resource);
            if (without != null) {
                urls.keySet().removeAll(urls(without, resource).keySet());
            }
            for (URL url : urls.values()) {
                files.read(url, resource);
            }
        } catch (IOException e) {
            files.unreadable = true;
        }
        return files;
    }

    private void read(URL url, String resource) {
        try {
            for (String provider : providers(url)) {
                if (CLASS_NAME.matcher(provider).matches()) {
                    containers.putIfAbsent(provider, container(url, resource));
                } else {
                    unreadable = true;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable = true;
        }
    }

    /** Whether one of the files holds something else than names of classes, or could not be read at all. */
    boolean isUnreadable() {
        return unreadable;
    }

    /** Class names of the providers. */
    Collection<String> providers() {
        return Collections.unmodifiableSet(containers.keySet());
    }

    /** The jar or folder whose file names this provider, or null. */
    @Nullable String containerOf(String provider) {
        return containers.get(provider);
    }

    private static Map<String, URL> urls(ClassLoader loader, String resource) throws IOException {
        Map<String, URL> urls = new LinkedHashMap<>();
        for (URL url : Collections.list(loader.getResources(resource))) {
            urls.putIfAbsent(url.toExternalForm(), url);
        }
        return urls;
    }

    private static List<String> providers(URL url) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int comment = line.indexOf('#');
                String name = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
        return new ArrayList<>(names);
    }

    private static String container(URL url, String resource) {
        String location = url.toExternalForm();
        String root = location.endsWith(resource) ? location.substring(0, location.length() - resource.length()) : location;
        return nameOf(root);
    }

    /** {@code cubic.jar} of {@code jar:file:/plugins/cubic.jar!/}; the last two folders of a path of classes. */
    static String nameOf(String location) {
        String path = location.replaceFirst("!/.*$", "").replaceFirst("/+$", "");
        int last = path.lastIndexOf('/');
        if (!path.endsWith(".jar")) {
            last = path.lastIndexOf('/', last - 1);
        }
        String name = path.substring(last + 1);
        try {
            String decoded = URI.create("file:/" + name).getPath();
            return decoded == null ? name : decoded.substring(1);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
