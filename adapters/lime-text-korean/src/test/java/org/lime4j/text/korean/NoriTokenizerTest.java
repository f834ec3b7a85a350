package org.lime4j.text.korean;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
