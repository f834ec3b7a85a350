package org.lime4j.text.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.text.OpenNlpWhitespaceTokenizer;
import org.lime4j.text.TextRepresentation;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

class OpenNlpTokenizersTest {
    private static final CreationContext CONTEXT = CreationContext.of(PluginRegistry.standard());

    @TempDir private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        TokenizerModels.write(folder);
    }

    private static Tokenizer tokenizer(String id, Path file) {
        return CONTEXT.create(TokenizerFactory.class, ComponentRef.of(id).with("path", file.toString()), Tokenizer.class);
    }

    private static Tokenizer words() {
        return tokenizer("opennlp-model", folder.resolve("tokens.bin"));
    }

    private static Tokenizer sentences() {
        return tokenizer("opennlp-sentence", folder.resolve("sentences.bin"));
    }

    private static List<String> tokens(Tokenizer tokenizer, String text) {
        List<String> tokens = new ArrayList<>();
        tokenizer.tokenize(text, (start, end) -> tokens.add(text.substring(start, end)));
        return tokens;
    }

    @Test
    void aTrainedTokenizerTakesSignsOffWords() {
        assertThat(tokens(words(), "so fine, so good.")).containsExactly("so", "fine", ",", "so", "good", ".");
        assertThat(tokens(words(), "  fine,\n\tgood.  ")).containsExactly("fine", ",", "good", ".");
    }

    @Test
    void aTrainedDetectorFindsWholeSentences() {
        assertThat(tokens(sentences(), " It is slow. We saw no. 7 long.\nIt is good. "))
                .containsExactly("It is slow.", "We saw no. 7 long.", "It is good.");
    }

    @Test
    void whiteSpaceLeavesSignsOnTheirWords() {
        assertThat(tokens(new OpenNlpWhitespaceTokenizer(), " It's  9 am.\u3000영화\u00A0좋다\n👍🏽 "))
                .containsExactly("It's", "9", "am.", "영화", "좋다", "👍🏽");
    }

    @Test
    void textsWithoutTokensHaveNone() {
        for (Tokenizer tokenizer : List.of(words(), sentences(), new OpenNlpWhitespaceTokenizer())) {
            assertThat(tokens(tokenizer, "")).isEmpty();
            assertThat(tokens(tokenizer, " \n\t")).isEmpty();
        }
    }

    @Test
    void manyThreadsMayUseOneTokenizer() throws Exception {
        String text = "It is slow, so fine. We saw no. 7 good. ".repeat(20);
        for (Tokenizer tokenizer : List.of(words(), sentences())) {
            Callable<List<String>> call = () -> tokens(tokenizer, text);
            List<String> expected = call.call();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                for (Future<List<String>> result : pool.invokeAll(Collections.nCopies(64, call))) {
                    assertThat(result.get()).isEqualTo(expected);
                }
            } finally {
                pool.shutdown();
            }
        }
    }

    @Test
    void aConsumerThatThrowsLeavesTheTokenizerUsable() {
        Tokenizer words = words();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> words.tokenize("so good.", (start, end) -> {
                throw new IllegalStateException("no");
            })).isInstanceOf(IllegalStateException.class);
        }
        assertThat(tokens(words, "so good.")).containsExactly("so", "good", ".");
    }

    @Test
    void longStretchesWithoutASpaceTakeBoundedTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            String dots = ".".repeat(1_000_000);
            assertThat(tokens(words(), "so " + "x".repeat(31_000) + " good.")).hasSize(4);
            assertThat(tokens(words(), dots)).containsExactly(dots);
            assertThat(tokens(sentences(), "It is slow. " + dots + " It is good.")).containsExactly("It is slow.", dots, "It is good.");
            assertThat(tokens(words(), "so ".repeat(300_000))).hasSize(300_000);
            assertThat(tokens(sentences(), "It is slow. ".repeat(30_000))).hasSize(30_000);
        });
    }

    @Test
    void sentencesAreExplainedAsFeatures() {
        TextRepresentation text = CONTEXT.withBaseDirectory(folder).create(
                RepresentationFactory.class,
                ComponentRef.of("text").with("unit", "occurrences")
                        .with("tokenizer", ComponentRef.of("opennlp-sentence").with("path", "sentences.bin")),
                TextRepresentation.class);
        InterpretableInstance<String> instance = text.represent("It is slow. It is good.", new RandomStreams(1));
        assertThat(instance.features()).extracting(InterpretableFeature::label).containsExactly("It is slow.", "It is good.");
    }

    @Test
    void filesThatHoldNoSuchModelAreErrorsThatNameThem() throws IOException {
        for (String id : List.of("opennlp-model", "opennlp-sentence")) {
            String own = id.equals("opennlp-model") ? "tokens.bin" : "sentences.bin";
            String kind = id.equals("opennlp-model") ? "tokenizer" : "sentence detector";
            assertFails(id, folder.resolve("none.bin"), "none.bin: there is no such file");
            assertFails(id, folder, folder + ": is not a file");
            assertFails(id, Files.writeString(folder.resolve("junk.bin"), "junk"), "junk.bin: is not an OpenNLP " + kind);
            assertFails(id, folder.resolve(id.equals("opennlp-model") ? "sentences.bin" : "tokens.bin"),
                    ".bin: is not an OpenNLP " + kind + ", or is damaged (The ");
            byte[] whole = Files.readAllBytes(folder.resolve(own));
            for (int length = 0; length < whole.length / 2; length += 97) {
                assertFails(id, Files.write(folder.resolve("cut.bin"), Arrays.copyOf(whole, length)),
                        "cut.bin: is not an OpenNLP " + kind + ", or is damaged");
            }
        }
    }

    private static void assertFails(String id, Path file, String message) {
        assertThatThrownBy(() -> tokenizer(id, file))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageContaining(message).hasMessageContaining("write it with ".repeat(message.contains("is not an") ? 1 : 0));
    }
}
