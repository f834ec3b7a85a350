package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.InterpretableFeature;

class TextRepresentationTest {
    private static final Tokenizer WORDS = new UnicodeWordsTokenizer(false);

    private static InterpretableInstance<String> represent(Tokenizer tokenizer, String text) {
        return Removals.instance(text, tokenizer, TextUnit.DISTINCT_WORDS, Removal.REMOVE, "");
    }

    @Test
    void distinctWordsStandInOrderOfFirstAppearanceWithEveryOccurrence() {
        InterpretableInstance<String> instance = represent(WORDS, "so good, So so");
        assertThat(instance.features()).containsExactly(
                InterpretableFeature.present(FeatureKey.of("so"), "so", spans(0, 2, 12, 14)),
                InterpretableFeature.present(FeatureKey.of("good"), "good", spans(3, 7)),
                InterpretableFeature.present(FeatureKey.of("So"), "So", spans(9, 11)));
        assertThat(instance.codeSpace().isBinary()).isTrue();
        assertThat(instance.codeSpace().size()).isEqualTo(3);
        assertThat(instance.subject()).isEqualTo(new Subject.Text("so good, So so"));
        assertThat(instance.instance()).isEqualTo("so good, So so");
    }

    @Test
    void occurrencesAreFeaturesOfTheInstanceAlone() {
        InterpretableInstance<String> instance =
                Removals.instance("so so", WORDS, TextUnit.OCCURRENCES, Removal.REMOVE, "");
        assertThat(instance.features()).extracting(InterpretableFeature::label).containsExactly("so", "so");
        assertThat(instance.features()).extracting(InterpretableFeature::key)
                .containsExactly(FeatureKey.ofInstance("so@0"), FeatureKey.ofInstance("so@3"));
        assertThat(instance.features()).extracting(InterpretableFeature::location)
                .containsExactly(spans(0, 2), spans(3, 5));
    }

    @Test
    void anEmptyTextIsAnErrorThatSaysWhatToGive() {
        assertThatThrownBy(() -> represent(WORDS, ""))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the text is empty, so there is nothing to explain: give a text with at least one word");
    }

    @Test
    void aTextWithoutWordsIsAnErrorThatNamesAWayOut() {
        assertThatThrownBy(() -> represent(WORDS, " …!"))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("UnicodeWordsTokenizer found no token in a text of 3 UTF-16 units: give a text with at least one "
                        + "word, or choose another tokenizer (characters takes every text)");
        assertThat(represent(new CharactersTokenizer(true), " …!").features()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 'not empty'",
        "2, 1, 'not empty'",
        "0, 9, 'inside the text of 6 units'",
        "-1, 1, 'ascending'",
        "4, 5, 'surrogate pair'",
        "5, 6, 'surrogate pair'",
    })
    void aTokenizerThatBreaksItsContractIsNamed(int start, int end, String reason) {
        Tokenizer wrong = (text, tokens) -> tokens.accept(start, end);
        assertThatThrownBy(() -> represent(wrong, "word\uD83D\uDE00"))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.CONTRACT_BROKEN))
                .hasMessageContaining("token 0 as [" + start + ", " + end + ")")
                .hasMessageContaining(reason);
    }

    @Test
    void overlappingTokensAreRefused() {
        Tokenizer wrong = (text, tokens) -> {
            tokens.accept(0, 3);
            tokens.accept(2, 4);
        };
        assertThatThrownBy(() -> represent(wrong, "word")).hasMessageContaining("the token before ends at 3");
    }

    @Test
    void rightToLeftOffsetsAreThoseOfTheString() {
        String text = "שלום עולם";
        InterpretableInstance<String> instance = represent(WORDS, text);
        assertThat(instance.features().get(1).location()).isEqualTo(spans(5, 9));
        assertThat(Removals.text(instance, List.of(0))).isEqualTo(" עולם");
    }

    @Test
    void unpairedSurrogatesStayInEveryText() {
        InterpretableInstance<String> instance = represent(WORDS, "\uDC00bad\uD800 good\uD83D");
        assertThat(Removals.text(instance, List.of(0, 1))).isEqualTo("\uDC00\uD800 \uD83D");
        assertThat(Removals.text(represent(new CharactersTokenizer(true), "a\uD800b"), List.of(1))).isEqualTo("ab");
    }

    @Test
    void aHundredThousandWordsAndAMillionEqualOnesAreFine() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append('w').append(i).append(' ');
        }
        InterpretableInstance<String> distinct = represent(WORDS, many.toString());
        assertThat(distinct.features()).hasSize(100_000);
        assertThat(Removals.text(distinct, List.of(99_999))).hasSize(many.length() - "w99999".length());

        String equal = "same ".repeat(1_000_000);
        InterpretableInstance<String> one = represent(WORDS, equal);
        assertThat(one.features()).hasSize(1);
        assertThat(Removals.text(one, List.of(0))).isEqualTo(" ".repeat(1_000_000));
    }

    @Test
    void theDefaultsAreTheReferences() {
        TextRepresentation text = TextRepresentation.standard();
        assertThat(text.instanceType()).isEqualTo(String.class);
        assertThat(text.defaultSampler().id()).isEqualTo("uniform-removal");
        assertThat(text.defaultKernel().id()).isEqualTo("exponential");
        assertThat(text.defaultKernel().options().get("distance").toString()).contains("cosine");
        assertThat(text.represent("a b a", new RandomStreams(1)).features()).hasSize(2);
    }

    private static Location.Spans spans(int... bounds) {
        List<Location.Span> spans = new java.util.ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            spans.add(new Location.Span(bounds[i], bounds[i + 1]));
        }
        return new Location.Spans(spans);
    }
}
