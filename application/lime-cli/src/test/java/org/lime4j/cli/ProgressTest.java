package org.lime4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter written = new StringWriter();
    private long now;

    private Progress progress(Terminal terminal) {
        return new Progress(new PrintWriter(written), terminal, () -> now);
    }

    private String take() {
        String text = written.toString();
        written.getBuffer().setLength(0);
        return text;
    }

    @Test
    void onATerminalABarIsDrawnOverAndOver() {
        Progress progress = progress(new Terminal(false, 80, true));
        progress.total(5000);
        progress.startAt(0);
        assertThat(take()).isEqualTo("\r0 of 5000   0 % [" + " ".repeat(30) + "]");
        now += 10 * SECOND;
        progress.at(1250);
        assertThat(take()).isEqualTo("\r1250 of 5000  25 % [" + "#".repeat(7) + " ".repeat(23) + "], 125/s, 0:30 left");
        now += SECOND / 100;
        progress.at(1251);
        assertThat(take()).as("too soon").isEmpty();
        progress.clear();
        assertThat(take()).matches("\r {50,79}\r");
        now += 30 * SECOND;
        progress.at(5000);
        assertThat(take()).startsWith("\r5000 of 5000 100 % [" + "#".repeat(30) + "]").endsWith(", 0:00 left");
        progress.clear();
        assertThat(take()).endsWith(" \r");
        progress.clear();
        assertThat(take()).isEmpty();
    }

    @Test
    void aShorterBarLeavesNothingOfALongerOne() {
        Progress progress = progress(new Terminal(false, 80, true));
        progress.startAt(0);
        now += 100 * SECOND;
        progress.at(1);
        int longer = take().length();
        now += SECOND;
        progress.at(1000);
        String shorter = take();
        assertThat(shorter).startsWith("\r1000 explained, ").hasSizeGreaterThanOrEqualTo(Math.min(longer, shorter.length()));
    }

    @Test
    void noBarIsWiderThanTheTerminal() {
        Progress progress = progress(new Terminal(false, 40, true));
        progress.total(Long.MAX_VALUE / 2);
        progress.startAt(0);
        now += 5 * 3600 * SECOND;
        progress.at(123_456_789_012L);
        assertThat(take().split("\r")).allSatisfy(line -> assertThat(line).hasSizeLessThan(40));
    }

    @Test
    void elsewhereALineIsWrittenNowAndThen() {
        Progress progress = progress(Terminal.NONE);
        progress.startAt(0);
        for (int i = 1; i <= 250; i++) {
            now += SECOND / 10;
            if (i == 150) {
                progress.total(1000);
            }
            progress.at(i);
        }
        progress.clear();
        assertThat(take()).isEqualToNormalizingNewlines("""
                lime: 100 instances explained, 10/s
                lime: 200 of 1000 instances explained, 10/s, 1:20 left
                """);
    }

    @Test
    void whatWasDoneBeforeDoesNotCountForTheRate() {
        Progress progress = progress(Terminal.NONE);
        progress.total(4600);
        progress.startAt(1000);
        now += 10 * SECOND;
        progress.at(1001);
        assertThat(take()).isEqualToNormalizingNewlines("lime: 1001 of 4600 instances explained, 0.1/s, 9:59:50 left\n");
    }

    @Test
    void quietIsQuiet() {
        Progress progress = Progress.none();
        progress.startAt(0);
        progress.at(100);
        progress.clear();
        assertThat(take()).isEmpty();
    }
}
