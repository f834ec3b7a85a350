package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;

class RegexTokenizerTest {
    private static final Duration GENEROUS = Duration.ofSeconds(120);

    private static List<String> words(Tokenizer tokenizer, String text) {
        List<String> words = new ArrayList<>();
        tokenizer.tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }

    private static List<String> matched(String pattern, String text) {
        return words(new RegexTokenizer(pattern, RegexTokenizer.Matches.TOKENS, false), text);
    }

    private static List<String> between(String pattern, String text) {
        return words(new RegexTokenizer(pattern, RegexTokenizer.Matches.SEPARATORS, false), text);
    }

    private static List<String> ofTheReference(String pattern, String text) {
        return words(new RegexTokenizer(pattern, RegexTokenizer.Matches.SEPARATORS, true), text);
    }

    @Test
    void matchesAreTokensOrSeparators() {
        assertThat(matched("[a-z]+", "one, two;  three")).containsExactly("one", "two", "three");
        assertThat(between("[,;] *", "one, two;  three")).containsExactly("one", "two", "three");
        assertThat(between(",", ",a,,b,")).containsExactly("a", "b");
        assertThat(matched("[A-Z]+", "none")).isEmpty();
        assertThat(between("[A-Z]+", "none")).containsExactly("none");
        assertThat(between("a", "aaa")).isEmpty();
    }

    @Test
    void classesKnowEveryScript() {
        assertThat(matched("\\w+", "이 영화는 यह फिल्म, cafe\u0301! 𠮷野家 مرحبا 1️⃣"))
                .containsExactly("이", "영화는", "यह", "फिल्म", "cafe\u0301", "𠮷野家", "مرحبا", "1️⃣");
        assertThat(between("\\W+", "영화는, 정말!")).containsExactly("영화는", "정말");
        assertThat(matched("\\d+", "12 ١٢ ४२ 3")).containsExactly("12", "١٢", "४२", "3");
        assertThat(between("\\s+", "영화는\u3000정말\u00A0좋다\u2028끝")).containsExactly("영화는", "정말", "좋다", "끝");
        assertThat(matched("[^\\W_]+", "snake_영화")).containsExactly("snake", "영화");
        assertThat(between("[\\W_]+", "snake_영화!x")).containsExactly("snake", "영화", "x");
        assertThat(matched("[\\w'-]+", "it's well-known 영화")).containsExactly("it's", "well-known", "영화");
        assertThat(matched("\\D+", "a1ب٣c")).containsExactly("a", "ب", "c");
        assertThat(matched("\\S+", "a\u3000b")).containsExactly("a", "b");
        assertThat(matched("\\p{Hangul}+", "영화 film")).containsExactly("영화");
        assertThat(matched("(?i)film", "Film FILM")).containsExactly("Film", "FILM");
    }

