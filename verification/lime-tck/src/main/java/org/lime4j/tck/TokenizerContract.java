package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Location.Span;
import org.lime4j.text.Tokenizer;
import org.lime4j.text.TokenizerFactory;

/**
 * What a {@link Tokenizer} must keep. A tokenizer's test is this and nothing more:
 *
 * <pre>{@code
 * class SyllablesTest extends TokenizerContract {
 *     @Override
 *     protected TokenizerFactory<?> factory() {
 *         return new SyllablesFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>It is tried on texts of several scripts, on pairs of surrogates whole and torn, and on texts without words.
 */
public abstract class TokenizerContract extends FactoryContract<Tokenizer> {
    /** For subclasses. */
    protected TokenizerContract() {}

    @Override
    protected abstract TokenizerFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return TokenizerFactory.class;
    }

    /** {@return texts that have tokens; those of {@link Examples#texts()} unless overridden} */
    protected List<String> texts() {
        return Examples.texts();
    }

    /** Texts of any kind. */
    private List<String> all() {
        List<String> all = new ArrayList<>(texts());
        all.addAll(List.of(
                "", " ", "\n\n", "...!?", "\0", "\uFEFFmark", "\u0301 mark alone",
                "\uD83D\uDE00", "\uD83D\uDE00\uD83D\uDE01\uD83D\uDE02", "a\uD83D\uDE00b", "\uD83D", "\uDE00", "torn \uDE00\uD83D pair",
                "\uD835\uDC00\uD835\uDC01 \uD835\uDC02", "\uFDFA\u202Eright to left\u202C", "x".repeat(3000),
                "un deux \uD83C\uDDEB\uD83C\uDDF7 trois ".repeat(60)));
        return all;
    }

    /** The tokens before the first error, if there is one. */
    private static List<Span> tokens(Tokenizer tokenizer, String text) {
        List<Span> spans = new ArrayList<>();
        collect(tokenizer, text, (start, end) -> {
            if (start >= 0 && end >= start) {
                spans.add(new Span(start, end));
            }
        });
        return spans;
    }

    /** Errors are told of by one rule, so that the others can be looked at. */
    private static void collect(Tokenizer tokenizer, String text, Tokenizer.TokenConsumer consumer) {
        try {
            tokenizer.tokenize(text, consumer);
        } catch (RuntimeException e) {
            return;
        }
    }

    private interface Each {
        void take(String text, int start, int end);
    }

    private void eachToken(Each each) {
        Tokenizer tokenizer = component();
        for (String text : all()) {
            List<int[]> reported = new ArrayList<>();
            collect(tokenizer, text, (start, end) -> reported.add(new int[] {start, end}));
            reported.forEach(token -> each.take(text, token[0], token[1]));
        }
    }

    private static String in(String text) {
        return " (in " + Examples.name(text) + ")";
    }

    /** Every text can be tokenized, and ordinary ones have tokens. */
    @Test
    public void tokenizer_1201_takes_every_text_and_finds_tokens_in_ordinary_ones() {
        Tokenizer tokenizer = component();
        for (String text : all()) {
            try {
                tokenizer.tokenize(text, (start, end) -> {});
            } catch (RuntimeException e) {
                fail("a tokenizer takes any string, one without tokens and one with half a surrogate pair among them, but it "
                        + "threw " + e + in(text), e);
            }
        }
        for (String text : texts()) {
            if (tokens(tokenizer, text).isEmpty()) {
                fail("an ordinary text has tokens, because they are what is removed to explain it, but none was reported"
                        + in(text) + "; if these texts have none for this tokenizer, override texts()");
            }
        }
    }

    /** Tokens are inside the text and not empty. */
    @Test
    public void tokenizer_1202_tokens_are_inside_the_text_and_not_empty() {
        eachToken((text, start, end) -> {
            if (start < 0 || end <= start || end > text.length()) {
                fail("a token is a range [start, end) of at least one UTF-16 unit inside the text of " + text.length()
                        + " units, but one was [" + start + ", " + end + ")" + in(text));
            }
        });
    }

    /** Tokens come in the order of the text and do not overlap. */
    @Test
    public void tokenizer_1203_tokens_ascend_and_do_not_overlap() {
        Tokenizer tokenizer = component();
        for (String text : all()) {
            List<Span> tokens = tokens(tokenizer, text);
            for (int t = 1; t < tokens.size(); t++) {
                if (tokens.get(t).start() < tokens.get(t - 1).end()) {
                    fail("tokens come in ascending order and do not overlap, because each is removed by itself, but token " + t
                            + " is [" + tokens.get(t).start() + ", " + tokens.get(t).end() + ") after ["
                            + tokens.get(t - 1).start() + ", " + tokens.get(t - 1).end() + ")" + in(text));
                }
            }
        }
    }

    /** No token begins or ends in the middle of a surrogate pair. */
    @Test
    public void tokenizer_1204_tokens_do_not_cut_a_surrogate_pair() {
        eachToken((text, start, end) -> {
            if (cuts(text, start) || cuts(text, end)) {
                fail("a token never begins or ends inside a surrogate pair, because removing it would leave half a character, "
                        + "but one was [" + start + ", " + end + ")" + in(text));
            }
        });
    }

    private static boolean cuts(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** The same text has the same tokens, from this tokenizer and from another one made with the same options. */
    @Test
    public void tokenizer_1205_the_same_text_has_the_same_tokens() {
        Tokenizer tokenizer = component();
        Tokenizer other = component();
        List<String> texts = all();
        List<List<Span>> first = texts.stream().map(text -> tokens(tokenizer, text)).toList();
        for (int i = texts.size() - 1; i >= 0; i--) {
            String text = texts.get(i);
            requireSame(first.get(i), tokens(tokenizer, text), text, "each time, whatever text came before");
            requireSame(first.get(i), tokens(other, text), text, "from each component made with the same options");
        }
    }

    /** Eight threads that tokenize at the same time get what one gets. */
    @Test
    public void tokenizer_1206_threads_do_not_disturb_each_other() {
        Tokenizer tokenizer = component();
        List<String> texts = all();
        List<List<Span>> alone = texts.stream().map(text -> tokens(tokenizer, text)).toList();
        for (int round = 0; round < 5; round++) {
            List<List<List<Span>>> together = Threads.run(thread -> {
                List<List<Span>> own = new ArrayList<>();
                for (int i = 0; i < texts.size(); i++) {
                    own.add(tokens(tokenizer, texts.get((i + thread) % texts.size())));
                }
                return own;
            });
            for (int thread = 0; thread < together.size(); thread++) {
                for (int i = 0; i < texts.size(); i++) {
                    int text = (i + thread) % texts.size();
                    requireSame(alone.get(text), together.get(thread).get(i), texts.get(text),
                            "while other threads use the same component");
                }
            }
        }
    }

    private static void requireSame(List<Span> expected, List<Span> actual, String text, String when) {
        if (!expected.equals(actual)) {
            fail("the same text has the same tokens " + when + ", but there were " + expected.size() + " and then "
                    + actual.size() + (expected.size() == actual.size() ? " others" : "") + in(text));
        }
    }

    /** All tokens are reported by the time the call returns, on the thread of the caller. */
    @Test
    public void tokenizer_1207_reports_on_the_thread_of_the_caller() {
        Tokenizer tokenizer = component();
        Thread here = Thread.currentThread();
        for (String text : texts()) {
            List<Thread> elsewhere = new ArrayList<>();
            collect(tokenizer, text, (start, end) -> {
                if (Thread.currentThread() != here) {
                    elsewhere.add(Thread.currentThread());
                }
            });
            if (!elsewhere.isEmpty()) {
                fail("tokens are reported on the thread that called tokenize(), because whoever takes them is not thread-safe, "
                        + "but one came on " + elsewhere.get(0) + in(text));
            }
        }
    }

    /** What the taker of the tokens throws reaches the caller. */
    @Test
    public void tokenizer_1208_lets_the_error_of_the_consumer_through() {
        Tokenizer tokenizer = component();
        for (String text : texts()) {
            if (tokens(tokenizer, text).isEmpty()) {
                continue;
            }
            IllegalStateException refusal = new IllegalStateException("the consumer refuses the token");
            try {
                tokenizer.tokenize(text, (start, end) -> {
                    throw refusal;
                });
            } catch (RuntimeException e) {
                if (e == refusal || e.getCause() == refusal) {
                    continue;
                }
            }
            fail("what the consumer throws reaches the caller of tokenize(), because that is how a token is refused, but it was "
                    + "lost" + in(text));
        }
    }
}
