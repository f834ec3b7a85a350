package org.lime4j.text.korean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.text.Removal;
import org.lime4j.text.TextRepresentation;
import org.lime4j.text.TextUnit;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

class NoriTokenizerTest {
    private static List<String> words(boolean splitCompounds, String text) {
        List<String> words = new ArrayList<>();
        new NoriTokenizer(splitCompounds)
                .tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }

    private static InterpretableInstance<String> represent(String text) {
        return new TextRepresentation(
                        new NoriTokenizer(false), TextUnit.DISTINCT_WORDS, Removal.REMOVE, TextRepresentation.DEFAULT_MASK)
                .represent(text, new RandomStreams(1));
    }

    @Test
    void particlesAreSplitFromNouns() {
        assertThat(words(false, "영화는 배우들의 음악도 결말이")).containsExactly(
                "영화", "는", "배우", "들", "의", "음악", "도", "결말", "이");
    }

    @Test
    void theSameNounUnderTwoParticlesIsOneFeature() {
        InterpretableInstance<String> instance = represent("영화는 짧았다. 이 영화를 다시 보고 싶다!");
        InterpretableFeature movie = instance.features().get(0);
        assertThat(movie.label()).isEqualTo("영화");
        assertThat(((Location.Spans) movie.location()).spans())
                .containsExactly(new Location.Span(0, 2), new Location.Span(11, 13));
    }

    @Test
    void compoundsAreSplitOnRequest() {
        assertThat(words(false, "가곡역")).containsExactly("가곡역");
        assertThat(words(true, "가곡역")).containsExactly("가곡", "역");
    }

    @Test
    void inflectedFormsAreOneTokenInBothModes() {
        assertThat(words(true, "했다")).isEqualTo(words(false, "했다"));
    }

