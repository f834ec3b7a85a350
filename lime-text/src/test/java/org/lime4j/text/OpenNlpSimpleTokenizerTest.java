package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenNlpSimpleTokenizerTest {
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        new OpenNlpSimpleTokenizer().tokenize(text, (start, end) -> words.add(text.substring(start, end)));
        return words;
    }

    @Test
    void runsOfLettersAndDigitsAndSingleSigns() {
        assertThat(words("It's 9 am.")).containsExactly("It", "'", "s", "9", "am", ".");
        assertThat(words("영화는 좋았다!")).containsExactly("영화는", "좋았다", "!");
    }

    @Test
    void surrogatePairsStayWhole() {
        assertThat(words("good 😀😀 \uD83D")).containsExactly("good", "😀", "😀", "\uD83D");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyTextGivesTokensThatTheRepresentationTakes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            char[] units = new char[1 + random.nextInt(20)];
            for (int k = 0; k < units.length; k++) {
                units[k] = (char) (random.nextInt(3) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x250));
            }
            String text = new String(units);
            Tokens tokens = Tokens.of(text, new OpenNlpSimpleTokenizer());
            for (int t = 0; t < tokens.count(); t++) {
                assertThat(tokens.word(t)).isNotBlank();
            }
        }
    }
}
