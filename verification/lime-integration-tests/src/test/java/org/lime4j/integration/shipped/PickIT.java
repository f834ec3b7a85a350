package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** SP-LIME by the shipped command over a table and a saved Tribuo model, in a small heap, stopped and gone on with. */
class PickIT {
    private static final int MOST_SECONDS = 120;

    @TempDir private Path folder;

    /** {@code lime pick} in a heap of 256 megabytes. */
    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(Processes.java("-Xmx256m", "-XX:-UsePerfData", "-XX:+UseSerialGC",
                "-cp", Shipped.lib() + File.separator + "*", "org.lime4j.cli.Main", "pick", "pick.conf"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Processes.Ended lime(String... arguments) {
        return Processes.run(folder, Map.of(), command(arguments));
    }

    private Path journal() {
        return folder.resolve("journal.jsonl");
    }

    /** Writes the table, the saved model of its last column, and the pipeline. */
    private void prepare(List<String> training, List<String> instances, int samples) throws IOException {
        Files.write(folder.resolve("training.csv"), training);
        Files.write(folder.resolve("instances.csv"), instances);
        String[] names = training.get(0).split(",");
        String response = names[names.length - 1];
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance(
                "training.csv", OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), labels), labels);
        Set<String> categorical = new TreeSet<>();
        for (String line : training.subList(1, training.size())) {
            String[] cells = line.split(",");
            ArrayExample<Label> example = new ArrayExample<>(new Label(cells[cells.length - 1]));
            for (int j = 0; j < cells.length - 1; j++) {
                boolean number = cells[j].matches("-?[\\d.]+");
                if (!number) {
                    categorical.add(names[j]);
                }
                example.add(number ? names[j] : names[j] + "@" + cells[j], number ? Double.parseDouble(cells[j]) : 1);
            }
            data.add(example);
        }
        forest(data).serializeToFile(folder.resolve("forest.tribuo"));
        Files.writeString(folder.resolve("pick.conf"), """
                model { type = tribuo, path = forest.tribuo }
                background { type = csv, path = training.csv, ignore = [%s], categorical = [%s] }
                instances { type = csv, path = instances.csv }
                representation = tabular
                surrogate { type = lasso, features = 6 }
                request { samples = %d, seed = 7 }
                threads = 2
                """.formatted(response, String.join(", ", categorical), samples));
    }

    private static Model<Label> forest(Dataset<Label> data) {
        return new RandomForestTrainer<>(new CARTClassificationTrainer(8, 0.4f, 1), new VotingCombiner(), 10).train(data);
    }

    private static List<String> adult(String file, int rows) throws IOException {
        Path path = Path.of(System.getProperty("lime.shared", "no folder lime.shared"), "data/tabular").resolve(file);
        assumeTrue(Files.exists(path), () -> "SKIPPED: the real data " + path + " are not here (system property lime.shared)");
        try (Stream<String> lines = Files.lines(path)) {
            return lines.limit(1 + rows).toList();
        }
    }

    /** Numbers, categories, and a class that depends on both. */
    private static List<String> made(int rows) {
        SplittableRandom random = new SplittableRandom(3);
        List<String> lines = new ArrayList<>(List.of("age,hours,sector,region,class"));
        for (int i = 0; i < rows; i++) {
            int age = random.nextInt(18, 80);
            int hours = random.nextInt(5, 60);
            String sector = List.of("private", "state", "own").get(random.nextInt(3));
            boolean high = age > 40 && hours > 30 || sector.equals("own") && random.nextInt(4) > 0;
            lines.add(age + "," + hours + "," + sector + ",r" + random.nextInt(8) + "," + (high ? "high" : "low"));
        }
        return lines;
    }

    private long journalled() throws IOException {
        if (!Files.exists(journal())) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(journal(), StandardCharsets.ISO_8859_1)) {
            return lines.count() - 1;
        }
    }

    /** Starts the command, and stops it as soon as so many instances are in the journal. */
    private Processes.Ended stopAt(int instances, boolean orderly, String... arguments) throws IOException, InterruptedException {
        Path errors = folder.resolve("errors.txt");
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .redirectOutput(out.toFile())
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
            while (process.isAlive() && journalled() < instances && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            if (orderly) {
                process.destroy();
            } else {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new Processes.Ended(process.exitValue(), Files.readString(out), Files.readString(errors));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aRunThatWasStoppedTwiceEndsAsOneThatWasNot() throws IOException, InterruptedException {
        prepare(made(600), made(600), 300);
        Processes.Ended whole = lime("--json", "--quiet");
        assertThat(whole.exitCode()).as(whole.errors()).isZero();
        assertThat(whole.errors()).isEmpty();
        assertThat(whole.out()).startsWith("{\n  \"schema\" : \"lime-pick/1\"").contains("\"explained\" : 600,", "sector = own");

        Processes.Ended stopped = stopAt(50, true, "--json", "--quiet", "--journal=journal.jsonl");
        assertThat(stopped.exitCode()).isNotZero();
        assertThat(stopped.out()).isEmpty();
        long first = journalled();
        assertThat(first).isBetween(50L, 599L);
        assertThat(stopped.errors()).isEqualTo("lime: interrupted: " + first
                + " instances were finished; they are in journal.jsonl, and the same command goes on from there\n");

        Processes.Ended killed = stopAt((int) first + 50, false, "--json", "--quiet", "--journal=journal.jsonl");
        assertThat(killed.out()).isEmpty();
        assertThat(journalled()).isBetween(first + 50, 599L);

        Processes.Ended resumed = lime("--json", "--quiet", "--journal=journal.jsonl");
        assertThat(resumed.exitCode()).as(resumed.errors()).isZero();
        assertThat(resumed.out()).isEqualTo(whole.out());
        assertThat(journalled()).isEqualTo(600);
    }

    @Test
    void aDiskThatIsFullIsToldAndTheJournalGoesOnWhenThereIsRoom() throws IOException {
        prepare(made(200), made(200), 100);
        Path script = Files.writeString(folder.resolve("small.sh"), "ulimit -f 300\nexec \"$@\"\n");
        List<String> small = new ArrayList<>(List.of("sh", script.toString()));
        small.addAll(command("--quiet", "--journal=journal.jsonl"));
        Processes.Ended full = Processes.run(folder, Map.of(), small);
        assertThat(full.exitCode()).isEqualTo(1);
        assertThat(full.errors()).startsWith("lime: io: journal journal.jsonl cannot be written (")
                .contains("): make room, and give it again to go on from instance " + journalled() + "\n");
        assertThat(journalled()).isBetween(10L, 199L);
        assertThat(lime("--quiet", "--journal=journal.jsonl").out()).startsWith("Picked    5 of 200 instances, by submodular;");
    }

    @Test
    void fiveThousandAdultsFitIntoAHeapOf256Megabytes() throws IOException, InterruptedException {
        prepare(adult("adult_train.csv", 2000), adult("adult_test.csv", 5000), 200);
        Processes.Ended killed = stopAt(1500, false, "--quiet", "--journal=journal.jsonl");
        assertThat(killed.out()).isEmpty();
        assertThat(journalled()).isBetween(1500L, 4999L);
        Processes.Ended resumed = lime("--quiet", "--journal=journal.jsonl");
        assertThat(resumed.exitCode()).as(resumed.errors()).isZero();
        Processes.Ended whole = lime("--quiet");
        assertThat(whole.exitCode()).as(whole.errors()).isZero();
        assertThat(resumed.out()).isEqualTo(whole.out()).startsWith("Picked    5 of 5000 instances, by submodular;");
    }
}
