package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.lime4j.tck.TokenizerContract;
import org.lime4j.text.CharactersTokenizerFactory;
import org.lime4j.text.OpenNlpSimpleTokenizerFactory;
import org.lime4j.text.RegexTokenizerFactory;
import org.lime4j.text.TokenizerFactory;
import org.lime4j.text.UnicodeWordsTokenizerFactory;
import org.lime4j.text.korean.NoriTokenizerFactory;

class TokenizersKitTest {
    @Nested
    class UnicodeWords extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new UnicodeWordsTokenizerFactory();
        }
    }

    @Nested
    class UnicodeWordsOfTheReference extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new UnicodeWordsTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("reference", true);
        }
    }

    @Nested
    class Characters extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new CharactersTokenizerFactory();
        }
    }

    @Nested
    class OpenNlpSimple extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new OpenNlpSimpleTokenizerFactory();
        }
    }

    @Nested
    class RegexOfTokens extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new RegexTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("pattern", "\\w+");
        }
    }

    @Nested
    class RegexOfSeparators extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new RegexTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("pattern", "\\s+", "matches", "separators", "reference", true);
        }
    }

    @Nested
    class Nori extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new NoriTokenizerFactory();
        }
    }

    @Nested
    class NoriThatSplitsCompounds extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new NoriTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("split-compounds", true);
        }
    }
}
