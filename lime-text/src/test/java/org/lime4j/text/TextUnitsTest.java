package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.InterpretableFeature;

/** Whatever the tokenizer and the unit, a text is spans over the original string. */
class TextUnitsTest {
    private static final List<Tokenizer> TOKENIZERS = List.of(
            new UnicodeWordsTokenizer(false),
            new UnicodeWordsTokenizer(true),
            new CharactersTokenizer(false),
            new CharactersTokenizer(true),
            new RegexTokenizer("\\w+|[^\\w\\s]", RegexTokenizer.Matches.TOKENS, false),
            new RegexTokenizer("\\s+", RegexTokenizer.Matches.SEPARATORS, true),
            new BreakIteratorTokenizer(Locale.ROOT, BreakIteratorTokenizer.Unit.WORD),
            new BreakIteratorTokenizer(Locale.forLanguageTag("th"), BreakIteratorTokenizer.Unit.WORD),
            new BreakIteratorTokenizer(Locale.ROOT, BreakIteratorTokenizer.Unit.SENTENCE),
            new OpenNlpSimpleTokenizer(),
            new OpenNlpWhitespaceTokenizer());

    private static List<Location.Span> spans(InterpretableFeature feature) {
        return ((Location.Spans) feature.location()).spans();
    }

    private static InterpretableInstance<String> nGrams(String text, int n, String mask) {
        return new TextRepresentation(
                        new UnicodeWordsTokenizer(false), TextUnit.N_GRAMS, mask.isEmpty() ? Removal.REMOVE : Removal.MASK, mask, n)
                .represent(text, new RandomStreams(1));
    }

    @Test
    void nGramsFollowEachOtherAndHoldTheSeparatorsInside() {
        InterpretableInstance<String> pairs = nGrams("It was not good, was not bad.", 2, "");
        assertThat(pairs.features()).extracting(InterpretableFeature::label)
                .containsExactly("It was", "not good", "was not", "bad");
        assertThat(Removals.text(pairs, List.of(1))).isEqualTo("It was , was not bad.");
        assertThat(spans(pairs.features().get(1))).containsExactly(new Location.Span(7, 15));
        assertThat(nGrams("a b", 5, "").features()).extracting(InterpretableFeature::label).containsExactly("a b");
        assertThat(nGrams("a b c", Integer.MAX_VALUE, "").features()).hasSize(1);
        assertThat(nGrams("a b a b", 1, "").features()).hasSize(4);
    }

    @Test
    void aMaskStandsOnceForAnNGram() {
        assertThat(Removals.text(nGrams("It was not good.", 2, "_"), List.of(0, 1))).isEqualTo("_ _.");
    }

    @Test
    void equalNGramsAreFeaturesOfTheirOwn() {
        InterpretableInstance<String> pairs = nGrams("so so so so", 2, "");
        assertThat(pairs.features()).hasSize(2);
        assertThat(Removals.text(pairs, List.of(0))).isEqualTo(" so so");
    }

    @Test
    void nIsAtLeastOne() {
        assertThatThrownBy(() -> nGrams("a", 0, "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("n is 0; an n-gram has at least 1 token");
    }

    @Test
    void offsetsAreUtf16UnitsOfTheOriginalInAnyDirection() {
        String text = "😀 שָׁלוֹם עולם! مرحبا 영화";
        InterpretableInstance<String> instance = TextRepresentation.standard().represent(text, new RandomStreams(1));
        assertThat(instance.subject()).isEqualTo(new Subject.Text(text));
        assertThat(instance.features()).extracting(feature -> spans(feature).get(0).start())
                .containsExactly(3, text.indexOf("עולם"), text.indexOf("مرحبا"), text.indexOf("영화"));
        assertThat(Removals.text(instance, List.of(1))).isEqualTo("😀 שָׁלוֹם ! مرحبا 영화");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyTextIsGivenBackAndLosesItsSpansAndNothingElse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200; i++) {
            String text = RandomTexts.any(random, 30) + "x";
            for (Tokenizer tokenizer : TOKENIZERS) {
                for (TextUnit unit : TextUnit.values()) {
                    String mask = random.nextBoolean() ? "" : "[가]";
                    check(text, new TextRepresentation(tokenizer, unit, Removal.MASK, mask, 1 + random.nextInt(3))
                            .represent(text, new RandomStreams(1)), mask, random);
                }
            }
        }
    }

    private static void check(String text, InterpretableInstance<String> instance, String mask, SplittableRandom random) {
        int features = instance.features().size();
        assertThat(Removals.text(instance, List.of())).isSameAs(text);
        List<Integer> removed = IntStream.range(0, features).filter(j -> random.nextBoolean()).boxed().toList();
        BitSet taken = new BitSet();
        List<Location.Span> gone = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            for (Location.Span span : spans(instance.features().get(j))) {
                assertThat(text.substring(span.start(), span.end())).isEqualTo(instance.features().get(j).label());
                assertThat(taken.get(span.start(), span.end()).isEmpty()).as("overlap at %s", span).isTrue();
                taken.set(span.start(), span.end());
                if (removed.contains(j)) {
                    gone.add(span);
                }
            }
        }
        gone.sort((a, b) -> Integer.compare(b.start(), a.start()));
        StringBuilder expected = new StringBuilder(text);
        gone.forEach(span -> expected.replace(span.start(), span.end(), mask));
        assertThat(Removals.text(instance, removed)).isEqualTo(expected.toString());
    }
}
