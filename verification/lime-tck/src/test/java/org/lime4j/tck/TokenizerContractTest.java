package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

class TokenizerContractTest {
    private static TokenizerFactory<?> plugin = new SpacesFactory();

    static class Examined extends TokenizerContract {
        @Override
        protected TokenizerFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Tokenizer>> wrong(String rule, String message, Supplier<Tokenizer> tokenizer) {
        return new Kit.Wrong<>(rule, message, tokenizer);
    }

    static List<Kit.Wrong<Supplier<Tokenizer>>> wrong() {
        return List.of(
                wrong("tokenizer_1201", "a tokenizer takes any string", RefusesBlanks::new),
                wrong("tokenizer_1201", "an ordinary text has tokens", () -> (text, tokens) -> {}),
                wrong("tokenizer_1202", "a token is a range [start, end) of at least one UTF-16 unit", OneTooFar::new),
                wrong("tokenizer_1202", "but one was [0, 0)", EmptyAtTheStart::new),
                wrong("tokenizer_1203", "tokens come in ascending order and do not overlap", Pairs::new),
                wrong("tokenizer_1204", "a token never begins or ends inside a surrogate pair", EachUnit::new),
                wrong("tokenizer_1205", "from each component made with the same options", Another::new),
                wrong("tokenizer_1206", "while other threads use the same component", Shared::new),
                wrong("tokenizer_1207", "tokens are reported on the thread that called tokenize()", Elsewhere::new),
                wrong("tokenizer_1208", "what the consumer throws reaches the caller", Swallows::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Tokenizer>> wrong) {
        plugin = new SpacesFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightTokenizerBreaksNoRule() {
        plugin = new SpacesFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasATokenizerThatBreaksIt() {
        Kit.assertEachRuleIsBroken(TokenizerContract.class, wrong());
    }

    private static final class RefusesBlanks extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("nothing to do");
            }
            super.tokenize(text, tokens);
        }
    }

    private static final class OneTooFar extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            super.tokenize(text, (start, end) -> tokens.accept(start, end == text.length() ? end + 1 : end));
        }
    }

    private static final class EmptyAtTheStart extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            tokens.accept(0, 0);
            super.tokenize(text, tokens);
        }
    }

    private static final class Pairs extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            int[] before = {-1};
            super.tokenize(text, (start, end) -> {
                tokens.accept(before[0] < 0 ? start : before[0], end);
                before[0] = start;
            });
        }
    }

    private static final class EachUnit implements Tokenizer {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            for (int i = 0; i < text.length(); i++) {
                tokens.accept(i, i + 1);
            }
        }
    }

    private static final class Another extends SpacesFactory.Spaces {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final boolean whole = MADE.getAndIncrement() % 2 == 0;

        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            if (!whole) {
                super.tokenize(text, tokens);
            } else if (!text.isEmpty()) {
                tokens.accept(0, text.length());
            }
        }
    }

    private static final class Shared extends SpacesFactory.Spaces {
        private String current = "";

        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            current = text;
            Thread.yield();
            super.tokenize(current, tokens);
        }
    }

    private static final class Elsewhere extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            RuntimeException[] thrown = new RuntimeException[1];
            Thread worker = new Thread(() -> {
                try {
                    super.tokenize(text, tokens);
                } catch (RuntimeException e) {
                    thrown[0] = e;
                }
            });
            worker.start();
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (thrown[0] != null) {
                throw thrown[0];
            }
        }
    }

    private static final class Swallows extends SpacesFactory.Spaces {
        @Override
        public void tokenize(String text, TokenConsumer tokens) {
            super.tokenize(text, (start, end) -> {
                try {
                    tokens.accept(start, end);
                } catch (IllegalStateException e) {
                    return;
                }
            });
        }
    }
}
