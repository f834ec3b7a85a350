package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;

/** Texts that nobody would write: each is explained, or is an error that says what to change, in bounded time. */
class HostileTextsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(120);
    private static final BlackBox<String> LENGTH =
            BlackBox.ofScalar(String.class, Outputs.scores("length"), text -> (double) text.length());

    private static Explanation explain(BlackBox<String> model, ComponentRef<?> representation, String text, int samples) {
        return LimeExplainer.builder(model).representation(representation).build()
                .explain(text, ExplanationRequest.standard().withSamples(samples));
    }

    private static Explanation explain(String text) {
        return explain(LENGTH, ComponentRef.of("text"), text, 300);
    }

    private static List<FeatureContribution> contributions(Explanation explanation) {
        return explanation.outputs().get(0).contributions();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\n\t", "...!?", "\0\u0007\u001B", "\uD83D\uDE00", "\u200B\u200D", "\u0301", "\uD800", "\uDC00\uD800"})
    void aTextWithoutAWordIsAnErrorThatSaysWhatToDo(String text) {
        assertThatThrownBy(() -> explain(text))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessageContaining("give a text with at least one word");
    }

    @Test
    void oneWordHasTheDifferenceThatItMakes() {
        for (String text : List.of("word", "...a...", "\uD800word\uDC00", "\0word\u0007")) {
            Explanation explanation = explain(text);
            assertThat(explanation.subject()).isEqualTo(new Subject.Text(text));
            assertThat(contributions(explanation)).hasSize(1);
            assertThat(contributions(explanation).get(0).weight()).isPositive();
        }
    }

    @Test
    void aMillionEqualWordsAreOneFeature() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            AtomicInteger calls = new AtomicInteger();
            BlackBox<String> counting = BlackBox.ofScalar(String.class, Outputs.scores("words"), text -> {
                calls.incrementAndGet();
                return text.contains("word") ? 1.0 : 0.0;
            });
            Explanation explanation = explain(counting, ComponentRef.of("text"), "word ".repeat(1_000_000), 5_000);
            assertThat(contributions(explanation)).hasSize(1);
            assertThat(((Location.Spans) contributions(explanation).get(0).location()).spans()).hasSize(1_000_000);
            assertThat(calls).as("equal texts are predicted once").hasValue(2);
        });
    }

    @Test
    void aMillionDistinctWordsAreAnErrorThatSaysWhatToChange() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            String text = IntStream.range(0, 1_000_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
            assertThatThrownBy(() -> explain(LENGTH, ComponentRef.of("text"), text, 50_000))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                    .hasMessageContaining("samples");
        });
    }

    @Test
    void aTokenOf31KilobytesIsOneFeature() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            String token = "x".repeat(31_000);
            for (String tokenizer : List.of("unicode-words", "opennlp-simple", "opennlp-whitespace", "break-iterator")) {
                Explanation explanation =
                        explain(LENGTH, ComponentRef.of("text").with("tokenizer", tokenizer), "a " + token + " b", 200);
                assertThat(contributions(explanation)).as(tokenizer).hasSize(3);
                assertThat(contributions(explanation).get(0).label()).as(tokenizer).isEqualTo(token);
            }
            ComponentRef<?> characters = ComponentRef.of("text").with("tokenizer", "characters");
            assertThat(contributions(explain(LENGTH, characters, token, 200))).hasSize(1);
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyOtherTextIsExplainedAndItsPlacesAreThoseOfTheOriginal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            String text = RandomTexts.any(random, 25) + " x";
            for (String unit : List.of("distinct-words", "occurrences", "n-grams")) {
                Explanation explanation = explain(LENGTH, ComponentRef.of("text").with("unit", unit), text, 60);
                assertThat(((Subject.Text) explanation.subject()).original()).isEqualTo(text);
                for (FeatureContribution word : contributions(explanation)) {
                    for (Location.Span span : ((Location.Spans) word.location()).spans()) {
                        assertThat(text.substring(span.start(), span.end())).isEqualTo(word.label());
                    }
                }
            }
        }
    }

    @Test
    void aHostileExpressionInAConfigurationIsAnErrorOrIsAnswered() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            ComponentRef<?> hostile =
                    ComponentRef.of("text").with("tokenizer", ComponentRef.of("regex").with("pattern", "(.*a){12}$"));
            assertThat(contributions(explain(LENGTH, hostile, "a".repeat(31_000), 50))).hasSize(1);
            assertThatThrownBy(() -> explain(LENGTH, hostile, "a".repeat(31_000) + "!", 50))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                    .hasMessageStartingWith("RegexTokenizer found no token in a text of 31001 UTF-16 units");
            assertThatThrownBy(() -> explain(LENGTH, ComponentRef.of("text").with("tokenizer",
                                    ComponentRef.of("regex").with("pattern", "((a{900}){900}){900}")), "a", 50))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                    .hasMessageContaining("make its repetitions smaller");
        });
    }
}
