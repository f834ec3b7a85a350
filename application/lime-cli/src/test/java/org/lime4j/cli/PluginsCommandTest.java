package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.report.writing.DisplayWidth;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class PluginsCommandTest {
    @Test
    void everyKindIsListedWithItsPlugins() {
        Run run = Run.lime("plugins");
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.out()).contains("\nkernel\n", "\n  exponential\n", "\nsurrogate\n", "\n  lasso\n", "\n  decision-tree\n",
                "\nrenderer\n", "\n  json\n", "\n  text\n", "\nrepresentation\n", "\n  tabular\n");
        assertThat(run.out()).doesNotContain("not usable");
    }

    @Test
    void optionsStandWithDefaultRangeAndPlace() {
        assertThat(Run.lime("plugins", "renderer").out())
                .startsWith("renderer\n").contains("\n  json\n")
                .contains("      width = 80   a whole number, at least 40 and at most 1000\n          columns of a line\n",
                        "      colour = auto   one of auto, never, always\n", "(org.lime4j.report.TextRendererFactory)\n")
                .doesNotContain("kernel");
    }

    @Test
    void presetsStandWithWhatTheyChooseAsAFileWouldSayIt() {
        assertThat(Run.lime(new Terminal(false, 120), "plugins", "preset").out()).startsWith("""
                preset
                  paper
                      texts as in the experiments of the LIME paper: K-LASSO, kernel exp(-D²/σ²)
                      representation { type = text, unit = distinct-words, removal = remove }
                        sampler { type = uniform-removal, empty = false }
                        kernel { type = exponential, distance = cosine, width = 0.17677669529663687 }
                        surrogate { type = lasso, features = 10, lambda = none, centring = output-mean }
                        request { samples = 15000 }
                """).contains("""
                      representation { type = image, segmenter = { type = quickshift, kernel-size = 4, max-distance = 200, ratio =
                          0.2 }, hide = mean, means = truncated }
                        sampler { type = bernoulli, keep = 0.5 }
                """, "        picker { type = submodular, ties = last }\n",
                "tokenizer = { type = unicode-words, reference = true }, unit = distinct-words");
        assertThat(Run.lime("plugins", "preset", "--json").out()).contains("\"choices\" : [ {", "\"means\" : \"truncated\"",
                "\"samples\" : 1000", "\"keep\" : 0.5", "\"reference\" : true");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width : new int[] {50, 80, 120}) {
            assertThat(Run.lime(new Terminal(false, width), "plugins").out().lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void coloursComeWithATerminalOnly() {
        assertThat(Run.lime(new Terminal(true, 80), "plugins", "kernel").out()).startsWith("\u001b[1mkernel\u001b[0m\n");
        assertThat(Run.lime("plugins", "kernel").out()).doesNotContain("\u001b");
    }

    @Test
    void anUnknownKindIsCorrected() {
        Run run = Run.lime("plugins", "kernl");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).startsWith("lime: bad-usage: kind is 'kernl'; did you mean 'kernel'? (known: model, ");
    }

    @Test
    void jsonIsValidAndHasItsSchemaFirst() {
        Run run = Run.lime("plugins", "--json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("{\n  \"schema\" : \"lime-plugins/1\",\n  \"plugins\" : [ {").endsWith("}\n");
        int strings = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), run.out())) {
            while (parser.nextToken() != null) {
                strings++;
            }
        }
        assertThat(strings).isGreaterThan(100);
        assertThat(run.out()).contains("\"id\" : \"exponential\"", "\"failures\" : [ ]", "\"range\" : \"greater than 0\"");
    }

    @Test
    void aBrokenJarIsToldOfByNameAndHidesNothing(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("torn.jar"), "this is no archive");
        Path jar = folder.resolve("ghost.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/org.lime4j.core.kernel.KernelFactory"));
            out.write("com.example.GhostKernelFactory\n".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        Run run = Run.lime("plugins", "--plugins", folder.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\n  exponential\n", "\nnot usable\n", "torn.jar", "ghost.jar", "com.example.GhostKernelFactory");

        assertThat(Run.lime("plugins", "--json", "--plugins", folder.toString()).out())
                .contains("\"failures\" : [ {").contains("torn.jar");
    }

    @Test
    void aPluginFolderThatIsNotThereIsAnError(@TempDir Path folder) {
        Run run = Run.lime("plugins", "--plugins", folder.resolve("nowhere").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("nowhere");
    }
}
