package org.lime4j.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What install-browser.sh does, on a path with stand-ins that write down how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the build starts the script on systems with sh alone")
class InstallBrowserTest {
    private static final Path SCRIPT =
            Path.of(System.getProperty("lime.root"), "verification", "lime-browser-tests", "install-browser.sh");

    @TempDir
    private Path folder;

    private void command(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\necho \"" + name + " $*\" >>'" + folder + "/calls'\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void user(int id) throws IOException {
        command("id", "echo " + id);
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", folder.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("the build goes on in any case").isZero();
        return output;
    }

    private List<String> calls() throws IOException {
        Path calls = folder.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls).stream().filter(line -> line.startsWith("apt-get")).toList() : List.of();
    }

    @Test
    void doesNothingWhereBothAreThere() throws Exception {
        command("chromium", "");
        command("chromedriver", "");
        command("apt-get", "");
        user(0);
        assertThat(run()).isEmpty();
        assertThat(calls()).isEmpty();
    }

    @Test
    void installsAsRoot() throws Exception {
        command("apt-get", "");
        command("chromium", "echo Chromium 1.2");
        user(0);
        assertThat(run("true")).contains("installing Debian's packages").contains("installed Chromium 1.2");
        assertThat(calls()).singleElement().asString().startsWith("apt-get install --yes").endsWith("chromium chromium-driver");
    }

    @Test
    void looksForNewerListsOfPackagesOnlyWhenThoseAtHandDoNotDo() throws Exception {
        command("apt-get", "case $1 in update) : >'" + folder + "/updated' ;; install) [ -e '" + folder + "/updated' ] ;; esac");
        user(0);
        assertThat(run()).contains("installed");
        assertThat(calls()).extracting(call -> call.split(" ")[1]).containsExactly("install", "update", "install");
    }

    @Test
    void saysThatTheTestsAreSkippedWhereItCannotInstall() throws Exception {
        command("apt-get", "echo 'E: no such mirror' >&2; exit 100");
        user(0);
        assertThat(run()).contains("E: no such mirror").contains("apt-get could not install them");
    }

    @Test
    void neverInstallsAsAnybodyElse() throws Exception {
        command("apt-get", "");
        user(1000);
        assertThat(run()).contains("only root can install; run 'apt-get install chromium chromium-driver'");
        assertThat(calls()).isEmpty();
    }

    @Test
    void installsNothingWhenToldSo() throws Exception {
        command("apt-get", "");
        user(0);
        assertThat(run("false")).contains("told not to install");
        assertThat(calls()).isEmpty();
    }

    @Test
    void saysWhatToInstallWhereThereIsNoAptGet() throws Exception {
        user(0);
        assertThat(run()).contains("there is no apt-get here; install chromium and chromedriver by other means");
    }
}
