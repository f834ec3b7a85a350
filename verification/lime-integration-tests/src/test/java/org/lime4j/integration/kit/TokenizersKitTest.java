package org.lime4j.integration.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import opennlp.tools.sentdetect.SentenceDetectorFactory;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceSample;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.tck.TokenizerContract;
import org.lime4j.text.BreakIteratorTokenizerFactory;
import org.lime4j.text.CharactersTokenizerFactory;
import org.lime4j.text.OpenNlpSimpleTokenizerFactory;
import org.lime4j.text.OpenNlpWhitespaceTokenizerFactory;
import org.lime4j.text.RegexTokenizerFactory;
import org.lime4j.text.TokenizerFactory;
import org.lime4j.text.UnicodeWordsTokenizerFactory;
import org.lime4j.text.korean.NoriTokenizerFactory;
import org.lime4j.text.opennlp.OpenNlpModelTokenizerFactory;
import org.lime4j.text.opennlp.OpenNlpSentenceTokenizerFactory;

class TokenizersKitTest {
    @TempDir private static Path folder;

    /** Models of a few words: what they find is tested in lime-text. */
    @BeforeAll
    static void saveModels() throws IOException {
        List<TokenSample> words = new ArrayList<>();
        List<SentenceSample> sentences = new ArrayList<>();
        for (String word : List.of("dull", "fine", "slow", "good", "warm", "long")) {
            int end = 3 + word.length();
            words.add(new TokenSample("so " + word + ".", new Span[] {new Span(0, 2), new Span(3, end), new Span(end, end + 1)}));
            sentences.add(new SentenceSample(
                    "so " + word + ". no. 7.", new Span[] {new Span(0, end + 1), new Span(end + 2, end + 8)}));
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        Logger training = Logger.getLogger("opennlp.tools");
        training.setLevel(Level.WARNING);
        try {
            TokenizerME.train(
                            ObjectStreamUtils.createObjectStream(words),
                            new opennlp.tools.tokenize.TokenizerFactory("en", null, false, null),
                            parameters)
                    .serialize(folder.resolve("tokens.bin"));
            SentenceDetectorME.train(
                            "en",
                            ObjectStreamUtils.createObjectStream(sentences),
                            new SentenceDetectorFactory("en", true, null, null),
                            parameters)
                    .serialize(folder.resolve("sentences.bin"));
        } finally {
            training.setLevel(null);
        }
    }

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
    class CharactersOfTheReference extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new CharactersTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("reference", true);
        }
    }

    @Nested
    class BreakIteratorOfWords extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new BreakIteratorTokenizerFactory();
        }
    }

    @Nested
    class BreakIteratorOfThaiWords extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new BreakIteratorTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("locale", "th");
        }
    }

    @Nested
    class BreakIteratorOfSentences extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new BreakIteratorTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("unit", "sentence");
        }
    }

    @Nested
    class OpenNlpWhitespace extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new OpenNlpWhitespaceTokenizerFactory();
        }
    }

    @Nested
    class OpenNlpModel extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new OpenNlpModelTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("tokens.bin").toString());
        }
    }

    @Nested
    class OpenNlpSentence extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return new OpenNlpSentenceTokenizerFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("sentences.bin").toString());
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
