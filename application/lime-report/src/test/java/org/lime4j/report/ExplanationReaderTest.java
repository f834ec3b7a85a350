package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.report.picture.Png;

class ExplanationReaderTest {
    private static final String TREE = render(Explanations.tree(), false).strip();

    static Stream<Explanation> made() {
        return Stream.of(Explanations.tabular(), Explanations.tree(), Explanations.korean(), Explanations.composite(),
                Explanations.image(), Explanations.hostile());
    }

    @ParameterizedTest
    @MethodSource("made")
    void whatIsRenderedIsReadBackEqual(Explanation explanation) {
        assertThat(read(render(explanation, true))).isEqualTo(explanation);
        assertThat(read(render(explanation, false))).isEqualTo(explanation);
    }

    @Test
    void anyExplanationIsReadBackEqualAndRenderedToTheSameBytes() {
        for (long seed = 1; seed <= 2000; seed++) {
            Explanation explanation = RandomExplanations.of(seed);
            String rendered = render(explanation, seed % 2 == 0);
            Explanation read = read(rendered);
            assertThat(read).as("seed %d", seed).isEqualTo(explanation);
            assertThat(render(read, seed % 2 == 0)).as("seed %d", seed).isEqualTo(rendered);
        }
    }

    @Test
    void documentsAreReadOneByOneHoweverTheyAreSeparated() {
        List<Explanation> all = made().toList();
        for (String between : new String[] {"", " ", "\r\n\r\n"}) {
            StringBuilder lines = new StringBuilder(between);
            all.forEach(explanation -> lines.append(render(explanation, false)).append(between));
            List<Explanation> read = new ArrayList<>();
            try (ExplanationReader reader = new ExplanationReader(stream(lines.toString()), "journal.jsonl")) {
                reader.forEachRemaining(read::add);
                assertThat(reader.hasNext()).isFalse();
                assertThatThrownBy(reader::next)
                        .isInstanceOf(NoSuchElementException.class)
                        .hasMessage("there are no more explanations in journal.jsonl");
            }
            assertThat(read).isEqualTo(all);
        }
    }

    @Test
    void documentsBeforeATornOneAreReadAndNothingAfterIt() {
        String lines = render(Explanations.tree(), false) + TREE.substring(0, 700);
        ExplanationReader reader = new ExplanationReader(stream(lines), "journal.jsonl");
        assertThat(reader.next()).isEqualTo(Explanations.tree());
        assertThat(reader.hasNext()).isTrue();
        assertThatThrownBy(reader::next)
                .isInstanceOf(LimeException.class)
                .hasMessageStartingWith("journal.jsonl:2:")
                .hasMessageContaining("this is not JSON, or not all of it: Unexpected end-of-input");
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        String turned = "{" + TREE.substring(TREE.indexOf("\"provenance\""), TREE.length() - 1) + ","
                + TREE.substring(1, TREE.indexOf(",\"provenance\"")) + "}";
        assertThat(read(turned)).isEqualTo(Explanations.tree());
        assertThat(read(TREE.replace("{\"type\":\"leaf\",\"prediction\":0.01,\"share\":0.6}",
                "{\"share\":0.6,\"prediction\":0.01,\"type\":\"leaf\"}"))).isEqualTo(Explanations.tree());
    }

    @Test
    void wholeNumbersMayBeWrittenAsOtherProgramsWriteThem() {
        assertThat(read(TREE.replace("\"samples\":5000", "\"samples\":5.0e3"))).isEqualTo(Explanations.tree());
    }

