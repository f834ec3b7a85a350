package org.lime4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.config.Pipeline;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.engine.PipelineSpec;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.representation.InstanceSource;

/** What commands do with the instances of one pipeline file; each says what it does with them. Used once. */
abstract class PipelineJob {
    private final Streams streams;
    private final ErrorReport errors;
    private final @Nullable Path file;
    private @Nullable OutputStream out;
    private boolean begun;
    private boolean failed;
    private boolean interrupted;

    /**
     * @param streams where to write
     * @param errors told of every plugin that cannot be used and of every instance that was not explained
     * @param file results go here instead; null for standard output
     */
    PipelineJob(Streams streams, ErrorReport errors, @Nullable Path file) {
        this.streams = streams;
        this.errors = errors;
        this.file = file;
    }

    /**
     * Runs a pipeline.
     *
     * @return the exit code
     * @throws LimeException if the pipeline cannot be used
     */
    final int run(Path pipelineFile, Changes changes, PluginOptions plugins) {
        PluginRegistry registry = plugins.registry(errors);
        PipelineFile described = changes.settings().read(pipelineFile);
        PipelineSpec spec = described.spec(registry);
        try {
            spec = changes.applyTo(spec, registry, terminal());
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", String.valueOf(e.getMessage()), e);
        }
        spec = withPicker(spec, described);
        try (Pipeline<?> pipeline = described.open(spec, registry)) {
            handOn(pipeline);
        } catch (UncheckedIOException e) {
            throw unwritable(e.getCause());
        } finally {
            close();
        }
        return interrupted ? ExitCode.INTERRUPTED : failed ? ExitCode.FAILED : ExitCode.OK;
    }

    /** The command's name. */
    abstract String name();

    /** The pipeline with the picker that the command uses; most use none. */
    PipelineSpec withPicker(PipelineSpec spec, PipelineFile described) {
        if (spec.picker().isPresent()) {
            throw new CommandException(ExitCode.UNUSABLE, ErrorId.BAD_CONFIGURATION.code(),
                    described.originOf("picker") + ": 'picker' has no effect in lime " + name()
                            + ", which explains every instance: take it out, or give the file to lime pick", null);
        }
        return spec;
    }

    /**
     * Does it.
     *
     * @param instances at least one
     */
    abstract <X> void work(Pipeline<X> pipeline, Peeked<X> instances);

    /** What the reader of the results can show. */
    final Terminal terminal() {
        return file == null ? streams.terminal() : Terminal.NONE;
    }

    /** Tells of the only instance, which failed. */
    final void failed(LimeException error) {
        errors.told(error);
        failed = true;
    }

    /** Tells why not all was done that was asked for. */
    final void stopped(String code, String message, boolean byUser) {
        errors.block(code, message);
        failed = true;
        interrupted |= byUser;
    }

    /** Tells something that is no error. */
    final void note(String message) {
        errors.block("note", message);
    }

    /** Remembers that an instance failed of which nothing more is told. */
    final void failedBefore() {
        failed = true;
    }

    /** Tells of one instance of many that failed. */
    final void failed(long index, LimeException error) {
        errors.told(index, error);
        failed = true;
    }

    /**
     * Writes the results of one instance, after those before it.
     *
     * @param title of text for people, where there is more than one instance; "" for none
     * @param text whether it is text for people, which is set apart
     */
    final void write(String title, boolean text, Streams.Content content) {
        try {
            OutputStream to = open();
            if (text) {
                to.write(((begun ? "\n" : "") + (title.isEmpty() ? "" : "=== " + title + " ===\n"))
                        .getBytes(StandardCharsets.UTF_8));
            }
            content.write(to);
            begun = true;
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <X> void handOn(Pipeline<X> pipeline) {
        Iterator<X> all;
        try {
            all = pipeline.instances().instances();
        } catch (LimeException e) {
            throw pipeline.located("instances", e);
        }
        try {
            Peeked<X> instances = new Peeked<>(all);
            if (!instances.hasNext()) {
                throw pipeline.located("instances", new LimeException(
                        ErrorId.BAD_CONFIGURATION, "there is no instance to explain: look at the instances { … } block"));
            }
            work(pipeline, instances);
        } finally {
            InstanceSource.close(all);
        }
    }

    /** Opened when there is something to write: an error before that leaves an older file alone. */
    private OutputStream open() throws IOException {
        if (out == null) {
            out = new BufferedOutputStream(file == null ? streams.out() : Files.newOutputStream(file));
        }
        return out;
    }

    private void close() {
        if (out != null && file != null) {
            try {
                out.close();
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
    }

    private CommandException unwritable(IOException error) {
        return ErrorReport.io(ExitCode.FAILED, (file == null ? "standard output" : file) + " cannot be written", error);
    }

    /** Instances, looked at as far as is needed to count to one. What their reading threw is thrown in its place. */
    static final class Peeked<X> implements Iterator<X> {
        private final Iterator<X> others;
        private final boolean onlyOne;
        private @Nullable X first;
        private @Nullable LimeException failure;

        Peeked(Iterator<X> all) {
            others = all;
            boolean more = true;
            try {
                first = all.hasNext() ? all.next() : null;
                more = all.hasNext();
            } catch (LimeException e) {
                failure = e;
            }
            onlyOne = first != null && !more;
        }

        boolean isOnlyOne() {
            return onlyOne;
        }

        @Override
        public boolean hasNext() {
            return first != null || failure != null || others.hasNext();
        }

        @Override
        public X next() {
            X next = first;
            if (next != null) {
                first = null;
                return next;
            }
            LimeException thrown = failure;
            if (thrown != null) {
                failure = null;
                throw thrown;
            }
            return others.next();
        }
    }
}