    @Test
    void punctuationSeparatesAndOtherScriptsAreKept() {
        assertThat(words(false, "정말, good 2024!?")).containsExactly("정말", "good", "2024");
        assertThat(words(false, "…!? \n")).isEmpty();
        assertThat(words(false, "")).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextGivesTokensThatTheRepresentationTakes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder("가");
            for (int k = random.nextInt(30); k > 0; k--) {
                text.append((char) switch (random.nextInt(4)) {
                    case 0 -> 0xD800 + random.nextInt(0x800);
                    case 1 -> 0xAC00 + random.nextInt(11_172);
                    case 2 -> 0x4E00 + random.nextInt(0x5000);
                    default -> random.nextInt(0x300);
                });
            }
            InterpretableInstance<String> instance = represent(text.toString());
            assertThat(instance.features()).isNotEmpty();
        }
    }

    @Test
    void aLongTextWithoutSpacesIsCutInBoundedTime() {
        assertThat(words(false, "a".repeat(31_000))).isNotEmpty();
        assertThat(words(false, "영화".repeat(50_000))).hasSize(50_000);
    }

    @Test
    void manyThreadsMayUseOneTokenizer() throws Exception {
        String text = "이 영화는 정말 재미있었다. 배우들의 연기는 훌륭했고 음악도 좋았다.";
        NoriTokenizer tokenizer = new NoriTokenizer(false);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Integer>> call = () -> {
                List<Integer> bounds = new ArrayList<>();
                tokenizer.tokenize(text, (start, end) -> {
                    bounds.add(start);
                    bounds.add(end);
                });
                return bounds;
            };
            List<Integer> expected = call.call();
            for (var result : pool.invokeAll(java.util.Collections.nCopies(32, call))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void sentencesAreCutIntoTheirMorphemes() {
        assertThat(words(false, "이 영화는 정말 재미있었다.")).containsExactly("이", "영화", "는", "정말", "재미있", "었", "다");
        assertThat(words(false, "학교에서는 안 된다")).containsExactly("학교", "에서", "는", "안", "된다");
        assertThat(words(false, "나의 살던 고향은 꽃 피는 산골"))
                .containsExactly("나", "의", "살", "던", "고향", "은", "꽃", "피", "는", "산골");
        assertThat(words(true, "한국어 형태소 분석기는")).containsExactly("한국", "어", "형태", "소", "분석", "기", "는");
        assertThat(words(false, "아이폰15프로를 샀다")).containsExactly("아이폰", "15", "프로", "를", "샀", "다");
    }

    @Test
    void unknownWordsAndEmojiAreTokens() {
        assertThat(words(false, "뷁쉛은 뭐지")).contains("뷁", "뭐", "지");
        assertThat(words(false, "ㅋㅋㅋ 영화👍🏽가 ㅠㅠ")).containsExactly("ㅋㅋㅋ", "영화", "👍🏽", "가", "ㅠㅠ");
    }

    @Test
    void decomposedSyllablesAreReadAsSyllables() {
        String text = "이 영화는 정말 한글은 값도 가의 재미있었다!";
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(text);
        assertThat(words(false, decomposed))
                .isEqualTo(words(false, text).stream().map(word -> Normalizer.normalize(word, Normalizer.Form.NFD)).toList());
        assertThat(words(false, "\u1100")).containsExactly("\u1100");
        assertThat(Syllables.of("\u1100\u1161\u11A7").text()).isEqualTo("가\u11A7");
        assertThat(Syllables.of("\u1100\u1100\u1161\u11C3").text()).isEqualTo("\u1100가\u11C3");
    }

    @Test
    void everySyllableIsComposedAsUnicodeDoes() {
        for (char syllable = 0xAC00; syllable < 0xAC00 + 11_172; syllable++) {
            String decomposed = Normalizer.normalize(String.valueOf(syllable), Normalizer.Form.NFD);
            Syllables composed = Syllables.of("a" + decomposed + "b");
            assertThat(composed.text()).isEqualTo("a" + syllable + "b");
            assertThat(composed.original(2)).isEqualTo(1 + decomposed.length());
            assertThat(composed.original(3)).isEqualTo(2 + decomposed.length());
        }
    }

    @Test
    void aUserDictionaryAddsNouns(@TempDir Path folder) throws IOException {
        assertThat(words(false, "세종시는 뷁쉛은")).isNotEqualTo(List.of("세종시", "는", "뷁쉛", "은"));
        Files.writeString(folder.resolve("words.txt"), "\uFEFF# places\n뷁쉛\n세종시 세종 시\n");
        assertThat(byDictionary(folder, "words.txt", false, "세종시는 뷁쉛은")).containsExactly("세종시", "는", "뷁쉛", "은");
        assertThat(byDictionary(folder, "words.txt", true, "세종시는")).containsExactly("세종", "시", "는");
    }

    @Test
    void aFileThatIsNoUserDictionaryIsAnErrorThatNamesIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("empty.txt"), "# nothing\n");
        Files.writeString(folder.resolve("parts.txt"), "세종시 세종 특별 시\n");
        Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xE9, 'a'});
        assertFails(folder, "none.txt", ErrorId.IO, "none.txt: there is no such file");
        assertFails(folder, ".", ErrorId.IO, "cannot read the user dictionary ");
        assertFails(folder, "latin.txt", ErrorId.IO, "latin.txt is not UTF-8");
        assertFails(folder, "empty.txt", ErrorId.BAD_CONFIGURATION, "empty.txt is no user dictionary: it has no word; write one noun");
        assertFails(folder, "parts.txt", ErrorId.BAD_CONFIGURATION, "parts.txt is no user dictionary: ");
    }

    private static void assertFails(Path folder, String file, ErrorId id, String message) {
        assertThatThrownBy(() -> byDictionary(folder, file, false, "가"))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(id))
                .hasMessageContaining(message);
    }

    private static List<String> byDictionary(Path folder, String file, boolean split, String text) {
        Tokenizer tokenizer = CreationContext.of(PluginRegistry.standard()).withBaseDirectory(folder).create(
                TokenizerFactory.class,
                ComponentRef.of("nori").with("user-dictionary", file).with("split-compounds", split),
                Tokenizer.class);
        List<String> words = new ArrayList<>();
        tokenizer.tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }

    @Test
    void theTextRepresentationFindsItById() {
        PluginRegistry registry = PluginRegistry.standard();
        TextRepresentation text = CreationContext.of(registry).create(
                RepresentationFactory.class,
                ComponentRef.of("text").with("tokenizer", ComponentRef.of("nori").with("split-compounds", true)),
                TextRepresentation.class);
        assertThat(text.represent("가곡역은", new RandomStreams(1)).features())
                .extracting(InterpretableFeature::label).containsExactly("가곡", "역", "은");
    }
}