    @Test
    void theStreamIsClosedByTheReaderAndByNothingElse() {
        boolean[] closed = new boolean[1];
        InputStream in = new ByteArrayInputStream(TREE.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        try (ExplanationReader reader = new ExplanationReader(in, "x")) {
            assertThat(reader.next()).isEqualTo(Explanations.tree());
            assertThat(closed[0]).isFalse();
        }
        assertThat(closed[0]).isTrue();
    }

    // ---- what is refused

    @Test
    void anEmptyInputIsNamed() {
        refused("", "x.json:1:1: there is nothing: write an explanation there with the renderer json");
        refused(" \n ", "x.json:2:2: there is nothing: write an explanation there with the renderer json");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        refusedAs("<html>").hasMessageStartingWith("x.json:1:").hasMessageContaining("this is not JSON, or not all of it: ");
        refusedAs("{\"schema\":\"lime-explanation/1\",\n\"subject\":{]").hasMessageStartingWith("x.json:2:");
        refusedAs("{\"schema\":NaN}").hasMessageContaining("this is not JSON");
        refused("[]", "x.json:1:2: the document is an array, but an explanation is an object, { … }");
        refused("12 ", "x.json:1:4: the document is the number 12, but an explanation is an object, { … }");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] bytes = render(Explanations.korean(), false).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length / 2] = (byte) 0xFF;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                bytes[i] = (byte) 0xFF;
                break;
            }
        }
        assertThatThrownBy(() -> ExplanationReader.read(new ByteArrayInputStream(bytes), "x.json"))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void anotherSchemaIsRefusedBeforeItsContents() {
        refused("{\"schema\":\"lime-explanation/2\",\"what\":1}",
                "x.json:1:31: /schema: the schema is 'lime-explanation/2', but only lime-explanation/1 is read: read it with the "
                        + "lime4j that wrote it, or with a later one");
        refused("{\"schema\":\"lime-stability/1\"}",
                "x.json:1:29: /schema: the schema is 'lime-stability/1', but only lime-explanation/1 is read: this is another kind "
                        + "of document");
    }

    @Test
    void aMissingAnUnknownAndADoubleFieldAreNamed() {
        refusedAs(TREE.replace("\"schema\":\"lime-explanation/1\",", "")).hasMessageContaining("the field 'schema' is missing");
        refusedAs(TREE.replace("\"weight\":0.6627,", ""))
                .hasMessageContaining("/outputs/0/contributions/0: the field 'weight' is missing");
        refusedAs(TREE.replace("\"weight\":", "\"wait\":"))
                .hasMessageContaining("/outputs/0/contributions/0/wait: there is no such field in lime-explanation/1; here stand key, "
                        + "label, location, standardError, value, weight");
        refusedAs(TREE.replace("\"weight\":", "\"weight\":1,\"weight\":"))
                .hasMessageContaining("/outputs/0/contributions/0/weight: 'weight' stands twice in one object");
        refusedAs(TREE.replace("{\"id\":\"lasso\",\"options\":{", "{\"id\":\"lasso\",\"options\":{\"features\":\"1\","))
                .hasMessageContaining("'features' stands twice");
    }

    @Test
    void aFieldOfAnotherTypeIsRefused() {
        refusedAs(TREE.replace("{\"type\":\"leaf\",", "{\"type\":\"leaf\",\"label\":\"x\","))
                .hasMessageContaining("/outputs/0/surrogate/root/below/below: the field 'label' does not belong to the type leaf");
        refusedAs(TREE.replace("\"type\":\"leaf\"", "\"type\":\"fruit\""))
                .hasMessageContaining("a node of type 'fruit' is unknown; known are split, leaf");
        refusedAs(TREE.replace("\"type\":\"tabular\"", "\"type\":\"video\"")).hasMessageContaining("a subject of type 'video' is unknown");
        refusedAs(TREE.replace("\"type\":\"column\"", "\"type\":\"\"")).hasMessageContaining("a location of type '' is unknown");
        refusedAs(TREE.replace("\"type\":\"tree\"", "\"type\":\"\\u001b\"")).hasMessageContaining("a surrogate of type '\\u001b' is");
    }

    @Test
    void valuesOfAnotherKindAreNamedWithWhatTheyMustBe() {
        refusedAs(TREE.replace("\"weight\":0.6627", "\"weight\":\"0.6627\""))
                .hasMessageContaining("/outputs/0/contributions/0/weight: here is the text '0.6627'; it must be a number, \"NaN\", "
                        + "\"Infinity\" or \"-Infinity\"");
        refusedAs(TREE.replace("\"weight\":0.6627", "\"weight\":null")).hasMessageContaining("here is null; it must be a number");
        refusedAs(TREE.replace("\"weight\":0.6627", "\"weight\":1e999"))
                .hasMessageContaining("the number 1e999 is larger than any that is kept");
        refusedAs(TREE.replace("\"binary\":true", "\"binary\":1")).hasMessageContaining("here is the number 1; it must be true or false");
        for (String count : List.of("-1", "1.5", "2147483648", "99999999999999999999999", "\"5000\"", "[]", "true")) {
            refusedAs(TREE.replace("\"samples\":5000", "\"samples\":" + count))
                    .hasMessageContaining("it must be a whole number from 0 to 2147483647");
        }
        refusedAs(TREE.replace("\"seed\":\"42\"", "\"seed\":42")).hasMessageContaining("/provenance/seed: here is the number 42");
        refusedAs(TREE.replace("\"seed\":\"42\"", "\"seed\":\"9223372036854775808\""))
                .hasMessageContaining("it must be text of a whole number of 64 bits");
        refusedAs(TREE.replace("\"perturbationSet\":42", "\"perturbationSet\":41"))
                .hasMessageContaining("perturbationSet is 41, but the last six bits of the seed are 42");
        refusedAs(TREE.replace("\"distribution\"", "\"DISTRIBUTION\""))
                .hasMessageContaining("it must be one of distribution, independent-probability, score, regression");
        refusedAs(TREE.replace("\"outputs\":[", "\"outputs\":{\"0\":").replace("],\"provenance\"", "},\"provenance\""))
                .hasMessageContaining("/outputs: here is an object; it must be an array");
        refusedAs(TREE.replace("\"options\":{\"features\":\"8\"}", "\"options\":{\"features\":8}"))
                .hasMessageContaining("/provenance/components/surrogate/options/features: here is the number 8; it must be text");
    }

    @Test
    void spansOutsideTheTextAreRefused() {
        String korean = render(Explanations.korean(), false);
        refusedAs(korean.replace("\"end\":36", "\"end\":350")).hasMessageContaining(
                "a span of the feature '않은' ends after the text, which has 48 UTF-16 units");
        refusedAs(korean.replace("\"end\":36", "\"end\":3")).hasMessageContaining("the span ends at 3, before it starts at 34");
        refusedAs(korean.replace("{\"start\":34,", "{\"start\":0,\"end\":10},{\"start\":9,"))
                .hasMessageContaining("span 1 begins before the end of the one before it");
        refusedAs(korean.replace("utf-16", "bytes")).hasMessageContaining("the unit is 'bytes', but only utf-16 is read");
    }

    @Test
    void picturesThatDoNotFitTheirSizeAreRefused() {
        String image = render(Explanations.image(), false);
        refusedAs(image.replace("\"width\":4", "\"width\":5")).hasMessageContaining("segments covers 12 pixels; width × height is 15");
        refusedAs(image.replace("\"width\":4", "\"width\":0")).hasMessageContaining("the picture is 0 × 3 pixels");
        refusedAs(image.replace("\"width\":4,\"height\":3", "\"width\":3,\"height\":4"))
                .hasMessageContaining("/subject: png cannot be read: it has 4 × 3 pixels, not 3 × 4");
        refusedAs(image.replace("\"segments\":[0,2,", "\"segments\":[0,2,0,")).hasMessageContaining("segments has 13 numbers");
        refusedAs(image.replace("\"segments\":[0,2,", "\"segments\":[12,2,")).hasMessageContaining("segments has the label 12");
        refusedAs(image.replace("\"segments\":[0,2,", "\"segments\":[0,0,0,2,")).hasMessageContaining("a run of no pixels");
        refusedAs(image.replace("\"segments\":[0,2,", "\"segments\":[0,2147483647,"))
                .hasMessageContaining("segments covers 2147483657 pixels");
        refusedAs(image.replace("\"label\":3", "\"label\":12")).hasMessageContaining(
                "the feature 'segment 3' lies in segment 12, but a picture of 12 pixels has labels below 12");
        refusedAs(image.replaceFirst("\"png\":\"[^\"]*\"", "\"png\":\"not Base64!\"")).hasMessageContaining("/subject/png");
        refusedAs(image.replaceFirst("\"png\":\"[^\"]*\"", "\"png\":\"R0lGODlh\"")).hasMessageContaining("it is no PNG file");
    }

    @Test
    void aPictureLargerThanTheMemoryIsRefusedBeforeItIsMade() {
        String image = render(Explanations.image(), false).replace("\"width\":4,\"height\":3", "\"width\":2147483647,\"height\":2147483647");
        assertThatThrownBy(() -> read(image))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                .hasMessageContaining("a picture of 2147483647 × 2147483647 = 4611686014132420609 pixels does not fit into the memory");
    }

    @Test
    void damagedPngFilesAreRefusedWhateverIsDamaged() {
        byte[] whole = Png.encode(((Subject.Image) Explanations.image().subject()).picture());
        IntPlane picture = ((Subject.Image) Explanations.image().subject()).picture();
        for (int i = 0; i < whole.length; i++) {
            for (int change : new int[] {1, 0x80, 0xFF}) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) change;
                assertThatThrownBy(() -> Png.decode(damaged, picture.width(), picture.height())).as("octet %d", i)
                        .isInstanceOf(IOException.class);
            }
            byte[] cut = Arrays.copyOf(whole, i);
            assertThatThrownBy(() -> Png.decode(cut, picture.width(), picture.height())).as("cut at %d", i)
                    .isInstanceOf(IOException.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 3);
        assertThatThrownBy(() -> Png.decode(longer, 4, 3)).hasMessage("3 bytes follow its end");
    }

    @Test
    void aDocumentLargerThanAllowedIsRefusedWhileItIsRead() {
        InputStream endless = new InputStream() {
            private final byte[] start = TREE.substring(0, TREE.indexOf("\"sepal-length\"") + 1).getBytes(StandardCharsets.UTF_8);
            private int at;

            @Override
            public int read() {
                return at < start.length ? start[at++] : 'x';
            }
        };
        ExplanationReader reader = new ExplanationReader(endless, "endless", 1 << 20);
        assertThatThrownBy(reader::next)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BUDGET_EXCEEDED))
                .hasMessage("endless: one explanation has more than 1048576 bytes, an eighth of the memory that the JVM may use: raise "
                        + "-Xmx if it is to be read");
    }

    @Test
    void theLimitIsOneForEachDocumentAndNotForAll() {
        String lines = (TREE + "\n").repeat(200);
        ExplanationReader reader = new ExplanationReader(stream(lines), "lines", 20_000);
        int[] count = new int[1];
        reader.forEachRemaining(explanation -> count[0]++);
        assertThat(count[0]).isEqualTo(200);
    }

    @Test
    void deepNestingIsRefusedWithoutOverflowingTheStack() {
        String open = "{\"type\":\"composite\",\"blocks\":[{\"name\":\"b\",\"subject\":";
        refusedAs("{\"schema\":\"lime-explanation/1\",\"subject\":" + open.repeat(100_000))
                .hasMessageContaining("objects and arrays nest more than 500 levels deep, which no explanation does");
        refusedAs("[".repeat(100_000)).hasMessageContaining("the document is an array");
    }

    @Test
    void aTreeOfAHundredLevelsIsReadBack() {
        SurrogateDescription.TreeNode node = new SurrogateDescription.Leaf(1, 1);
        for (int i = 0; i < 400; i++) {
            node = new SurrogateDescription.Split(FeatureKey.of("x"), "x", true, 0.5, 0, 1, node, new SurrogateDescription.Leaf(0, 0));
        }
        Explanation tree = Explanations.tree();
        OutputExplanation was = tree.outputs().get(0);
        Explanation deep = new Explanation(tree.subject(), List.of(new OutputExplanation(0, "y", 0, 0, 0, List.of(), was.fidelity(),
                new SurrogateDescription.Tree(node), List.of())), tree.provenance());
        assertThat(read(render(deep, false))).isEqualTo(deep);
    }

    @Test
    void moreThanOneDocumentIsRefusedWhereOneIsExpected() {
        refusedAs(TREE + "\n" + TREE).hasMessageContaining("x.json:2:2: more follows after the first explanation");
        refusedAs(TREE + "}").hasMessageContaining("this is not JSON");
    }

    @Test
    void aFailureOfTheStreamIsAnErrorOfInput() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection lost");
            }
        };
        assertThatThrownBy(() -> ExplanationReader.read(broken, "pipe"))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.IO))
                .hasMessage("pipe cannot be read: connection lost");
    }

    @Test
    void everyBeginningIsRefusedWithATypedError() {
        for (int length = 0; length < TREE.length(); length++) {
            refusedAs(TREE.substring(0, length));
        }
    }

    @Test
    void documentsChangedAtRandomAreReadOrRefusedAndNothingElse() {
        String alphabet = "{}[]\",:0123456789.-eE\\truefalsn \u0000\uFFFD";
        int refused = 0;
        for (long seed = 1; seed <= 3000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder changed = new StringBuilder(render(RandomExplanations.of(seed % 50), false).strip());
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                int at = random.nextInt(changed.length());
                switch (random.nextInt(3)) {
                    case 0 -> changed.deleteCharAt(at);
                    case 1 -> changed.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> changed.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                }
            }
            try {
                read(changed.toString());
            } catch (LimeException e) {
                refused++;
                assertThat(e.id()).as("seed %d", seed).isIn(ErrorId.BAD_EXPLANATION, ErrorId.BUDGET_EXCEEDED);
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    private static void refused(String document, String message) {
        refusedAs(document).hasMessage(message);
    }

    private static AbstractThrowableAssert<?, ?> refusedAs(String document) {
        return assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_EXPLANATION));
    }

    private static Explanation read(String document) {
        return ExplanationReader.read(document, "x.json");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String render(Explanation explanation, boolean pretty) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JsonRenderer(new JsonOptions(pretty)).render(explanation, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
