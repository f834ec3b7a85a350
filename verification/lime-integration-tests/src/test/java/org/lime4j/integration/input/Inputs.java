package org.lime4j.integration.input;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;

/** Where the data are, and models by way of the registry. */
final class Inputs {
    static final Path EXAMPLES = Path.of(System.getProperty("lime.root")).resolve("examples").toAbsolutePath();
    static final PluginRegistry REGISTRY = PluginRegistry.standard();

    /**
     * A labelled text.
     *
     * @param label its category
     * @param text without tabs and line ends
     */
    record Document(String label, String text) {
        private String line() {
            return label + "\t" + text + "\n";
        }
    }

    private Inputs() {}

    /** A file of the data that are too large, or not free enough, to lie in the project; the test is skipped without it. */
    static Path shared(String file) {
        Path path = Path.of(System.getProperty("lime.shared", "no folder lime.shared"), "data").resolve(file);
        assumeTrue(Files.exists(path), () -> "SKIPPED: the real data " + path + " are not here (system property lime.shared)");
        return path;
    }

    /** Opens a model as a configuration would. */
    @SuppressWarnings("unchecked")
    static <X> BlackBox<X> open(Class<X> type, ComponentRef<?> ref, CreationContext context) {
        BlackBox<?> model = context.create(ModelAdapterFactory.class, ref, ModelAdapter.class).open();
        if (model.inputType() != type) {
            throw new IllegalStateException("the model reads " + model.inputType());
        }
        return (BlackBox<X>) model;
    }

    /** The example's reviews. */
    static List<Document> reviews() {
        return labelled(EXAMPLES.resolve("text/reviews.tsv"));
    }

    /** Short messages, ham or spam. */
    static List<Document> messages() {
        return labelled(shared("text/SMSSpamCollection"));
    }

    private static List<Document> labelled(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split("\t", 2))
                    .map(cells -> new Document(cells[0], cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of a file of reviews in the tagged form of the multi-domain sentiment data, in lower case. */
    static List<Document> taggedReviews(String file, String label, int count) {
        List<Document> documents = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(shared(file))), StandardCharsets.ISO_8859_1))) {
            StringBuilder text = null;
            for (String line = lines.readLine(); line != null && documents.size() < count; line = lines.readLine()) {
                if (line.equals("<review_text>")) {
                    text = new StringBuilder();
                } else if (line.equals("</review_text>") && text != null) {
                    documents.add(new Document(
                            label, text.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip()));
                    text = null;
                } else if (text != null) {
                    text.append(line).append(' ');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    /** Korean film reviews: id, text, 0 or 1. */
    static List<Document> koreanReviews(int count) {
        try (Stream<String> lines = Files.lines(shared("text/nsmc_subset_train.txt"))) {
            return lines.skip(1)
                    .map(line -> line.split("\t"))
                    .filter(cells -> cells.length == 3 && cells[1].codePoints().anyMatch(Character::isLetter))
                    .limit(count)
                    .map(cells -> new Document(cells[2].equals("1") ? "positive" : "negative", cells[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes documents in the form that opennlp-training reads. */
    static Path write(Path file, List<Document> documents) {
        StringBuilder lines = new StringBuilder();
        documents.forEach(document -> lines.append(document.line()));
        try {
            return Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
