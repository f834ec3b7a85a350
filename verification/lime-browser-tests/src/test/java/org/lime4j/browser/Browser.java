package org.lime4j.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One headless Chromium, driven through chromedriver; both must be on the path. For one thread. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** It warns that it has no typed DevTools commands for this Chromium, which nobody uses here. Held, or the level would be lost. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;
    private final Path profile;
    private final Json json = new Json();

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    /** {@return why no browser can be started, and what to install; empty if one can} */
    static Optional<String> missing() {
        boolean browser = NAMES.stream().anyMatch(name -> onPath(name).isPresent());
        if (browser && onPath("chromedriver").isPresent()) {
            return Optional.empty();
        }
        return Optional.of((browser ? "there is no chromedriver" : "there is no chromium")
                + " on the path; as root, verification/lime-browser-tests/install-browser.sh installs Debian's packages chromium and "
                + "chromium-driver");
    }

    private static Optional<Path> onPath(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path file = Path.of(folder, name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** {@return a browser with an empty profile, which asks nobody for anything by itself} */
    static Browser start() {
        try {
            Path profile = Files.createTempDirectory("lime-browser");
            LoggingPreferences logs = new LoggingPreferences();
            logs.enable(LogType.PERFORMANCE, Level.ALL);
            logs.enable(LogType.BROWSER, Level.ALL);
            ChromeOptions options = new ChromeOptions();
            options.setBinary(NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst().orElseThrow().toFile());
            options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                    "--force-color-profile=srgb", "--hide-scrollbars", "--user-data-dir=" + profile);
            options.setCapability("goog:loggingPrefs", logs);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(onPath("chromedriver").orElseThrow().toFile())
                    .usingAnyFreePort()
                    .build();
            DEVTOOLS.setLevel(Level.SEVERE);
            ChromeDriver driver = new ChromeDriver(service, options);
            driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60)).scriptTimeout(Duration.ofSeconds(60));
            Browser browser = new Browser(driver, profile);
            driver.executeCdpCommand("Page.enable", Map.of());
            driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", Resources.text("probe.js")));
            driver.get("about:blank");
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the document in the file, loaded}
     *
     * @param file to open
     * @param view as which it is looked at first
     */
    Page open(Path file, View view) {
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.manage().logs().get(LogType.BROWSER);
        look(view);
        driver.get(file.toUri().toString());
        return new Page(this, file);
    }

    /** Takes on the size, the kind of device and the preferred colours of a view. */
    void look(View view) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of(
                "width", view.width(), "height", view.height(), "deviceScaleFactor", view.phone() ? 2 : 1, "mobile", view.phone()));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(
                Map.of("name", "prefers-color-scheme", "value", view.dark() ? "dark" : "light"))));
    }

    /** {@return what a command of the DevTools protocol answers} */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** {@return what the function {@code name} of rules.js answers} */
    Object rule(String name, Object... arguments) {
        return driver.executeScript(Resources.text("rules.js") + "\nreturn " + name + "(...arguments);", arguments);
    }

    /** {@return the addresses of all requests since the log was last read, blocked ones among them} */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            Map<String, Object> message = map(map(json.toType(entry.getMessage(), Json.MAP_TYPE)).get("message"));
            Map<String, Object> parameters = map(message.get("params"));
            switch (String.valueOf(message.get("method"))) {
                case "Network.requestWillBeSent" -> {
                    // Chromium's own first page may still be asking for its pictures.
                    if (!String.valueOf(parameters.get("documentURL")).startsWith("chrome:")) {
                        requests.add(String.valueOf(map(parameters.get("request")).get("url")));
                    }
                }
                case "Network.webSocketCreated", "Network.webTransportCreated", "Page.windowOpen",
                        "Page.frameRequestedNavigation" -> requests.add(String.valueOf(parameters.get("url")));
                default -> { }
            }
        }
        return requests;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** {@return what was written to the console since the log was last read: errors, warnings, violations of the policy} */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
    }

    @Override
    public void close() {
        driver.quit();
        try {
            Files.walkFileTree(profile, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the profile of the browser, " + profile + ", could not be deleted", e);
        }
    }
}
