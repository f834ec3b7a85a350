package org.lime4j.text.opennlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;

/** Models by way of the registry, and a few labelled texts. */
final class Reviews {
    private static final String[] GOOD = {"superb", "wonderful", "touching", "clever"};
    private static final String[] BAD = {"boring", "awful", "predictable", "slow"};
    private static final String[] THINGS = {"the film", "a story", "the music", "the acting", "an ending", "the script"};

    private Reviews() {}

    /** Writes sixty documents; a good word or a bad one in each, the other words in both alike. */
    static Path write(Path file) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String things = THINGS[i % 6] + " and " + THINGS[(i + 1 + i / 6) % 6];
            lines.append("good\t").append(things).append(" is ").append(GOOD[i % 4]).append(" .\n");
            lines.append("bad\t").append(things).append(" is ").append(BAD[i % 4]).append(" .\n");
        }
        try {
            return Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The adapter {@code opennlp-training} on a file. */
    static ComponentRef<?> training(Path data) {
        return ComponentRef.of("opennlp-training").with("data", data.toString());
    }

    static OpenNlpBlackBox open(ComponentRef<?> ref) {
        return (OpenNlpBlackBox) CreationContext.of(PluginRegistry.standard())
                .create(ModelAdapterFactory.class, ref, ModelAdapter.class)
                .open();
    }
}
