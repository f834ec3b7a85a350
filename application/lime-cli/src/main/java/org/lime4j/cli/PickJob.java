package org.lime4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.pick.PickJournal;
import org.lime4j.core.pick.PickReport;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.pick.SpLime;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.report.PickJournalFile;

/** Explains the instances of one file and picks among them. Used once. */
final class PickJob extends PipelineJob {
    /** Failed instances that are told one by one; where a pipeline fits none of many, all say the same. */
    private static final int MOST_TOLD = 20;

    private final int budget;
    private final @Nullable Path journalFile;
    private final PickFormat format;
    private final Progress progress;
    private final @Nullable Path out;
    private long failures;
    private long finished;

    /**
     * @param streams where to write
     * @param errors told of every plugin that cannot be used and of instances that were not explained
     * @param out the result goes here instead; null for standard output
     * @param budget how many instances to pick
     * @param journalFile keeps the explanations; null for none
     * @param format of the result
     * @param quiet whether no progress is shown
     */
    PickJob(Streams streams, ErrorReport errors, @Nullable Path out, int budget, @Nullable Path journalFile,
            PickFormat format, boolean quiet) {
        super(streams, errors, out);
        this.out = out;
        this.budget = budget;
        this.journalFile = journalFile;
        this.format = format;
        this.progress = quiet ? Progress.none() : new Progress(streams.errors(), streams.errorTerminal(), System::nanoTime);
    }

    @Override
    String name() {
        return "pick";
    }

    @Override
    PipelineSpec withPicker(PipelineSpec spec, PipelineFile described) {
        return spec.picker().isPresent() ? spec : spec.withPicker(ComponentRef.of("submodular"));
    }

    @Override
    <X> void work(Pipeline<X> pipeline, Peeked<X> instances) {
        requireFolder();
        PickJournalFile journal = journalFile == null ? null : PickJournalFile.open(journalFile, RunIdentity.of(pipeline));
        // The process waits for this thread to come to an orderly end.
        Interruption interruption = Interruption.ofThisThread();
        try (journal) {
            PickReport report;
            try {
                report = report(pipeline, instances, journal);
            } finally {
                progress.clear();
            }
            write("", false, format.content(report, terminal()));
        } catch (LimeException e) {
            stopped(pipeline, e, interruption.happened());
        } finally {
            interruption.over();
        }
    }

    private <X> PickReport report(Pipeline<X> pipeline, Peeked<X> instances, @Nullable PickJournalFile journal) {
        AtomicBoolean read = new AtomicBoolean();
        Iterable<X> again = () -> read.getAndSet(true) ? pipeline.instances().instances() : instances;
        ExplanationRequest request = pipeline.request().withListener((instance, scored, total) -> progress.tick());
        progress.count(pipeline.instances());
        return SpLime.standard().withBudget(budget)
                .withPicker(
                        pipeline.picker().orElseThrow(),
                        pipeline.registry().provenance(PickerFactory.class, pipeline.spec().picker().orElseThrow()))
                .pick(pipeline.explainer(), again, request, new Watched(pipeline,
                        journal != null ? journal : PickJournal.none(pipeline.explainer(), again, request)));
    }

    /** A result that takes hours should not be lost for a typing error. */
    private void requireFolder() {
        if (out != null) {
            if (journalFile != null && same(out, journalFile)) {
                throw new CommandException(ExitCode.UNUSABLE, "bad-usage", "--out and --journal are both " + out
                        + ", so that the result would take the place of the journal: give two files", null);
            }
            Path folder = out.toAbsolutePath().getParent();
            if (Files.isDirectory(out) || folder != null && !Files.isDirectory(folder)) {
                throw new CommandException(ExitCode.UNUSABLE, ErrorId.IO.code(), out + " cannot be written: "
                        + (Files.isDirectory(out) ? "it is a folder" : "there is no folder " + folder), null);
            }
        }
    }

    private static boolean same(Path one, Path other) {
        try {
            return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize()) || Files.isSameFile(one, other);
        } catch (IOException e) {
            // One of them is not there yet.
            return false;
        }
    }

    private void stopped(Pipeline<?> pipeline, LimeException error, boolean byUser) {
        boolean ended = byUser || error.id().endsRun();
        if (!ended) {
            throw pipeline.located(error);
        }
        String how = journalFile == null
                ? "; nothing of them was kept: with --journal FILE they would be, and the same command would go on from there"
                : "; they are in " + journalFile + ", and the same command goes on from there";
        String done = finished + (finished == 1 ? " instance was" : " instances were") + " finished" + how;
        if (byUser) {
            stopped(ErrorId.INTERRUPTED.code(), done, true);
        } else {
            stopped(error.id().code(), error.getMessage() + "\n" + done, error.id() == ErrorId.INTERRUPTED);
        }
    }

    private void failed(Pipeline<?> pipeline, Result.Failure failure) {
        failures++;
        if (failures > MOST_TOLD) {
            return;
        }
        progress.clear();
        failed(failure.index(), pipeline.located(failure.error()));
        if (failures == MOST_TOLD) {
            note("further instances that fail are counted, and not told one by one");
        }
    }

    /** A journal that is watched: how far it is, and which instances failed. */
    private final class Watched implements PickJournal {
        private final Pipeline<?> pipeline;
        private final PickJournal journal;

        Watched(Pipeline<?> pipeline, PickJournal journal) {
            this.pipeline = pipeline;
            this.journal = journal;
        }

        @Override
        public void replay(Consumer<? super Result> sink) {
            journal.replay(result -> {
                sink.accept(result);
                finished++;
                if (result instanceof Result.Failure) {
                    failedBefore();
                }
            });
            if (journal instanceof PickJournalFile file && file.torn()) {
                note("the end of " + journalFile + " could not be read and was dropped; " + finished
                        + " instances before it were");
            }
            progress.startAt(finished);
        }

        @Override
        public void append(Result result) {
            journal.append(result);
            finished++;
            if (result instanceof Result.Failure failure) {
                failed(pipeline, failure);
            }
            progress.at(finished);
        }

        @Override
        public List<Explanation> explanations(List<Long> indices) {
            return journal.explanations(indices);
        }
    }
}
