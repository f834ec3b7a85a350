package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

class RendererContractTest {
    private static RendererFactory<?> plugin = new NamesFactory();

    static class Examined extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<ExplanationRenderer>> wrong(
            String rule, String message, Supplier<ExplanationRenderer> renderer) {
        return new Kit.Wrong<>(rule, message, renderer);
    }

    static List<Kit.Wrong<Supplier<ExplanationRenderer>>> wrong() {
        return List.of(
                wrong("renderer_801", "mediaType() names the format as type/subtype", PlainName::new),
                wrong("renderer_802", "every explanation can be written, also of kinds that other plugins bring", KnowsThreeSubjects::new),
                wrong("renderer_802", "but nothing was (no output)", SilentWithoutOutputs::new),
                wrong("renderer_803", "the stream belongs to the caller", Closes::new),
                wrong("renderer_804", "the stream is flushed when render() returns", Unflushed::new),
                wrong("renderer_805", "from each component made with the same options", Numbered::new),
                wrong("renderer_806", "while other threads use the same component", Shared::new),
                wrong("renderer_807", "whatever the default locale and time zone are", Localised::new),
                wrong("renderer_808", "an IOException of the stream is an IOException of render()", Prints::new),
                wrong("renderer_808", "nothing is written after the stream has failed", WritesOn::new),
                wrong("renderer_809", "a format of text is written in UTF-8", Latin::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<ExplanationRenderer>> wrong) {
        plugin = new NamesFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightRendererBreaksNoRule() {
        plugin = new NamesFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasARendererThatBreaksIt() {
        Kit.assertEachRuleIsBroken(RendererContract.class, wrong());
    }

    private static final class PlainName extends NamesFactory.Names {
        @Override
        public String mediaType() {
            return "Text";
        }
    }

    private static final class KnowsThreeSubjects extends NamesFactory.Names {
        @Override
        String text(Explanation explanation) {
            if (explanation.subject() instanceof Subject.Custom) {
                throw new IllegalStateException("what is this?");
            }
            return super.text(explanation);
        }
    }

    private static final class SilentWithoutOutputs extends NamesFactory.Names {
        @Override
        String text(Explanation explanation) {
            return explanation.outputs().isEmpty() ? "" : super.text(explanation);
        }
    }

    private static final class Closes extends NamesFactory.Names {
        @Override
        public void render(Explanation explanation, OutputStream out) throws IOException {
            try (out) {
                super.render(explanation, out);
            }
        }
    }

    private static final class Unflushed extends NamesFactory.Names {
        @Override
        public void render(Explanation explanation, OutputStream out) throws IOException {
            out.write(text(explanation).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class Numbered extends NamesFactory.Names {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final boolean odd = MADE.incrementAndGet() % 2 == 1;

        @Override
        String text(Explanation explanation) {
            return super.text(explanation) + (odd ? "." : "!");
        }
    }

    private static final class Shared extends NamesFactory.Names {
        private Explanation current;

        @Override
        String text(Explanation explanation) {
            current = explanation;
            Thread.yield();
            return super.text(current);
        }
    }

    private static final class Localised extends NamesFactory.Names {
        @Override
        String number(double number) {
            return String.format("%.3f", number);
        }
    }

    private static final class Prints extends NamesFactory.Names {
        @Override
        public void render(Explanation explanation, OutputStream out) {
            PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
            print.print(text(explanation));
            print.flush();
        }
    }

    private static final class WritesOn extends NamesFactory.Names {
        @Override
        public void render(Explanation explanation, OutputStream out) throws IOException {
            try {
                super.render(explanation, out);
            } catch (IOException e) {
                try {
                    out.write('\n');
                } catch (IOException again) {
                    e.addSuppressed(again);
                }
                throw e;
            }
        }
    }

    private static final class Latin extends NamesFactory.Names {
        @Override
        public void render(Explanation explanation, OutputStream out) throws IOException {
            out.write((text(explanation) + "\u00E9").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }
}
