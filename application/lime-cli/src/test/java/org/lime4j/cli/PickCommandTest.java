package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SP-LIME over the irises. */
class PickCommandTest {
    private static final Path IRIS = Path.of(System.getProperty("lime.root"), "examples", "iris");

    @TempDir private Path folder;

    @BeforeEach
    void copyData() throws IOException {
        Files.copy(IRIS.resolve("iris.csv"), folder.resolve("iris.csv"));
    }

    private static String example() throws IOException {
        return Files.readString(IRIS.resolve("pick.conf")).replace("trees = 50", "trees = 5").replace("samples = 5000", "samples = 100");
    }

    private String write(String pipeline) throws IOException {
        return Files.writeString(folder.resolve("pick.conf"), pipeline).toString();
    }

    private Path journal() {
        return folder.resolve("journal.jsonl");
    }

    /** A run that must be right. */
    private static String out(String... arguments) {
        Run run = Run.lime(arguments);
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    @Test
    void fewIrisesShowHowTheForestDecides() throws IOException {
        String text = out("pick", write(example()), "--budget", "3");
        assertThat(text)
                .startsWith("Picked    3 of 150 instances, by submodular; their explanations cover ")
                .contains("\n  feature ", "  importance  of 150  in picks\n", "\n=== pick 1: instance ", "\n=== pick 3: instance ")
                .contains("Replay    seed 42, 100 samples, at most 2 features", "  picker          submodular (ties = first)\n")
                .doesNotContain("=== pick 4");
        assertThat(out("pick", write(example()), "--json"))
                .startsWith("{\n  \"schema\" : \"lime-pick/1\",\n  \"picker\" : {\n    \"id\" : \"submodular\",")
                .contains("\"budget\" : 5,", "\"explained\" : 150,", "\"schema\" : \"lime-explanation/1\",");
    }

    @Test
    void aResultDoesNotTakeThePlaceOfTheJournal() throws IOException {
        Path both = folder.resolve("both.json");
        Run run = Run.lime("pick", write(example()), "--journal=" + both, "--out=" + folder.resolve("./both.json"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: bad-usage: --out and --journal are both ").contains("give two files");
        assertThat(both).doesNotExist();
    }

    @Test
    void neitherThreadsNorAJournalNorItsInterruptionChangeAByte() throws IOException {
        String file = write(example());
        String whole = out("pick", file, "--json");
        assertThat(out("pick", file, "--json", "--threads=3")).isEqualTo(whole);
        assertThat(out("pick", file, "--json", "--journal=" + journal())).isEqualTo(whole);
        byte[] full = Files.readAllBytes(journal());
        assertThat(Files.readAllLines(journal())).hasSize(151);
        for (double share : new double[] {0.0001, 0.3, 0.77, 1}) {
            Files.write(journal(), Arrays.copyOf(full, (int) (share * full.length)));
            Run resumed = Run.lime("pick", file, "--json", "--journal=" + journal(), "--threads=2");
            assertThat(resumed.exitCode()).isZero();
            assertThat(resumed.out()).isEqualTo(whole);
            assertThat(Files.readAllBytes(journal())).isEqualTo(full);
            if (share == 0.3) {
                assertThat(resumed.errors()).matches("lime: note: the end of \\S+ could not be read and was dropped; \\d+ instances before it were\n");
            }
        }
    }

    @Test
    void aJournalServesAnotherPickerAndBudgetAndPlaceButNoOtherRun() throws IOException {
        String file = write(example());
        out("pick", file, "--journal=" + journal());
        long modified = Files.getLastModifiedTime(journal()).toMillis();
        assertThat(out("pick", write(example().replace("type = submodular", "type = random")), "--budget=2", "--journal=" + journal()))
                .startsWith("Picked    2 of 150 instances, by random;");
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(folder.resolve("iris.csv"), elsewhere.resolve("iris.csv"));
        Files.writeString(elsewhere.resolve("pick.conf"), example());
        out("pick", elsewhere.resolve("pick.conf").toString(), "--journal=" + journal());

        assertRefused("request.seed", "--seed=43");
        assertRefused("request.samples", "--samples=101");
        assertRefused("request.outputs", "--outputs=all");
        write(example().replace("features = 2", "features = 3"));
        assertRefused("surrogate");
        write(example());
        Files.writeString(folder.resolve("iris.csv"), Files.readString(folder.resolve("iris.csv")).replace("5.1,3.5", "5.1,3.6"));
        assertRefused("background, instances, model");
        assertThat(Files.getLastModifiedTime(journal()).toMillis()).isGreaterThanOrEqualTo(modified);
        assertThat(Files.readAllLines(journal())).hasSize(151);
    }

    private void assertRefused(String different, String... more) {
        String[] command = Stream.concat(
                Stream.of("pick", folder.resolve("pick.conf").toString(), "--journal=" + journal()), Arrays.stream(more))
                .toArray(String[]::new);
        Run run = Run.lime(command);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).isEqualTo("lime: bad-request: journal " + journal() + " is of another run, with another " + different
                + ": give another file, or delete it to begin anew\n");
    }

    @Test
    void theWayToWriteIsThatOfTheFilesEndingUnlessItIsSaid() throws IOException {
        String file = write(example());
        Path json = folder.resolve("picked.JSON");
        assertThat(out("pick", file, "--out=" + json)).isEmpty();
        assertThat(Files.readString(json)).startsWith("{").isEqualTo(out("pick", file, "--json"));
        Path text = folder.resolve("picked.json");
        assertThat(out("pick", file, "--out=" + text, "--renderer=text")).isEmpty();
        assertThat(Files.readString(text)).startsWith("Picked ");
        Path page = folder.resolve("picked.html");
        assertThat(out("pick", file, "--out=" + page)).isEmpty();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").isEqualTo(out("pick", file, "--renderer=HTML"));
        assertThat(Run.lime("pick", file, "--out=" + folder.resolve("picked.csv"))).isEqualTo(new Run(2, "", "lime: bad-usage: --out is "
                + folder.resolve("picked.csv") + ", whose ending says nothing of how to write what was picked; use one of .txt, .html,"
                + " .htm, .json, .jsonl, or name a --renderer\n"));
        Run both = Run.lime("pick", file, "--json", "--renderer=text");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.errors()).contains("--json and --renderer text contradict each other");
        assertThat(Run.lime("pick", file, "--renderer=csv")).isEqualTo(new Run(2, "", "lime: bad-usage: --renderer is csv, which does"
                + " not write what was picked; those that do are text, json, html\n"));
    }

    @Test
    void aResultThatCannotBeWrittenIsToldBeforeAnythingIsExplained() throws IOException {
        Run run = Run.lime("pick", write(example()), "--out=" + folder.resolve("none/picked.txt"), "--journal=" + journal());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).startsWith("lime: io: ").contains("there is no folder ");
        assertThat(Run.lime("pick", write(example()), "--out=" + folder).errors()).contains("it is a folder");
        assertThat(journal()).doesNotExist();
    }

