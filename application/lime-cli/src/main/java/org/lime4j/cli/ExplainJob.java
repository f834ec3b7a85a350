package org.lime4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.config.Pipeline;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/** Explains the instances of one file. Used once. */
final class ExplainJob extends PipelineJob {
    private final Streams streams;
    private final @Nullable Path file;
    private final boolean folder;
    private List<ExplanationRenderer> renderers = List.of();
    private boolean ownFiles;
    private boolean begun;

    /**
     * @param streams where to write
     * @param errors told of every plugin that cannot be used and of every instance that was not explained
     * @param file results go here instead; null for standard output
     * @param folder whether {@code file} is a folder, in which each explanation has a file of its own
     */
    ExplainJob(Streams streams, ErrorReport errors, @Nullable Path file, boolean folder) {
        super(streams, errors, file);
        this.streams = streams;
        this.file = file;
        this.folder = folder;
    }

    @Override
    String name() {
        return "explain";
    }

    @Override
    <X> void work(Pipeline<X> pipeline, Peeked<X> instances) {
        if (pipeline.renderers().isEmpty()) {
            throw pipeline.located("renderers", new LimeException(ErrorId.BAD_CONFIGURATION,
                    "'renderers' is empty, so that nothing would be written: name one, or take the key out"));
        }
        choose(pipeline, instances.isOnlyOne());
        if (instances.isOnlyOne()) {
            explainOne(pipeline, instances.next());
        } else {
            pipeline.explainer().explainAll(() -> instances, pipeline.request(), result -> receive(pipeline, result));
        }
    }

    /** What is written, and whether into a file for each explanation; refused before the model is asked for anything. */
    private void choose(Pipeline<?> pipeline, boolean one) {
        renderers = pipeline.renderers();
        Optional<ExplanationRenderer> whole =
                renderers.stream().filter(renderer -> !OutputFormat.canFollow(renderer)).findFirst();
        ownFiles = folder || (!one && whole.isPresent());
        if (whole.isPresent() && !folder) {
            String ending = OutputFormat.ending(whole.get());
            require(renderers.size() == 1, "several renderers cannot share one output when one of them writes "
                    + whole.get().mediaType() + ": give --out FOLDER/, or choose one with --renderer");
            require(one || file != null, "each explanation in " + whole.get().mediaType() + " is a file of its own, and there are several"
                    + " instances: give --out out." + ending + " for out-0." + ending + ", out-1." + ending + " …, or --out FOLDER/");
            require(file != null || !streams.terminal().isTerminal() || OutputFormat.isText(whole.get()),
                    "a terminal cannot show " + whole.get().mediaType() + ": give --out out." + ending
                            + ", or send standard output to a file or another program");
        }
        if (file != null) {
            prepare(folder ? file : file.toAbsolutePath().getParent());
        }
        if (!one && !ownFiles) {
            renderers = jsonLines(pipeline);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage", message, null);
        }
    }

    /** A folder of results is made; one that a file is to stand in must be there. */
    private void prepare(@Nullable Path parent) {
        try {
            if (folder && parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw ErrorReport.io(ExitCode.UNUSABLE, "folder " + parent + " cannot be made", e);
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw ErrorReport.io(ExitCode.FAILED, file + " cannot be written", new NoSuchFileException(parent.toString()));
        }
    }

    /** Renderers of JSON write one line an instance, unless the file says how they write. */
    private List<ExplanationRenderer> jsonLines(Pipeline<?> pipeline) {
        List<ExplanationRenderer> lines = new ArrayList<>(renderers);
        for (int i = 0; i < lines.size(); i++) {
            ComponentRef<RendererFactory<?>> ref = pipeline.spec().renderers().get(i);
            if (lines.get(i).mediaType().equals("application/json") && ref.id().equals("json") && !ref.options().containsKey("pretty")) {
                lines.set(i, CreationContext.of(pipeline.registry())
                        .create(RendererFactory.class, ref.with("pretty", false), ExplanationRenderer.class));
            }
        }
        return lines;
    }

    /** A single instance is explained under the very seed that was asked for, so that the file replays it. */
    private <X> void explainOne(Pipeline<X> pipeline, X instance) {
        Explanation explanation;
        try {
            explanation = pipeline.explainer().explain(instance, pipeline.request());
        } catch (LimeException e) {
            failed(pipeline.located(e));
            return;
        }
        render(explanation, 0, "");
    }

    private void receive(Pipeline<?> pipeline, Result result) {
        if (result instanceof Result.Success success) {
            render(success.explanation(), success.index(), "instance " + success.index());
        } else if (result instanceof Result.Failure failure) {
            failed(failure.index(), pipeline.located(failure.error()));
        }
    }

    private void render(Explanation explanation, long index, String title) {
        boolean first = !begun;
        begun = true;
        for (ExplanationRenderer renderer : renderers) {
            byte[] document = document(explanation, index, first || ownFiles, renderer);
            if (ownFiles && file != null) {
                Path to = folder
                        ? file.resolve("instance-" + index + "." + OutputFormat.ending(renderer))
                        : OutputFormat.numbered(file, index);
                try {
                    Files.write(to, document);
                } catch (IOException e) {
                    throw ErrorReport.io(ExitCode.FAILED, to + " cannot be written", e);
                }
            } else {
                write(title, renderer.mediaType().startsWith("text/plain"), out -> out.write(document));
            }
        }
    }

    /** All of it before anything is written, so that a renderer that refuses leaves no empty file. */
    private static byte[] document(Explanation explanation, long index, boolean first, ExplanationRenderer renderer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer.render(explanation, index, first, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an explanation cannot be written into memory", e);
        }
        return bytes.toByteArray();
    }
}
