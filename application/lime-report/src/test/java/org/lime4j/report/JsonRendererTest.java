package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Subject;
import org.lime4j.report.writing.Escapes;

class JsonRendererTest {
    @Test
    void aRowUnderALinearSurrogateIsRenderedAsRecorded() throws IOException {
        assertThat(render(Explanations.tabular(), true)).isEqualTo(recorded("tabular.json"));
    }

    @Test
    void aRowUnderATreeIsRenderedAsRecorded() throws IOException {
        assertThat(render(Explanations.tree(), true)).isEqualTo(recorded("tree.json"));
    }

    @Test
    void aCompositeIsRenderedAsRecorded() throws IOException {
        assertThat(render(Explanations.composite(), true)).isEqualTo(recorded("composite.json"));
    }

    @Test
    void withoutIndentationAnExplanationIsOneLine() throws IOException {
        for (Explanation explanation : List.of(Explanations.tabular(), Explanations.korean(), Explanations.hostile())) {
            String line = render(explanation, false);
            assertThat(line).endsWith("}\n").startsWith("{\"schema\":\"lime-explanation/1\",\"subject\":{\"type\":");
            assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
            assertThat(Json.parse(line)).isEqualTo(Json.parse(render(explanation, true)));
        }
    }

    @Test
    void hostileTextIsReadBackAsItWas() throws IOException {
        Explanation explanation = Explanations.hostile();
        Map<String, Object> read = Json.parse(render(explanation, true));
        List<FeatureContribution> contributions = explanation.outputs().get(0).contributions();
        for (int i = 0; i < contributions.size(); i++) {
            Map<String, Object> contribution = at(read, "outputs", 0, "contributions", i);
            assertThat(contribution.get("label")).isEqualTo(contributions.get(i).label());
            assertThat(JsonRendererTest.<Map<String, Object>>at(contribution, "key").get("condition")).isEqualTo("\udc00");
        }
        assertThat(JsonRendererTest.<String>at(read, "subject", "kind")).isEqualTo("\u2066graph");
        assertThat(JsonRendererTest.<String>at(read, "subject", "attributes", "node\u0007s")).isEqualTo("many");
    }

    @Test
    void charactersThatCannotBeSeenAreEscapedAndTheOthersAreNot() throws IOException {
        assertThat(render(Explanations.hostile(), true).codePoints().filter(c -> c != '\n').noneMatch(Escapes::isHidden)).isTrue();
        assertThat(render(Explanations.korean(), true)).contains("좋았지만", "👩‍👩‍👧");
    }

    @Test
    void theBytesAreUtf8EvenWithUnpairedSurrogates() throws IOException {
        byte[] bytes = bytes(Explanations.hostile(), true);
        assertThat(decodes(bytes)).isTrue();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("lone \\ud83d surrogate");
    }

    @Test
    void everyDoubleIsReadBackToTheSameBits() throws IOException {
        Explanation explanation = Explanations.hostile();
        Map<String, Object> read = Json.parse(render(explanation, false));
        List<FeatureContribution> contributions = explanation.outputs().get(0).contributions();
        for (int i = 0; i < contributions.size(); i++) {
            Object weight = at(read, "outputs", 0, "contributions", i, "weight");
            double value = weight instanceof String text ? Double.parseDouble(text) : (Double) weight;
            assertThat(Double.doubleToLongBits(value)).isEqualTo(Double.doubleToLongBits(contributions.get(i).weight()));
        }
        assertThat(JsonRendererTest.<Object>at(read, "outputs", 0, "modelPrediction")).isEqualTo("NaN");
        assertThat(JsonRendererTest.<Object>at(read, "outputs", 0, "surrogatePrediction")).isEqualTo("-Infinity");
        assertThat(JsonRendererTest.<Object>at(read, "provenance", "seed")).isEqualTo("-9223372036854775808");
    }

    @Test
    void anUnknownStandardErrorIsNull() throws IOException {
        Map<String, Object> contribution = at(Json.parse(render(Explanations.korean(), true)), "outputs", 0, "contributions", 0);
        assertThat(contribution).containsEntry("standardError", null);
    }

    @Test
    void aPictureAndItsSegmentsAreReadBackToTheLastPixel() throws IOException {
        Map<String, Object> subject = at(Json.parse(render(Explanations.image(), true)), "subject");
        Subject.Image image = (Subject.Image) Explanations.image().subject();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode((String) subject.get("png"))));
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        assertThat(new IntPlane(picture.getWidth(), picture.getHeight(), pixels)).isEqualTo(image.picture());

        List<Object> runs = at(subject, "segments");
        int[] labels = new int[(Integer) subject.get("width") * (Integer) subject.get("height")];
        int next = 0;
        for (int i = 0; i < runs.size(); i += 2) {
            for (int k = 0; k < (Integer) runs.get(i + 1); k++) {
                labels[next++] = (Integer) runs.get(i);
            }
        }
        assertThat(next).isEqualTo(labels.length);
        assertThat(new IntPlane(4, 3, labels)).isEqualTo(image.segments());
    }

    @Test
    void theStreamIsFlushedAndNotClosed() throws IOException {
        boolean[] seen = new boolean[2];
        new JsonRenderer(new JsonOptions(true)).render(Explanations.tabular(), new ByteArrayOutputStream() {
            @Override
            public void flush() {
                seen[0] = true;
            }

            @Override
            public void close() {
                seen[1] = true;
            }
        });
        assertThat(seen).containsExactly(true, false);
    }

    @Test
    void nothingIsWrittenAfterTheStreamHasFailed() {
        int[] calls = {0};
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                calls[0]++;
                throw new IOException("disk full");
            }
        };
        Explanation tabular = Explanations.tabular();
        Explanation large =
                new Explanation(new Subject.Text("x".repeat(50_000)), tabular.outputs(), tabular.provenance());
        assertThatThrownBy(() -> new JsonRenderer(new JsonOptions(true)).render(large, full)).isInstanceOf(IOException.class);
        assertThat(calls[0]).isEqualTo(1);
    }

    @Test
    void aFailureOfTheStreamReachesTheCallerAsItIs() {
        IOException full = new IOException("disk full");
        OutputStream out = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw full;
            }
        };
        assertThatThrownBy(() -> new JsonRenderer(new JsonOptions(true)).render(Explanations.hostile(), out)).isSameAs(full);
        assertThatThrownBy(() -> new JsonRenderer(new JsonOptions(false)).render(Explanations.image(), out)).isSameAs(full);
    }

    private static byte[] bytes(Explanation explanation, boolean pretty) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonRenderer(new JsonOptions(pretty)).render(explanation, out);
        return out.toByteArray();
    }

    private static String render(Explanation explanation, boolean pretty) throws IOException {
        return new String(bytes(explanation, pretty), StandardCharsets.UTF_8);
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = JsonRendererTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What stands at the end of a path of property names and indices. */
    @SuppressWarnings("unchecked")
    private static <T> T at(Object start, Object... path) {
        Object here = start;
        for (Object step : path) {
            here = step instanceof Integer index ? ((List<Object>) here).get(index) : ((Map<String, Object>) here).get(step);
        }
        return (T) here;
    }
}
