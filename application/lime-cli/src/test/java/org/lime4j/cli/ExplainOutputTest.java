package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where explanations go, and in which format. */
class ExplainOutputTest {
    private static final Path IRIS = Path.of(System.getProperty("lime.root"), "examples", "iris");
    private static final String SEVERAL = "--set=instances={ type = csv, path = iris.csv, rows = [3, 145] }";

    @TempDir private Path folder;

    @BeforeEach
    void copyExample() throws IOException {
        Files.copy(IRIS.resolve("iris.csv"), folder.resolve("iris.csv"));
        Files.copy(IRIS.resolve("forest.conf"), folder.resolve("forest.conf"));
    }

    @Test
    void theEndingOfTheFileChoosesTheRenderer() throws IOException {
        assertThat(explain("--out", at("page.html")).out()).isEmpty();
        assertThat(Files.readString(folder.resolve("page.html"))).startsWith("<!DOCTYPE html>").contains("petal_length");
        assertThat(explain("--out", at("data.JSON"))).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("data.JSON"))).startsWith("{\n  \"schema\" : \"lime-explanation/1\"");
        assertThat(explain("--out", at("note.txt"))).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("note.txt"))).startsWith("Row ");
        assertThat(explain("--out", at("note"))).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("note"))).as("without an ending").startsWith("Row ");
        assertThat(explain("--out", at("page.html"), "--renderer=json")).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("page.html"))).as("--renderer goes before").startsWith("{");
    }

    @Test
    void anUnknownEndingIsToldUnlessARendererIsNamed() throws IOException {
        assertThat(explain("--out", at("page.doc"))).isEqualTo(new Run(2, "", "lime: bad-usage: --out is " + at("page.doc")
                + ", whose ending says nothing of what to write; use one of .txt, .html, .htm, .json, .jsonl, .csv, .md, .svg, .png, or"
                + " name a --renderer\n"));
        assertThat(folder.resolve("page.doc")).doesNotExist();
        assertThat(explain("--out", at("page.doc"), "--renderer=text")).isEqualTo(new Run(0, "", ""));
        assertThat(explain("--out", at("other.doc"), "--set=renderers=[json]")).isEqualTo(new Run(0, "", ""));
        assertThat(Files.readString(folder.resolve("other.doc"))).startsWith("{");
    }

    @Test
    void everyEndingHasItsRenderer() throws IOException {
        for (String ending : List.of(".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".md", ".svg")) {
            assertThat(OutputFormat.endings()).contains(ending);
            assertThat(explain("--out", at("result" + ending))).as(ending).isEqualTo(new Run(0, "", ""));
            assertThat(folder.resolve("result" + ending)).isNotEmptyFile();
        }
        assertThat(Files.readString(folder.resolve("result.svg"))).contains("<svg");
        assertThat(Files.readString(folder.resolve("result.csv"))).contains(",");
    }

    @Test
    void aPictureIsNotWrittenToATerminal() {
        Terminal plain = Terminal.of(true, Map.of("NO_COLOR", "1"));
        assertThat(Run.lime(plain, "explain", at("forest.conf"), "--samples=200", "--renderer=png")).isEqualTo(new Run(2, "",
                "lime: bad-usage: a terminal cannot show image/png: give --out out.png, or send standard output to a file or another"
                        + " program\n"));
        assertThat(Run.lime(plain, "explain", at("forest.conf"), "--samples=200", "--renderer=svg").exitCode()).isZero();
    }

    @Test
    void aRendererThatRefusesLeavesNoFile() {
        String overlay = "--set=renderers={ type = png, view = overlay }";
        Run one = explain(overlay, "--out", at("one.png"));
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.errors()).startsWith("lime: bad-request: the renderer png cannot draw the view overlay of a row of 4 columns");
        assertThat(explain(overlay, SEVERAL, "--out", at("several.png")).exitCode()).isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining("glob:**.png");
    }

    @Test
    void standardOutputIsADash() {
        assertThat(explain("--out=-")).isEqualTo(explain());
    }

    @Test
    void severalInstancesHaveAFileEachWhereOneIsAWholeDocument() throws IOException {
        assertThat(explain(SEVERAL, "--out", at("page.html"))).isEqualTo(new Run(0, "", ""));
        assertThat(names()).containsExactly("forest.conf", "iris.csv", "page-0.html", "page-1.html");
        assertThat(Files.readString(folder.resolve("page-0.html"))).contains("setosa").isNotEqualTo(Files.readString(folder.resolve("page-1.html")));

        assertThat(explain(SEVERAL, "--renderer=html")).isEqualTo(new Run(2, "", "lime: bad-usage: each explanation in text/html is a file"
                + " of its own, and there are several instances: give --out out.html for out-0.html, out-1.html …, or --out FOLDER/\n"));
        assertThat(explain("--renderer=html").out()).as("a single one").startsWith("<!DOCTYPE html>");
    }

    @Test
    void inAFolderEachExplanationAndRendererHasAFile() throws IOException {
        assertThat(explain(SEVERAL, "--set=renderers=[text, html]", "--out", at("results/"))).isEqualTo(new Run(0, "", ""));
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("instance-0.html", "instance-0.txt", "instance-1.html", "instance-1.txt");
        }
        assertThat(Files.readString(folder.resolve("results/instance-1.txt"))).startsWith("Row ").doesNotContain("=== ");
        assertThat(explain("--out", at("results"), "--json")).as("a folder that is there").isEqualTo(new Run(0, "", ""));
        assertThat(folder.resolve("results/instance-0.json")).isNotEmptyFile();
    }

    @Test
    void renderersOfWholeDocumentsShareNoFile() {
        assertThat(explain("--set=renderers=[text, html]", "--out", at("both")).errors()).isEqualTo("lime: bad-usage: several renderers"
                + " cannot share one output when one of them writes text/html: give --out FOLDER/, or choose one with --renderer\n");
    }

    @Test
    void severalInstancesInJsonAreALineEach() throws IOException {
        assertThat(explain(SEVERAL, "--json").out().lines()).hasSize(2).allSatisfy(
                line -> assertThat(line).startsWith("{\"schema\":\"lime-explanation/1\",").endsWith("}"));
        assertThat(explain(SEVERAL, "--set=renderers=[{ type = json, pretty = true }]").out()).as("unless the file says otherwise")
                .startsWith("{\n  \"schema\"");
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws IOException {
        assertThat(explain("--out", at("iris.csv/results/")).errors()).startsWith("lime: io: folder ").contains("cannot be made: ");
        assertThat(explain("--out", at("nowhere/page.html"))).isEqualTo(new Run(1, "", "lime: io: " + at("nowhere/page.html")
                + " cannot be written: there is no such file or folder\n"));
    }

    @Test
    void aSettingIsSaidOtherwiseThanInTheFile() {
        assertThat(explain("--set", "surrogate.features=2").out()).contains("surrogate       lasso (centring = weighted-means, features = 2");
        assertThat(explain("--set", "surrogate = { type = decision-tree, max-depth = 2 }").out()).contains("decision-tree (");
        assertThat(explain("--set=surrogate=ridge").out()).contains("surrogate       ridge (");
        assertThat(explain("--set=surrogate=null").out()).as("taken out").contains("surrogate       ridge (");
        assertThat(explain("--set=representation=tabular", "--set=representation.discretizer=none").out())
                .as("a name becomes a block").contains("discretizer");
        assertThat(explain("--set=request.seed=9", "--seed=7").out()).as("an option of its own goes before").contains("seed 7,");
        assertThat(Run.lime("config", "show", at("forest.conf"), "--set=surrogate.features=3").out()).contains("  features = 3\n");
        assertThat(Run.lime("config", "check", at("forest.conf"), "--set=request.samples=77").out()).contains("request         77 samples");
        assertThat(Run.lime("stability", at("forest.conf"), "--seeds=2", "--samples=100", "--set=surrogate.features=3").errors()).isEmpty();
    }

    @Test
    void aWrongSettingIsToldWithItsOption() {
        assertThat(explain("--set=surrogate.featurs=4")).isEqualTo(new Run(2, "", "lime: bad-configuration: --set surrogate.featurs: unknown"
                + " key 'surrogate.featurs'; did you mean 'features'? (known: centring, features, lambda)\n"));
        assertThat(explain("--set=surrogate.features=many").errors())
                .startsWith("lime: bad-configuration: --set surrogate.features: 'surrogate.features' must be").contains("'many'");
        assertThat(explain("--set=surrogate={ type = lasso").errors())
                .startsWith("lime: bad-configuration: --set surrogate: its value { type = lasso cannot be read: ");
        assertThat(explain("--set=a..b=4").errors()).startsWith("lime: bad-configuration: --set a..b: is no key; ");
        assertThat(explain("--set=surrogate")).isEqualTo(new Run(2, "",
                "lime: bad-usage: --set has 'surrogate'; write KEY=VALUE, such as surrogate.features=4\n"));
    }

    @Test
    void aSettingIsNoComment() {
        assertThat(explain("--set=background.path=a//b#c.csv").errors()).contains("a/b#c.csv").startsWith("lime: ");
    }

    private Run explain(String... arguments) {
        return Run.lime(Stream.concat(Stream.of("explain", at("forest.conf"), "--samples=200"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** A trailing slash stays. */
    private String at(String name) {
        return folder + "/" + name;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
