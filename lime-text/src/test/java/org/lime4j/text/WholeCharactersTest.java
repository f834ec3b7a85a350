package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {
    private static List<String> mend(String text, int... bounds) {
        List<String> words = new ArrayList<>();
        WholeCharacters whole = new WholeCharacters(text, (start, end) -> words.add(text.substring(start, end)));
        for (int i = 0; i < bounds.length; i += 2) {
            whole.accept(bounds[i], bounds[i + 1]);
        }
        whole.finish();
        whole.finish();
        return words;
    }

    @Test
    void soundRangesPassUnchanged() {
        assertThat(mend("ab cd", 0, 1, 1, 2, 3, 5)).containsExactly("a", "b", "cd");
    }

    @Test
    void halvesOfAPairAreOneToken() {
        assertThat(mend("😀😀", 0, 1, 1, 2, 2, 3, 3, 4)).containsExactly("😀", "😀");
        assertThat(mend("a😀b", 0, 2, 3, 4)).containsExactly("a😀", "b");
        assertThat(mend("a😀b", 0, 1, 2, 4)).containsExactly("a", "😀b");
    }

    @Test
    void partsAtThePlaceOfTheWholeAreOneToken() {
        assertThat(mend("했다", 0, 1, 0, 1, 1, 2)).containsExactly("했", "다");
        assertThat(mend("abcd", 0, 3, 1, 2, 2, 4)).containsExactly("abcd");
    }

    @Test
    void emptyRangesAreNoTokens() {
        assertThat(mend("ab", 0, 0, 1, 1)).isEmpty();
        assertThat(mend("")).isEmpty();
    }
}
