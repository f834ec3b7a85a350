package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;

/**
 * What an {@link ExplanationRenderer} must keep. A renderer's test is this and nothing more:
 *
 * <pre>{@code
 * class MarkdownTest extends RendererContract {
 *     @Override
 *     protected RendererFactory<?> factory() {
 *         return new MarkdownFactory();
 *     }
 * }
 * }</pre>
 *
 * <p>It is tried on every kind of instance, place and surrogate, on explanations without outputs or contributions, on the
 * largest and smallest numbers, and on names that are empty, long, or full of what the format may give a meaning to.
 */
public abstract class RendererContract extends FactoryContract<ExplanationRenderer> {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]*(; ?[a-z-]+=[a-zA-Z0-9/.+-]+)*");
    private static final Pattern TEXT = Pattern.compile("text/.*|application/(json|xml|javascript)\\b.*|[^;]*\\+(json|xml)\\b.*");

    /** For subclasses. */
    protected RendererContract() {}

    @Override
    protected abstract RendererFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return RendererFactory.class;
    }

    /** Errors are told of by one rule, so that the others can be looked at: nothing is then written. */
    private static byte[] render(ExplanationRenderer renderer, Explanation explanation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            renderer.render(explanation, bytes);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return new byte[0];
        }
        return bytes.toByteArray();
    }

    private static void requireSame(byte[] expected, byte[] actual, String name, String when) {
        int at = Arrays.mismatch(expected, actual);
        if (at >= 0) {
            fail("the same explanation gives the same bytes " + when + ", but they differ from byte " + at + " on, after "
                    + expected.length + " bytes there were " + actual.length + " (" + name + ")");
        }
    }

    /** The format has a name. */
    @Test
    public void renderer_801_media_type_names_the_format() {
        ExplanationRenderer renderer = component();
        String type = renderer.mediaType();
        if (type == null || !MEDIA_TYPE.matcher(type).matches() || !type.equals(renderer.mediaType())) {
            fail("mediaType() names the format as type/subtype in lower case, such as application/json, the same each time, but it "
                    + "is '" + type + "'");
        }
    }

    /** Every explanation can be written. */
    @Test
    public void renderer_802_writes_every_explanation() {
        ExplanationRenderer renderer = component();
        Explanations.all().forEach((name, explanation) -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                renderer.render(explanation, bytes);
            } catch (IOException | RuntimeException | StackOverflowError e) {
                fail("every explanation can be written, also of kinds that other plugins bring and with awkward names and "
                        + "numbers, but the renderer threw " + e + " (" + name + ")", e);
            }
            if (bytes.size() == 0) {
                fail("every explanation can be written, but nothing was (" + name + ")");
            }
        });
    }

    /** The stream stays open. */
    @Test
    public void renderer_803_does_not_close_the_stream() {
        ExplanationRenderer renderer = component();
        Explanations.all().forEach((name, explanation) -> {
            boolean[] closed = {false};
            write(renderer, explanation, new ByteArrayOutputStream() {
                @Override
                public void close() {
                    closed[0] = true;
                }
            });
            if (closed[0]) {
                fail("the stream belongs to the caller, who may have more to write, but it was closed (" + name + ")");
            }
        });
    }

    private static void write(ExplanationRenderer renderer, Explanation explanation, OutputStream out) {
        try {
            renderer.render(explanation, out);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return;
        }
    }

    /** Nothing is left in a buffer. */
    @Test
    public void renderer_804_flushes_the_stream() {
        ExplanationRenderer renderer = component();
        Explanations.all().forEach((name, explanation) -> {
            ByteArrayOutputStream arrived = new ByteArrayOutputStream();
            write(renderer, explanation, new BufferedOutputStream(arrived, 1 << 20));
            int expected = render(renderer, explanation).length;
            if (arrived.size() != expected) {
                fail("the stream is flushed when render() returns, but of " + expected + " bytes " + arrived.size()
                        + " had arrived behind a buffered stream (" + name + ")");
            }
        });
    }

    /** The same explanation gives the same bytes, from this renderer and from another one made with the same options. */
    @Test
    public void renderer_805_the_same_explanation_gives_the_same_bytes() {
        ExplanationRenderer renderer = component();
        ExplanationRenderer other = component();
        Explanations.all().forEach((name, explanation) -> {
            byte[] first = render(renderer, explanation);
            requireSame(first, render(renderer, explanation), name, "each time");
            requireSame(first, render(other, explanation), name, "from each component made with the same options");
        });
    }

    /** Eight threads that write at the same time get what one gets. */
    @Test
    public void renderer_806_threads_do_not_disturb_each_other() {
        ExplanationRenderer renderer = component();
        Map<String, Explanation> all = Explanations.all();
        List<String> names = List.copyOf(all.keySet());
        List<byte[]> alone = names.stream().map(name -> render(renderer, all.get(name))).toList();
        List<List<byte[]>> together = Threads.run(thread -> {
            List<byte[]> own = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                own.add(render(renderer, all.get(names.get((i + thread) % names.size()))));
            }
            return own;
        });
        for (int thread = 0; thread < together.size(); thread++) {
            for (int i = 0; i < names.size(); i++) {
                int which = (i + thread) % names.size();
                requireSame(alone.get(which), together.get(thread).get(i), names.get(which),
                        "while other threads use the same component");
            }
        }
    }

    /** The language and the place of the machine change nothing. */
    @Test
    public void renderer_807_does_not_depend_on_the_default_locale_or_time_zone() {
        ExplanationRenderer renderer = component();
        Map<String, Explanation> all = Explanations.all();
        List<byte[]> here = all.values().stream().map(explanation -> render(renderer, explanation)).toList();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        List<byte[]> elsewhere;
        try {
            Locale.setDefault(Locale.forLanguageTag(locale.getLanguage().equals("ar") ? "de-DE" : "ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone(zone.getRawOffset() == 0 ? "Asia/Kathmandu" : "UTC"));
            elsewhere = all.values().stream().map(explanation -> render(renderer, explanation)).toList();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        int i = 0;
        for (String name : all.keySet()) {
            requireSame(here.get(i), elsewhere.get(i), name, "whatever the default locale and time zone are");
            i++;
        }
    }

    /** An error of the stream reaches the caller, and nothing is written after it. */
    @Test
    public void renderer_808_stops_at_an_error_of_the_stream() {
        ExplanationRenderer renderer = component();
        Explanations.all().forEach((name, explanation) -> {
            int length = render(renderer, explanation).length;
            for (int room : length == 0 ? new int[0] : new int[] {0, length / 2, length - 1}) {
                FullStream full = new FullStream(room);
                String answer = "returned as if all had been written";
                try {
                    renderer.render(explanation, full);
                } catch (IOException e) {
                    answer = "";
                } catch (RuntimeException e) {
                    answer = "threw " + e;
                }
                if (!answer.isEmpty()) {
                    fail("an IOException of the stream is an IOException of render(), so that nobody takes half a file for a whole "
                            + "one, but when the stream was full after " + room + " of " + length + " bytes, render() " + answer
                            + " (" + name + ")");
                }
                if (full.afterwards > 0) {
                    fail("nothing is written after the stream has failed, but " + full.afterwards + " more calls were made (" + name
                            + ")");
                }
            }
        });
    }

    /** Fails when it is full, and counts what is written after that. */
    private static final class FullStream extends OutputStream {
        private int room;
        private boolean failed;
        private int afterwards;

        FullStream(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (failed && count > 0) {
                afterwards++;
            }
            if (failed || count > room) {
                failed = true;
                throw new IOException("no space left");
            }
            room -= count;
        }
    }

    /** What calls itself text is UTF-8. */
    @Test
    public void renderer_809_text_is_utf_8() {
        ExplanationRenderer renderer = component();
        if (renderer.mediaType() == null || !TEXT.matcher(renderer.mediaType()).matches()) {
            return;
        }
        Explanations.all().forEach((name, explanation) -> {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(render(renderer, explanation)));
            } catch (CharacterCodingException e) {
                fail("a format of text is written in UTF-8, whatever the platform's own encoding, but " + renderer.mediaType()
                        + " has bytes that are not (" + name + "): " + e, e);
            }
        });
    }
}