    @Test
    void badInstancesAreToldAndCountedAndTheOthersArePicked() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(i -> i % 2 == 0 ? "5." + i % 9 + ",3.5,1.4,0.2" : "5.1,many,1.4,0.2")
                .collect(Collectors.joining("\n", "sepal_length,sepal_width,petal_length,petal_width\n", "\n"));
        Files.writeString(folder.resolve("rows.csv"), rows);
        String file = write(example().replace("instances { type = csv, path = iris.csv }", "instances { type = csv, path = rows.csv }"));
        Run run = Run.lime("pick", file, "--journal=" + journal());
        assertThat(run.exitCode()).isEqualTo(1);
        List<String> errors = run.errors().lines().toList();
        assertThat(errors).hasSize(21);
        assertThat(errors.get(0)).startsWith("lime: bad-instance: instance 1: ").contains("pick.conf:", "many");
        assertThat(errors.get(19)).startsWith("lime: bad-instance: instance 39: ");
        assertThat(errors.get(20)).isEqualTo("lime: note: further instances that fail are counted, and not told one by one");
        assertThat(run.out()).startsWith("Picked    5 of 60 instances").contains("! 30 instances could not be explained");
        Run again = Run.lime("pick", file, "--journal=" + journal());
        assertThat(again).isEqualTo(new Run(1, run.out(), ""));
    }

    @Test
    void whatWasFinishedWhenTheTimeIsOverIsKept() throws IOException {
        String slow = example().replace("samples = 100", "samples = 20000, deadline = 1 s").replace("trees = 5", "trees = 100");
        Run run = Run.lime("pick", write(slow), "--journal=" + journal());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).startsWith("lime: deadline-exceeded: the deadline of 1 s passed ")
                .containsPattern("\n\\d+ instances? (was|were) finished; they are in \\S+journal\\.jsonl, and the same command goes on from there\n$");
        int before = Files.readAllLines(journal()).size();
        Run.lime("pick", write(slow), "--journal=" + journal());
        assertThat(Files.readAllLines(journal())).hasSizeGreaterThanOrEqualTo(before);
        assertThat(Run.lime("pick", write(slow)).errors()).contains("nothing of them was kept: with --journal FILE they would be");
    }

    @Test
    void anInterruptedRunEndsInOrderAndGoesOn() throws IOException, InterruptedException {
        String file = write(example().replace("samples = 100", "samples = 20000").replace("trees = 5", "trees = 100"));
        Thread worker = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (lines() < 4) {
                Thread.onSpinWait();
            }
            worker.interrupt();
        });
        interrupter.start();
        Run run = Run.lime("pick", file, "--journal=" + journal());
        interrupter.join();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.exitCode()).isEqualTo(130);
        assertThat(run.out()).isEmpty();
        long finished = lines() - 1;
        assertThat(finished).isBetween(3L, 149L);
        assertThat(run.errors()).startsWith("lime: interrupted: ").contains("\n" + finished + " instances were finished; they are in "
                + journal() + ", and the same command goes on from there\n");
    }

    private long lines() {
        try (Stream<String> lines = Files.lines(journal())) {
            return lines.count();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    @Test
    void aPresetChoosesTheOptionsOfThePicker() throws IOException {
        String reference = "preset = reference\n" + example().replaceAll("(?m)^(surrogate|picker).*$", "");
        assertThat(out("pick", write(reference), "--json", "--samples=50")).contains("\"ties\" : \"last\"");
    }

    @Test
    void outOfRangeIsRefused() throws IOException {
        Run run = Run.lime("pick", write(example()), "--budget=0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).isEqualTo("lime: bad-usage: --budget is 0; pick at least 1 instance\n");
    }
}
