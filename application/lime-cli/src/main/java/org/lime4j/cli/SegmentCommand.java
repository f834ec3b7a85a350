package org.lime4j.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Subject;
import org.lime4j.config.PipelineFile;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.BackgroundSource;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.report.picture.Png;
import org.lime4j.report.picture.SegmentPictures;
import org.lime4j.report.writing.Escapes;
import org.lime4j.report.writing.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lime segment}: how a picture would be cut, without a model. */
@Command(
        name = "segment",
        description = {
            "Shows how a picture is cut into segments.",
            "Takes a picture file, or a pipeline file, of which the first instance is cut as an explanation would cut it. The model"
                    + " is not opened."
        },
        mixinStandardHelpOptions = true)
final class SegmentCommand implements Callable<Integer> {
    private static final String SCHEMA = "lime-segments/1";

    private static final String SEGMENTER = "segmenter";

    /** How settings in force say that something is not there. */
    private static final String NONE = "none";

    /** Endings of pipeline files; whatever has another is a picture. */
    private static final Set<String> PIPELINES = Set.of("conf", "hocon", "json");

    private final Streams streams;
    private final LimeCommand lime;

    @Parameters(index = "0", paramLabel = "PICTURE|FILE.conf", description = "The picture, or the pipeline.")
    private @Nullable Path file;

    @Option(names = "--segmenter", paramLabel = "ID",
            description = "What cuts the picture: quickshift, slic, grid or another; default what the pipeline says, else quickshift.")
    private @Nullable String segmenter;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Set an option of the segmenter; may be repeated.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed, for segmenters that draw.")
    private @Nullable Long seed;

    @Option(names = "--out", paramLabel = "FILE.png", description = "Write the picture with the boundaries of the segments here.")
    private @Nullable Path out;

    @Option(names = "--labels", paramLabel = "FILE.png",
            description = "Write the number of each pixel's segment here, for the segmenter label-map.")
    private @Nullable Path labels;

    @Mixin private PluginOptions plugins = new PluginOptions();

    @Option(names = "--json", description = "Write JSON (schema " + SCHEMA + ").")
    private boolean json;

    SegmentCommand(Streams streams, LimeCommand lime) {
        this.streams = streams;
        this.lime = lime;
    }

    /** What is cut, and how. */
    private record Task(ComponentRef<?> instances, ComponentRef<?> representation, CreationContext context, long seed) {}

    @Override
    public Integer call() {
        if (file == null) {
            throw new IllegalStateException("not run by picocli");
        }
        requirePng("--out", out);
        requirePng("--labels", labels);
        PluginRegistry registry = plugins.registry(lime.errors(streams));
        Task task = PIPELINES.contains(OutputFormat.ending(file)) ? ofPipeline(file, registry) : ofPicture(file, registry);
        Subject.Image image = image(task);
        if (out != null) {
            write(out, Png.encode(SegmentPictures.withBoundaries(image.picture(), image.segments(), SegmentPictures.BOUNDARY)));
        }
        if (labels != null) {
            write(labels, Png.encodeLabels(image.segments()));
        }
        Map<String, Object> summary = summary(task, image);
        streams.write(to -> {
            if (json) {
                JsonText.write(to, true, document -> PlainJson.write(document, summary));
            } else {
                to.write(text(summary).getBytes(StandardCharsets.UTF_8));
            }
        });
        return ExitCode.OK;
    }

    private static void requirePng(String option, @Nullable Path picture) {
        if (picture != null && !OutputFormat.ending(picture).equals("png")) {
            throw new CommandException(ExitCode.UNUSABLE, "bad-usage",
                    option + " is " + picture + "; pictures are written as PNG: give a name that ends in .png", null);
        }
    }

    private Task ofPicture(Path picture, PluginRegistry registry) {
        PipelineFile settings = with(PipelineFile.empty(Path.of("")), "");
        ComponentRef<?> representation = ComponentRef.of("image");
        Object chosen = ((Map<?, ?>) settings.settings().plain()).get(SEGMENTER);
        if (chosen != null) {
            representation = representation.with(SEGMENTER, chosen);
        }
        return new Task(ComponentRef.of("image").with("path", picture.toAbsolutePath().toString()), representation,
                CreationContext.of(registry).withBaseDirectory(Path.of("").toAbsolutePath()),
                seed == null ? ExplanationRequest.DEFAULT_SEED : seed);
    }