    @Test
    void inReferenceModeMarksAreNoWordCharacters() {
        assertThat(words(new RegexTokenizer("\\w+", RegexTokenizer.Matches.TOKENS, true), "cafe\u0301s"))
                .containsExactly("cafe", "s");
        assertThat(ofTheReference("\\W+", "फिल्म")).containsExactly("फ", "ल", "म");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theExpressionsOfTheReferenceAndOfTheDefaultAreThoseOfUnicodeWords(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tokenizer separators = new RegexTokenizer("\\W+", RegexTokenizer.Matches.SEPARATORS, false);
        Tokenizer ofTheReference = new RegexTokenizer("\\W+", RegexTokenizer.Matches.SEPARATORS, true);
        for (int i = 0; i < 300; i++) {
            String text = RandomTexts.any(random, 40);
            assertThat(words(ofTheReference, text)).isEqualTo(words(new UnicodeWordsTokenizer(true), text));
            assertThat(words(separators, text)).filteredOn(word -> !word.matches("\\p{M}+"))
                    .isEqualTo(words(new UnicodeWordsTokenizer(false), text));
        }
    }

    /** What Python 3.11 gives for {@code [s for s in re.split(r'(,)|$', text) if s and not re.match(r'(,)|$', s)]}. */
    @Test
    void inReferenceModeALineFeedAtTheEndIsASeparatorAsInPython() {
        assertThat(ofTheReference(",", "a,b\n")).containsExactly("a", "b");
        assertThat(ofTheReference(",", "a,\n")).containsExactly("a");
        assertThat(ofTheReference(",", "a\n,b")).containsExactly("a\n", "b");
        assertThat(ofTheReference(",", "a\n\n")).containsExactly("a\n");
        assertThat(between(",", "a,b\n")).containsExactly("a", "b\n");
    }

    @Test
    void inReferenceModeWhatBeginsWithAMatchByItselfIsASeparator() {
        assertThat(ofTheReference("^b|,", "b,a,b,bc,d")).containsExactly("a", "d");
        assertThat(between("^b|,", "b,a,b,bc,d")).containsExactly("a", "b", "bc", "d");
    }

    /** {@code re.compile('( )|$').match('\\n')} of Python matches: its {@code $} is before a last line feed, too. */
    @Test
    void inReferenceModeALineFeedByItselfIsASeparator() {
        assertThat(ofTheReference(" ", "superb \n awful \n film \n")).containsExactly("superb", "awful", "film");
        assertThat(ofTheReference(" ", "a\n b \n\n c\n")).containsExactly("a\n", "b", "\n\n", "c");
        assertThat(between(" ", "superb \n awful")).containsExactly("superb", "\n", "awful");
    }

    @Test
    void emptyMatchesAreNothing() {
        assertThat(matched("x*", "a😀xxb")).containsExactly("xx");
        assertThat(between("\\s*", "two words")).containsExactly("two", "words");
        assertThat(matched("$|^|", "abc")).isEmpty();
        assertThat(matched("x*|.", "a😀b")).isEmpty();
    }

    @Test
    void wholeWordsAreWrittenAsForScikitLearn() {
        String text = "a I 이 영화는 the cafe\u0301s x9 _ __";
        List<String> expected = List.of("영화는", "the", "cafe\u0301s", "x9", "__");
        for (String pattern : List.of("\\b\\w\\w+\\b", "(?u)\\b\\w\\w+\\b", "\\w\\w+", "\\b\\w{2,}\\b", "\\w{2,}")) {
            assertThat(matched(pattern, text)).as(pattern).isEqualTo(expected);
        }
        assertThat(words(new RegexTokenizer("\\b\\w\\w+\\b", RegexTokenizer.Matches.TOKENS, true), "cafe\u0301s a"))
                .containsExactly("cafe");
    }

    @Test
    void matchesNeverCutAPairOfSurrogates() {
        assertThat(matched("\uD83D", "😀\uD83Da")).containsExactly("\uD83D");
        assertThat(matched(".", "a😀\uDE00")).containsExactly("a", "😀", "\uDE00");
        assertThat(matched("[\\x{1F600}-\\x{1F64F}]", "so 😀!")).containsExactly("😀");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextGivesTokensThatTheRepresentationTakes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (String pattern : List.of("\\w+", ".", "[^a]", "x*|.", "\\P{L}", "\uD83D|\\w", "(?s).", "[^\\w\\s]+|a?")) {
            for (RegexTokenizer.Matches matches : RegexTokenizer.Matches.values()) {
                for (boolean reference : new boolean[] {false, true}) {
                    RegexTokenizer tokenizer = new RegexTokenizer(pattern, matches, reference);
                    for (int i = 0; i < 50; i++) {
                        String text = RandomTexts.any(random, 30);
                        Tokens.of(text, tokenizer);
                    }
                }
            }
        }
    }

    @Test
    void theExpressionThatHangsJavasEngineIsAnswered() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            assertThat(matched("(.*a){12}$", "a".repeat(31_000))).hasSize(1);
            assertThat(matched("(.*a){12}$", "a".repeat(31_000) + "!")).isEmpty();
            assertThat(matched("(a+)+b", "a".repeat(3_000))).isEmpty();
            assertThat(matched("(((((a*)*)*)*)*)*b", "a".repeat(3_000))).isEmpty();
            assertThat(between("(x+x+)+y", "x".repeat(3_000))).hasSize(1);
        });
    }

    @Test
    void aSearchThatWouldTakeMinutesIsAnErrorThatSaysWhatToChange() {
        assertTimeoutPreemptively(GENEROUS, () -> assertThatThrownBy(() -> matched("a.*b|a", "a".repeat(1_000_000)))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                .hasMessage("the pattern 'a.*b|a' reads a text of 1000000 UTF-16 units again and again; choose one that need"
                        + " not look far ahead, such as a class of characters in place of '.', or give a shorter text"));
    }

    @Test
    void longTextsAreCutInBoundedTime() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            assertThat(matched("\\w+", "word ".repeat(200_000))).hasSize(200_000);
            assertThat(matched("\\w+", "x".repeat(31_000))).hasSize(1);
            assertThat(between("\\W+", ".".repeat(1_000_000))).isEmpty();
        });
    }

    @Test
    void expressionsOfTooManyStepsAreRefusedBeforeTheyAreCompiled() {
        assertTimeoutPreemptively(GENEROUS, () -> {
            for (String pattern : List.of(
                    "((((a{1000}){1000}){1000}){1000})", "(a{100}){100}", "((a{0,99}){0,99}){1,99}", "((((a{9}){9}){9}){9}){9}",
                    "[^\\w]{1000}{1000}", "((?:\\w{99,}){99})")) {
                assertRefused(pattern, "would have more than 5000 steps: make its repetitions smaller");
            }
            assertRefused("a".repeat(4_001), "pattern has 4001 characters; it must have 1 to 4000");
            assertRefused("", "pattern has 0 characters; it must have 1 to 4000");
            assertRefused("\\w".repeat(100), "has too many of \\w, \\d, \\s and their like");
            assertRefused("[\\W\\D]".repeat(500), "has too many of \\w, \\d, \\s and their like");
            for (String deep : List.of("(".repeat(1_000) + ")".repeat(1_000), "(?:".repeat(1_000) + ")".repeat(1_000))) {
                assertThat(matched(deep, "a")).isEmpty();
            }
        });
    }

    @Test
    void theBoundOfStepsIsNeverBelowTheRealNumber() {
        SplittableRandom random = new SplittableRandom(7);
        int sound = 0;
        for (int i = 0; i < 10_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int k = 1 + random.nextInt(12); k > 0; k--) {
                pattern.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            try {
                int size = Pattern.compile(pattern.toString()).programSize();
                assertThat(new PatternScan(pattern.toString(), true).instructions()).as(pattern.toString())
                        .isGreaterThanOrEqualTo(size);
                sound++;
            } catch (PatternSyntaxException e) {
                assertThatThrownBy(() -> matched(pattern.toString(), "")).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(sound).isGreaterThan(1_000);
    }

    private static final List<String> PARTS = List.of(
            "a", "한", "(", ")", "(?:", "(?i)", "(?P<n>", "|", "*", "+", "?", "{2}", "{3,}", "{0,4}", "{", "}", "[a-z]", "[^\\W_]",
            "[]a]", "[^]]", "[[:alpha:]]", "\\w", "\\D", "\\pL", "\\p{Greek}", "\\x{41}", "\\Q*(\\E", "^", "$", ".", "\\.", ",");

    @Test
    void whatRe2DoesNotTakeIsRefusedWithItsReason() {
        assertRefused("(a", "pattern '(a' is none that RE2 takes: missing closing ) at '(a'");
        assertRefused("[a-", "pattern '[a-' is none that RE2 takes: missing closing ] at '[a-'");
        assertRefused("*a", "missing argument to repetition operator at '*'");
        assertRefused("a{1001}", "invalid repeat count at '{1001}'");
        assertRefused("(?<=a)b", "is none that RE2 takes: ");
        assertRefused("(a)\\1", "invalid escape sequence at '\\1'");
        assertRefused("a\\", "trailing backslash");
        assertRefused("\\X", "invalid escape sequence at '\\X'");
        assertRefused("\\bfilm\\b", "pattern has \\b, which to RE2 is a boundary of words of ASCII alone and would cut other"
                + " scripts; leave it out, since \\w+ takes words as far as they go");
        assertRefused("[\\p{L}&&[^a]]", "pattern has && in a class, which is two signs to RE2 and no intersection");
    }

    private static void assertRefused(String pattern, String message) {
        assertThatThrownBy(() -> matched(pattern, "")).as(pattern)
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aWrongExpressionInAConfigurationIsAnErrorOfItsOptions() {
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        assertThatThrownBy(() -> context.create(
                        TokenizerFactory.class, ComponentRef.of("regex").with("pattern", "(a"), Tokenizer.class))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_OPTIONS))
                .hasMessage("tokenizer 'regex': pattern '(a' is none that RE2 takes: missing closing ) at '(a'");
        Tokenizer words = context.create(
                TokenizerFactory.class,
                ComponentRef.of("regex").with("pattern", ",").with("matches", "separators"),
                Tokenizer.class);
        assertThat(words(words, "a,b")).containsExactly("a", "b");
    }
}
