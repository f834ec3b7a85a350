package org.lime4j.text.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerFactory;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;

class OpenNlpBlackBoxTest {
    private static final String REVIEW = "The script is clever and the acting is superb , but the ending is slow .";

    @TempDir private Path folder;
    private Path data;

    @BeforeEach
    void write() {
        data = Reviews.write(folder.resolve("reviews.tsv"));
    }

    private static ComponentRef<?> saved(Path file) {
        return ComponentRef.of("opennlp").with("path", file.toString());
    }

    private Path save(OpenNlpBlackBox model) throws IOException {
        Path file = folder.resolve("reviews.bin");
        model.model().serialize(file);
        return file;
    }

    private static Explanation explain(BlackBox<String> model, int threads, int batch) {
        return LimeExplainer.builder(model)
                .representation("text")
                .surrogate(ComponentRef.of("ridge").with("selection", "none"))
                .execution(Execution.standard().withThreads(threads).withBatchSize(batch))
                .build()
                .explain(REVIEW, ExplanationRequest.standard().withOutputs("good").withSeed(42));
    }

    @Test
    void aSavedModelGivesTheSameAnswersAndTheSameExplanation() throws IOException {
        OpenNlpBlackBox trained = Reviews.open(Reviews.training(data));
        OpenNlpBlackBox opened = Reviews.open(saved(save(trained)));
        assertThat(opened.outputs()).isEqualTo(trained.outputs());
        assertThat(explain(opened, 1, 256)).isEqualTo(explain(trained, 1, 256));
    }

    @Test
    void theWordsThatDecideAreOnTopAndThreadsAndBatchesChangeNothing() {
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        Explanation expected = explain(model, 1, 256);
        for (int threads : new int[] {1, 8}) {
            for (int batch : new int[] {1, 7, 5_000}) {
                Explanation explanation = explain(model, threads, batch);
                assertThat(explanation).as("%d threads, batches of %d", threads, batch).isEqualTo(expected);
                assertThat(explanation.toString()).isEqualTo(expected.toString());
            }
        }
        OutputExplanation good = expected.output("good");
        List<FeatureContribution> top = good.contributions().subList(0, 3);
        assertThat(top).extracting(FeatureContribution::label).containsExactlyInAnyOrder("clever", "superb", "slow");
        assertThat(top).allSatisfy(word -> assertThat(word.weight() < 0).isEqualTo(word.label().equals("slow")));
        assertThat(good.fidelity().weightedR2()).isGreaterThan(0.9);
        assertThat(expected.provenance().model()).isEqualTo(model.description());
    }

    @Test
    void copiesForThreadsShareTheModel() {
        OpenNlpBlackBox model = Reviews.open(Reviews.training(data));
        OpenNlpBlackBox copy = model.forThread();
        assertThat(copy).isNotSameAs(model);
        assertThat(copy.model()).isSameAs(model.model());
        assertThat(copy.outputs()).isEqualTo(model.outputs());
    }

    @Test
    void filesThatHoldNoCategorizerAreToldFromOnesThatAreNotThere() throws IOException {
        assertFails(folder.resolve("none.bin"), "none.bin: there is no such file");
        assertFails(folder, folder + ": is not a file");
        assertFails(Files.writeString(folder.resolve("junk.bin"), "junk"), "junk.bin: is not an OpenNLP document categorizer");
        assertFails(Files.createFile(folder.resolve("empty.bin")), "empty.bin: is not an OpenNLP document categorizer");
        byte[] whole = Files.readAllBytes(save(Reviews.open(Reviews.training(data))));
        for (int length = 1; length < whole.length / 2; length += 13) {
            assertFails(Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, length)),
                    "cut.bin: is not an OpenNLP document categorizer, or is damaged");
        }
    }

    /** What a manifest names is looked for when the model is used, not when it is read. */
    @Test
    void aModelThatCanBeReadButNotUsedIsToldWhenItIsOpened() throws IOException {
        Path whole = save(Reviews.open(Reviews.training(data)));
        Path file = folder.resolve("other-factory.bin");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(whole));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(entry.getName().equals("manifest.properties")
                        ? new String(content, StandardCharsets.UTF_8)
                                .replace("opennlp.tools.doccat.DoccatFactory", "opennlp.tools.doccat.NoFactory")
                                .getBytes(StandardCharsets.UTF_8)
                        : content);
            }
        }
        assertFails(file, "other-factory.bin: is not an OpenNLP document categorizer, or is damaged");
    }

    @Test
    void anotherKindOfOpenNlpModelIsNamed() throws IOException {
        List<TokenSample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            samples.add(new TokenSample("so dull.", new Span[] {new Span(0, 2), new Span(3, 7), new Span(7, 8)}));
        }
        Path file = folder.resolve("tokens.bin");
        Logger logger = Logger.getLogger("opennlp.tools");
        logger.setLevel(Level.WARNING);
        try {
            TokenizerME.train(
                            ObjectStreamUtils.createObjectStream(samples),
                            new TokenizerFactory("en", null, false, null),
                            TrainingParameters.defaultParams())
                    .serialize(file);
        } finally {
            logger.setLevel(null);
        }
        assertFails(file, "tokens.bin: is not an OpenNLP document categorizer, or is damaged"
                + " (The DocumentCategorizerME cannot load a model for the TokenizerME!); write it with");
    }

    private static void assertFails(Path file, String message) {
        assertThatThrownBy(() -> Reviews.open(saved(file)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageContaining(message);
    }
}
