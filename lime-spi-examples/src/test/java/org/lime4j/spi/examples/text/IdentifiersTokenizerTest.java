package org.lime4j.spi.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lime4j.tck.TokenizerContract;
import org.lime4j.text.TokenizerFactory;

class IdentifiersTokenizerTest extends TokenizerContract {
    @Override
    protected TokenizerFactory<?> factory() {
        return new IdentifiersFactory();
    }

    @ParameterizedTest
    @CsvSource({
        "parseHTTPRequest, parse HTTP Request",
        "MAX_SIZE, MAX SIZE",
        "a.b->utf8, a b utf8",
        "Käsebrötchen, Käsebrötchen",
        "영화 리뷰, 영화 리뷰"
    })
    void wordsBeginAtCapitalsAndEndAtTheLastCapitalBeforeAWord(String text, String words) {
        List<String> found = new ArrayList<>();
        component().tokenize(text, (start, end) -> found.add(text.substring(start, end)));
        assertThat(found).containsExactly(words.split(" "));
    }
}
