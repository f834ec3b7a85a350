package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;

class BreakIteratorTokenizerTest {
    private static List<String> tokens(String locale, BreakIteratorTokenizer.Unit unit, String text) {
        List<String> tokens = new ArrayList<>();
        new BreakIteratorTokenizer(Locale.forLanguageTag(locale), unit)
                .tokenize(text, (start, end) -> tokens.add(text.substring(start, end)));
        return tokens;
    }

    private static List<String> words(String locale, String text) {
        return tokens(locale, BreakIteratorTokenizer.Unit.WORD, text);
    }

    private static List<String> sentences(String text) {
        return tokens("und", BreakIteratorTokenizer.Unit.SENTENCE, text);
    }

    @Test
    void wordsOfManyScripts() {
        assertThat(words("und", "It isn't 3.14, is it?")).containsExactly("It", "isn't", "3.14", "is", "it");
        assertThat(words("ko", "이 영화는 좋았다!")).containsExactly("이", "영화는", "좋았다");
        assertThat(words("hi", "यह फिल्म अच्छी है")).containsExactly("यह", "फिल्म", "अच्छी", "है");
        assertThat(words("ar", "مَرْحَبًا بالعالم")).containsExactly("مَرْحَبًا", "بالعالم");
        assertThat(words("he", "שָׁלוֹם עולם")).containsExactly("שָׁלוֹם", "עולם");
        assertThat(words("fr", "cafe\u0301 noir")).containsExactly("cafe\u0301", "noir");
        assertThat(words("und", "so 😀 good 👨‍👩‍👧!")).containsExactly("so", "good");
        assertThat(words("ko", "\u1112\u1161\u11AB\u1100\u1173\u11AF \u1102\u1161"))
                .containsExactly("\u1112\u1161\u11AB\u1100\u1173\u11AF", "\u1102\u1161");
    }

    @Test
    void thaiIsCutByADictionary() {
        assertThat(words("th", "ภาพยนตร์เรื่องนี้ดีมาก")).containsExactly("ภาพยนตร์", "เรื่อง", "นี้", "ดี", "มาก");
    }

    /** Makes a tokenizer for Thai; run by a JVM that has no dictionary. */
    public static final class WithoutDictionary {
        public static void main(String[] arguments) {
            try {
                new BreakIteratorTokenizer(Locale.forLanguageTag("th-TH"), BreakIteratorTokenizer.Unit.WORD);
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aJvmWithoutTheDictionaryIsTold() throws Exception {
        String classes = Stream.of(WithoutDictionary.class, BreakIteratorTokenizer.class, PluginRegistry.class, LimeException.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules", "java.base", "-cp", classes, WithoutDictionary.class.getName())
                .redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith(
                "locale is 'th-TH', but this JVM has no dictionary for it, and without one a phrase is one word");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void sentencesAreWithoutTheWhiteSpaceBetweenThem() {
        assertThat(sentences("  Good film. Bad end!  Really?\nYes ")).containsExactly("Good film.", "Bad end!", "Really?", "Yes");
        assertThat(sentences("좋았다. 다시 보고 싶다!")).containsExactly("좋았다.", "다시 보고 싶다!");
        assertThat(sentences(" \n ")).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextGivesTokensThatTheRepresentationTakes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String locale : List.of("und", "th", "ko")) {
            for (BreakIteratorTokenizer.Unit unit : BreakIteratorTokenizer.Unit.values()) {
                Tokenizer tokenizer = new BreakIteratorTokenizer(Locale.forLanguageTag(locale), unit);
                for (int i = 0; i < 300; i++) {
                    Tokens.of(RandomTexts.any(random, 30), tokenizer);
                }
            }
        }
    }

    @Test
    void longTextsTakeBoundedTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            assertThat(words("und", "x".repeat(31_000))).hasSize(1);
            assertThat(words("und", "word ".repeat(200_000))).hasSize(200_000);
            assertThat(words("th", "ภาพยนตร์เรื่องนี้ดีมาก".repeat(1_000))).hasSizeGreaterThan(4_000);
            assertThat(words("th", "ก".repeat(20_000))).isNotEmpty();
            assertThat(sentences(". ".repeat(100_000))).isNotEmpty();
        });
    }

    @Test
    void aLocaleThatIsNoLanguageTagIsRefused() {
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        for (String tag : List.of("", "en_US", "not a tag", "?")) {
            assertThatThrownBy(() -> context.create(
                            TokenizerFactory.class, ComponentRef.of("break-iterator").with("locale", tag), Tokenizer.class))
                    .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                    .hasMessageContaining("locale is '" + tag + "'; it must be a language tag such as ko, th or pt-BR");
        }
    }
}
