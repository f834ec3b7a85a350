package org.lime4j.cli;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

/**
 * How far a run over many instances is: on a terminal a bar that is drawn over and over, else a line now and then. Used by
 * one thread.
 */
final class Progress {
    private static final long NANOS_BETWEEN_BARS = 100_000_000L;
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;
    private static final double NANOS = 1e9;
    private static final long UNKNOWN = -1;
    private static final int MOST_CELLS = 30;
    private static final int LEAST_CELLS = 10;

    private final PrintWriter errors;
    private final Terminal terminal;
    private final LongSupplier nanos;
    private final boolean shown;
    private volatile long total = UNKNOWN;
    private long begun;
    private long begin;
    private long done;
    private long told;
    private int drawn;

    /**
     * @param errors standard error
     * @param terminal what it can show
     * @param nanos the clock
     */
    Progress(PrintWriter errors, Terminal terminal, LongSupplier nanos) {
        this(errors, terminal, nanos, true);
    }

    private Progress(PrintWriter errors, Terminal terminal, LongSupplier nanos, boolean shown) {
        this.errors = errors;
        this.terminal = terminal;
        this.nanos = nanos;
        this.shown = shown;
        this.begun = nanos.getAsLong();
        this.told = begun;
    }

    /** Shows nothing. */
    static Progress none() {
        return new Progress(new PrintWriter(PrintWriter.nullWriter()), Terminal.NONE, () -> 0, false);
    }

    /** Counts the instances in the background: reading them is quick beside explaining them, but there may be no end. */
    void count(InstanceSource<?> instances) {
        if (!shown) {
            return;
        }
        Thread counting = new Thread(() -> {
            try {
                total(number(instances));
            } catch (RuntimeException e) {
                // Whoever explains the instances is told; here the total stays unknown.
            }
        }, "lime-count");
        counting.setDaemon(true);
        counting.start();
    }

    private static long number(InstanceSource<?> instances) {
        Iterator<?> all = instances.instances();
        try {
            long count = 0;
            for (; all.hasNext(); count++) {
                try {
                    all.next();
                } catch (LimeException e) {
                    if (e.id().endsRun()) {
                        throw e;
                    }
                }
            }
            return count;
        } finally {
            InstanceSource.close(all);
        }
    }

    /** How many there are. */
    void total(long count) {
        total = count;
    }

    /** So many were done before this run, in no time. */
    void startAt(long count) {
        begin = count;
        done = count;
        begun = nanos.getAsLong();
        told = begun;
        if (terminal.live()) {
            draw(begun);
        }
    }

    /** So many are done. */
    void at(long count) {
        done = count;
        tick();
    }

    /** Some time has passed. */
    void tick() {
        if (!shown) {
            return;
        }
        long now = nanos.getAsLong();
        if (now - told < (terminal.live() ? NANOS_BETWEEN_BARS : NANOS_BETWEEN_LINES)) {
            return;
        }
        told = now;
        if (terminal.live()) {
            draw(now);
        } else {
            errors.println("lime: " + (total == UNKNOWN ? Long.toString(done) : done + " of " + total)
                    + " instances explained" + pace(now));
            errors.flush();
        }
    }

    /** Takes the bar away, so that something else can be written; it comes back. */
    void clear() {
        if (drawn > 0) {
            errors.print("\r" + " ".repeat(drawn) + "\r");
            errors.flush();
            drawn = 0;
        }
    }

    private void draw(long now) {
        long all = Math.max(total, done);
        String counts = total == UNKNOWN ? done + " explained" : done + " of " + all;
        String pace = pace(now);
        int room = terminal.width() - 1 - counts.length() - pace.length() - 10;
        StringBuilder line = new StringBuilder(counts);
        if (total != UNKNOWN && room >= LEAST_CELLS) {
            int cells = Math.min(room, MOST_CELLS);
            int full = (int) (cells * done / Math.max(1, all));
            line.append(String.format(Locale.ROOT, " %3d %% ", 100 * done / Math.max(1, all)))
                    .append('[').append("#".repeat(full)).append(" ".repeat(cells - full)).append(']');
        }
        line.append(pace);
        line.setLength(Math.min(line.length(), terminal.width() - 1));
        int length = line.length();
        line.append(" ".repeat(Math.max(0, drawn - length)));
        errors.print("\r" + line);
        errors.flush();
        drawn = length;
    }

    /** The rate, and the time that is left if it stays so. */
    private String pace(long now) {
        double seconds = (now - begun) / NANOS;
        if (done == begin || seconds <= 0) {
            return "";
        }
        double rate = (done - begin) / seconds;
        String pace = String.format(Locale.ROOT, rate < 10 ? ", %.1f/s" : ", %.0f/s", rate);
        return total == UNKNOWN ? pace : pace + ", " + time((long) Math.ceil((Math.max(total, done) - done) / rate)) + " left";
    }

    private static String time(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
