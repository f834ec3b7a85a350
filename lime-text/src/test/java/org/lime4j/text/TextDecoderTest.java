package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.Codes;

class TextDecoderTest {
    private static final String TEXT =
            "The movie was not good. The 영화는 न यह फिल्म was thin😀thin, the acting… cafe\u0301!";

    private static Codes randomCodes(InterpretableInstance<?> instance, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Codes codes = new Codes(instance.codeSpace(), rows);
        codes.hold(0, rows);
        BinarySamples bits = (BinarySamples) codes.block(0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < bits.columns(); j++) {
                if (i == 0 || random.nextBoolean()) {
                    bits.set(i, j);
                }
            }
        }
        return codes;
    }

    private static List<String> decode(InterpretableInstance<String> instance, Codes codes, int batch) {
        List<String> texts = new ArrayList<>();
        try (Decoder<String> decoder = instance.newDecoder(batch)) {
            assertThat(decoder.deterministic()).isTrue();
            for (int from = 0; from < codes.rows(); from += batch) {
                texts.addAll(decoder.decode(
                        codes, from, Math.min(codes.rows(), from + batch), new RandomStreams(7).rows()));
            }
        }
        return texts;
    }

    /** What a row should become, span by span from the last to the first. */
    private static String expected(InterpretableInstance<String> instance, Codes codes, int row, String mask) {
        StringBuilder text = new StringBuilder(instance.instance());
        List<Location.Span> removed = new ArrayList<>();
        for (int j = 0; j < instance.features().size(); j++) {
            if (codes.block(0).get(row, j) == 0) {
                removed.addAll(((Location.Spans) instance.features().get(j).location()).spans());
            }
        }
        removed.sort((a, b) -> Integer.compare(b.start(), a.start()));
        removed.forEach(span -> text.replace(span.start(), span.end(), mask));
        return text.toString();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyRowIsTheOriginalWithoutItsRemovedSpans(long seed) {
        for (TextUnit unit : TextUnit.values()) {
            for (String mask : List.of("", "UNKWORDZ", "가")) {
                InterpretableInstance<String> instance =
                        Removals.instance(TEXT, new UnicodeWordsTokenizer(false), unit, Removal.MASK, mask);
                Codes codes = randomCodes(instance, 100, seed);
                List<String> texts = decode(instance, codes, 100);
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(texts.get(i)).isEqualTo(expected(instance, codes, i, mask));
                }
            }
        }
    }

    /** Pieces shorter and longer than what is copied at once, and none between two tokens; in one byte a unit and in two. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5, 6, 7})
    void piecesOfAnyLengthAreCopied(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < 150; t++) {
            int first = t % 7 != 0 ? 'a' : seed % 2 == 0 ? 0xe0 : '가';
            text.append(Character.toString(first + random.nextInt(20)).repeat(1 + random.nextInt(t % 10 == 0 ? 70 : 12)))
                    .append(" ".repeat(random.nextInt(t % 10 == 5 ? 40 : 3)));
        }
        for (Tokenizer tokenizer : List.of(new UnicodeWordsTokenizer(false), new CharactersTokenizer(true))) {
            for (String mask : List.of("", "é", "UNKWORDZ".repeat(4))) {
                InterpretableInstance<String> instance =
                        Removals.instance(text.toString(), tokenizer, TextUnit.OCCURRENCES, Removal.MASK, mask);
                Codes codes = randomCodes(instance, 20, seed);
                List<String> texts = decode(instance, codes, 20);
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(texts.get(i)).isEqualTo(expected(instance, codes, i, mask));
                }
            }
        }
    }

    @Test
    void aMaskThatWouldMakeATextTooLongIsRefused() {
        String mask = "x".repeat(1 << 15);
        assertThatThrownBy(() -> Removals.instance(
                        "a ".repeat(1 << 15), new UnicodeWordsTokenizer(false), TextUnit.OCCURRENCES, Removal.MASK, mask))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("a text of 65536 UTF-16 units and 32768 tokens can have 1073774592 units with a mask of 32768"
                        + " in place of tokens, but at most 1073741791 are possible: give a shorter text, or choose a shorter mask");
    }

    @Test
    void rowZeroIsTheOriginalItself() {
        InterpretableInstance<String> instance = TextRepresentation.standard().represent(TEXT, new RandomStreams(1));
        assertThat(decode(instance, randomCodes(instance, 1, 1), 1).get(0)).isSameAs(TEXT);
    }

    @Test
    void batchesChangeNothingAndTextsOutliveTheBuffer() {
        InterpretableInstance<String> instance = TextRepresentation.standard().represent(TEXT, new RandomStreams(1));
        Codes codes = randomCodes(instance, 200, 3);
        List<String> all = decode(instance, codes, 200);
        for (int batch : new int[] {1, 7, 64}) {
            assertThat(decode(instance, codes, batch)).isEqualTo(all);
        }
    }

    @Test
    void aLongMaskGrowsTheBuffer() {
        InterpretableInstance<String> instance = Removals.instance(
                "a b a", new UnicodeWordsTokenizer(false), TextUnit.DISTINCT_WORDS, Removal.MASK, "x".repeat(1_000));
        assertThat(Removals.text(instance, List.of(0, 1)))
                .isEqualTo("x".repeat(1_000) + " " + "x".repeat(1_000) + " " + "x".repeat(1_000));
    }

    @Test
    void removalIgnoresTheMask() {
        InterpretableInstance<String> instance = Removals.instance(
                "a b", new UnicodeWordsTokenizer(false), TextUnit.DISTINCT_WORDS, Removal.REMOVE, "MASK");
        assertThat(Removals.text(instance, List.of(0))).isEqualTo(" b");
    }

    @Test
    void encodeCopiesTheCodesToTheRowsAskedFor() {
        InterpretableInstance<String> instance = TextRepresentation.standard().represent(TEXT, new RandomStreams(1));
        Codes codes = randomCodes(instance, 20, 5);
        BinarySamples design = new BinarySamples(30, instance.features().size());
        design.setRow(9);
        instance.encode(codes, design, 10);
        for (int i = 0; i < 20; i++) {
            assertThat(design.rowEquals(10 + i, (BinarySamples) codes.block(0), i)).isTrue();
        }
        assertThat(design.countRow(9)).isEqualTo(design.columns());
        assertThat(design.countRow(8)).isZero();
    }
}