    private Task ofPipeline(Path pipeline, PluginRegistry registry) {
        PipelineFile described = PipelineFile.read(pipeline);
        boolean changed = segmenter != null || !settings.isEmpty();
        Map<String, Object> inForce = (changed ? with(described, "representation.") : described).inForce(registry);
        Object instances = inForce.getOrDefault("instances", NONE);
        if (instances.equals(NONE)) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, described.originOf("instances")
                    + ": 'instances' is missing: add instances { type = image, path = … }");
        }
        long drawn = ((Number) ((Map<?, ?>) inForce.getOrDefault("request", Map.of())).get("seed")).longValue();
        CreationContext context = CreationContext.of(registry).withBaseDirectory(described.folder());
        Object background = inForce.getOrDefault("background", NONE);
        if (!background.equals(NONE)) {
            context = context.withBackground(
                    context.create(BackgroundSourceFactory.class, ref(background), BackgroundSource.class).load());
        }
        return new Task(ref(instances), ref(inForce.getOrDefault("representation", "image")), context, seed == null ? drawn : seed);
    }

    /** The settings with the segmenter said here. */
    private PipelineFile with(PipelineFile file, String block) {
        PipelineFile changed = file;
        if (segmenter != null) {
            changed = changed.with(block + SEGMENTER, segmenter);
        } else if (block.isEmpty() && !settings.isEmpty()) {
            changed = changed.with(SEGMENTER, "quickshift");
        }
        return new SettingOptions(settings, block + SEGMENTER + ".").with(changed);
    }

    private static ComponentRef<?> ref(Object setting) {
        if (!(setting instanceof Map<?, ?> map)) {
            return ComponentRef.of(String.valueOf(setting));
        }
        Map<String, Object> options = new LinkedHashMap<>();
        map.forEach((name, value) -> options.put(String.valueOf(name), value));
        return new ComponentRef<>(String.valueOf(options.remove("type")), options);
    }

    private static Subject.Image image(Task task) {
        Representation<?> representation =
                task.context().create(RepresentationFactory.class, task.representation(), Representation.class);
        InstanceSource<?> source = task.context().create(InstanceSourceFactory.class, task.instances(), InstanceSource.class);
        Iterator<?> instances = source.instances();
        try {
            if (!instances.hasNext()) {
                throw new LimeException(ErrorId.BAD_CONFIGURATION, "there is no instance to cut: look at the instances { … } block");
            }
            Subject subject = subject(representation, instances.next(), new RandomStreams(task.seed()).in("representation"));
            return find(subject, task.representation());
        } finally {
            InstanceSource.close(instances);
        }
    }

    private static <X> Subject subject(Representation<X> representation, Object instance, RandomStreams random) {
        if (!representation.instanceType().isInstance(instance)) {
            throw new LimeException(ErrorId.BAD_CONFIGURATION, "the representation makes " + representation.instanceType().getSimpleName()
                    + ", but the instances hold " + instance.getClass().getSimpleName());
        }
        return representation.represent(representation.instanceType().cast(instance), random).subject();
    }

    /** The image, or the first of several. */
    private static Subject.Image find(Subject subject, ComponentRef<?> representation) {
        List<Subject> parts = subject instanceof Subject.Composite composite
                ? composite.blocks().stream().map(Subject.Block::subject).toList()
                : List.of(subject);
        return parts.stream().filter(Subject.Image.class::isInstance).map(Subject.Image.class::cast).findFirst()
                .orElseThrow(() -> new LimeException(ErrorId.BAD_CONFIGURATION, "the representation '" + representation.id()
                        + "' has no picture to cut: lime segment needs instances that are images"));
    }

    private Map<String, Object> summary(Task task, Subject.Image image) {
        IntPlane segments = image.segments();
        int[] sizes = sizes(segments);
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("schema", SCHEMA);
        summary.put("width", segments.width());
        summary.put("height", segments.height());
        if (task.representation().options().get(SEGMENTER) != null) {
            summary.put(SEGMENTER, task.representation().options().get(SEGMENTER));
        }
        summary.put("segments", sizes.length);
        summary.put("smallest", sizes[0]);
        summary.put("median", (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]) / 2);
        summary.put("largest", sizes[sizes.length - 1]);
        if (out != null) {
            summary.put("out", out.toString());
        }
        if (labels != null) {
            summary.put("labels", labels.toString());
        }
        return summary;
    }

    /** Pixels of each segment, ascending. */
    private static int[] sizes(IntPlane segments) {
        int[] all = segments.toArray();
        int[] sizes = new int[Arrays.stream(all).max().orElse(0) + 1];
        for (int label : all) {
            sizes[label]++;
        }
        Arrays.sort(sizes);
        return sizes;
    }

    private static String text(Map<String, Object> summary) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "picture   %s × %s pixels\n", summary.get("width"), summary.get("height")));
        text.append(String.format(Locale.ROOT, "segments  %s; pixels: smallest %s, median %s, largest %s\n",
                summary.get("segments"), summary.get("smallest"), summary.get("median"), summary.get("largest")));
        for (String key : List.of("out", "labels")) {
            if (summary.containsKey(key)) {
                text.append("written   ").append(Escapes.visible(String.valueOf(summary.get(key)))).append('\n');
            }
        }
        return text.toString();
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw ErrorReport.io(ExitCode.FAILED, file + " cannot be written", e);
        }
    }
}
