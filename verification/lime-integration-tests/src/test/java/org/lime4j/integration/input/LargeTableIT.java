package org.lime4j.integration.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;

/** Tables that are larger than the memory. */
class LargeTableIT {
    private static final int ROWS = 1_500_000;

    /** Without a common divisor with the rows, so that i × STEP modulo ROWS takes every value once. */
    private static final long STEP = 1_048_573;

    private static final int HEAP_MEGABYTES = 48;

    @TempDir private Path folder;

    @Test
    void fitIntoAHeapOfAThirdOfTheirSize() throws IOException {
        Path table = folder.resolve("table.csv");
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write("shuffled,rising,falling,narrow,few,kind,class\n");
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < ROWS; i++) {
                long shuffled = i * STEP % ROWS;
                row.setLength(0);
                row.append(shuffled).append(".12345678901234,").append(i).append(".000000000000000,-").append(i)
                        .append(".00000000000000,1000000000.").append(1_000_000 + shuffled).append(',').append(i % 1_000)
                        .append(".5,kind-").append(i % 20).append(',').append(shuffled < ROWS / 3 ? "low\n" : "high\n");
                out.append(row);
            }
        }
        assertThat(Files.size(table)).isGreaterThan(3L * HEAP_MEGABYTES << 20 >> 1);
        Path noTable = folder.resolve("no-table");
        try (BufferedWriter out = Files.newBufferedWriter(noTable)) {
            out.write("a,b\n1,2\n3,");
            char[] chunk = new char[1 << 20];
            Arrays.fill(chunk, 'x');
            for (int i = 0; i < 2 * HEAP_MEGABYTES; i++) {
                out.write(chunk);
            }
        }
        Path names = folder.resolve("names.csv");
        try (BufferedWriter out = Files.newBufferedWriter(names)) {
            out.write("name\n");
            for (int i = 0; i < ROWS; i++) {
                out.write("somebody whose name is unlike all others " + i + "\n");
            }
        }
        Path saved = folder.resolve("saved");
        Processes.Ended ended = Processes.run(folder, Map.of(), Processes.java("-Xmx" + HEAP_MEGABYTES + "m", "-cp",
                Shipped.lib() + File.separator + "*" + File.pathSeparator + testClasses(), LargeTable.class.getName(),
                table.toString(), saved.toString(), noTable.toString(), names.toString()));

        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out()).contains("rows " + ROWS, "read " + ROWS, "chosen true", "few error 0.0 mean 500.0 ");
        check(ended.out(), "shuffled", (ROWS - 1) / 2.0 + 0.12345678901234, 1, (ROWS - 1) / 2.0);
        check(ended.out(), "rising", (ROWS - 1) / 2.0, 1, (ROWS - 1) / 2.0);
        check(ended.out(), "falling", -(ROWS - 1) / 2.0, 1, -(ROWS - 1) / 2.0);
        check(ended.out(), "narrow", 1e9 + 0.1 + (ROWS - 1) / 2e7, 1e-7, 1e9 + 0.1 + (ROWS - 1) / 2e7);
        assertThat(ended.errors()).contains("'shuffled', 'rising', 'falling' and 1 more of 1,500,000 rows: there are too many"
                + " distinct values to keep, so quantiles and shares of bins are within 0.0");
        assertThat(ended.out())
                .contains("io " + noTable + ": cannot be read: ", "(record starting at line 3)")
                .contains("bad-background " + names + ":65538: row 65536, column 'name': there are more than 65536 categories: "
                        + "leave the column out if it names the rows");
        assertThat(Files.size(saved)).isBetween(1L << 16, 1L << 23);
    }

    private static void check(String out, String column, double mean, double width, double median) {
        Matcher found = Pattern.compile(column + " error (\\S+) mean (\\S+) median (\\S+)").matcher(out);
        assertThat(found.find()).as(out).isTrue();
        double error = Double.parseDouble(found.group(1));
        assertThat(error).isBetween(1e-6, 2e-4);
        assertThat(Double.parseDouble(found.group(2))).isCloseTo(mean, within(2 * Math.ulp(mean)));
        assertThat(Double.parseDouble(found.group(3))).as(String.format(Locale.ROOT, "error %s", error))
                .isCloseTo(median, within((error * ROWS + 2) * width));
    }

    private static Path testClasses() {
        return Path.of(URI.create(LargeTable.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
