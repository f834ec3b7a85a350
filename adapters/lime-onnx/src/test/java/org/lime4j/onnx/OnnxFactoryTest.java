package org.lime4j.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

class OnnxFactoryTest {
    private static final TableSchema SCHEMA = TableSchema.ofNumeric("length", "width");
    private static final OnnxGraph GRAPH = OnnxGraph.linear(
            OnnxGraph.ANY, new double[][] {{1, 2, 3}, {4, 5, 6}}, new double[] {0, 0, 0}, true);

    @TempDir
    private Path folder;

    private CreationContext context() {
        return CreationContext.of(PluginRegistry.standard())
                .withBackground(TabularBackground.of(SCHEMA, new double[][] {{1, 2}, {3, 4}}))
                .withBaseDirectory(folder);
    }

    private BlackBox<?> open(ComponentRef<?> ref) {
        return context().create(ModelAdapterFactory.class, ref, ModelAdapter.class).open();
    }

    private void failsToOpen(ComponentRef<?> ref, String message) {
        assertThatThrownBy(() -> open(ref))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessage(folder.resolve("model.onnx") + ": " + message);
    }

    private static ComponentRef<?> ref() {
        return ComponentRef.of("onnx").with("path", "model.onnx");
    }

    @Test
    void isFoundByItsIdAndReadsItsOptions() {
        GRAPH.write(folder, "model.onnx");
        ComponentRef<?> ref = ref().with("outputs", List.of("a", "b", "c"))
                .with("kind", "independent-probability")
                .with("input", "row")
                .with("output", "answer");
        try (BlackBox<?> model = open(ref)) {
            assertThat(model.outputs()).isEqualTo(new Outputs(OutputKind.INDEPENDENT_PROBABILITY, List.of("a", "b", "c")));
        }
        try (BlackBox<?> model = open(ref())) {
            assertThat(model.outputs()).isEqualTo(Outputs.classes("class 0", "class 1", "class 2"));
        }
    }

    @Test
    void needsABackgroundOfATable() {
        CreationContext without = CreationContext.of(PluginRegistry.standard());
        assertThatThrownBy(() -> without.create(ModelAdapterFactory.class, ref(), ModelAdapter.class))
                .isInstanceOf(LimeException.class)
                .hasMessageStartingWith("model 'onnx' needs background data of type TabularBackground, but none was given");
    }

    @Test
    void aMissingFileOrAFolderIsSaid() throws IOException {
        failsToOpen(ref(), "there is no such file");
        Files.createDirectory(folder.resolve("model.onnx"));
        failsToOpen(ref(), "is not a file");
    }

    @Test
    void aTruncatedFileIsSaid() throws IOException {
        byte[] whole = GRAPH.toBytes();
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(folder.resolve("model.onnx"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> open(ref()))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOfSatisfying(LimeException.class,
                            e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                    .hasMessageStartingWith(folder.resolve("model.onnx") + ": ONNX Runtime ")
                    .hasMessageEndingWith("; the file is no ONNX model, is damaged, or needs a later runtime");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileOpensOrIsSaid(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 100; round++) {
            byte[] damaged = GRAPH.toBytes();
            int at = random.nextInt(damaged.length);
            byte old = damaged[at];
            damaged[at] = (byte) random.nextInt(256);
            Files.write(folder.resolve("model.onnx"), damaged);
            try (BlackBox<?> model = open(ref())) {
                assertThat(model.outputs().size()).isPositive();
            } catch (LimeException e) {
                assertThat(e.id()).as("seed %d, byte %d: %d became %d: %s", seed, at, old, damaged[at], e.getMessage())
                        .isEqualTo(ErrorId.MODEL_NOT_LOADED);
            }
        }
    }

    @Test
    void anotherNumberOfColumnsIsSaidWithThoseOfTheTable() {
        OnnxGraph.linear(OnnxGraph.ANY, new double[][] {{1, 2}, {3, 4}, {5, 6}}, new double[] {0, 0}, true)
                .write(folder, "model.onnx");
        failsToOpen(ref(), "the model wants 3 columns ('row' (float [batch, 3])), but the table has 2: [length, width]; "
                + "give a background with the columns that the model was trained on, in that order");
    }

    @Test
    void aGraphThatDoesNotSayItsColumnsIsTried() {
        new OnnxGraph()
                .input("row", OnnxGraph.FLOAT, OnnxGraph.ANY, OnnxGraph.ANY)
                .constant("weights", OnnxGraph.FLOAT, new double[] {1, 2, 3}, 3, 1)
                .then("MatMul", "row,weights", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY, 1)
                .write(folder, "model.onnx");
        assertThatThrownBy(() -> open(ref()))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageContaining("the model cannot answer a row of the table's 2 columns [length, width]: ")
                .hasMessageEndingWith("; it was made for other columns");
    }

    @Test
    void anInputOfAnotherKindIsSaid() {
        new OnnxGraph()
                .input("ids", OnnxGraph.INT64, OnnxGraph.ANY, 2)
                .then("Identity", "ids", "answer")
                .output("answer", OnnxGraph.INT64, OnnxGraph.ANY, 2)
                .write(folder, "model.onnx");
        failsToOpen(ref(), "the graph's input is 'ids' (int64 [batch, 2]), but a table is fed as a tensor of floats or "
                + "doubles [batch, features]");
    }

    @Test
    void aPictureModelIsSaid() {
        new OnnxGraph()
                .input("image", OnnxGraph.FLOAT, 1, 3, 8, 8)
                .then("GlobalAveragePool", "image", "answer")
                .output("answer", OnnxGraph.FLOAT, 1, 3, 1, 1)
                .write(folder, "model.onnx");
        failsToOpen(ref(), "the graph's input is 'image' (float [1, 3, 8, 8]), but a table is fed as a tensor of floats or "
                + "doubles [batch, features]");
    }

    @Test
    void severalInputsAreSaid() {
        new OnnxGraph()
                .input("length", OnnxGraph.FLOAT, OnnxGraph.ANY, 1)
                .input("width", OnnxGraph.FLOAT, OnnxGraph.ANY, 1)
                .then("Add", "length,width", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY, 1)
                .write(folder, "model.onnx");
        failsToOpen(ref(), "the graph has 2 inputs, 'length' (float [batch, 1]), 'width' (float [batch, 1]), but a table is "
                + "fed as one tensor [batch, features]: convert the model with a single input");
    }

    @Test
    void anUnknownInputOrOutputIsSaidWithThoseThatAre() {
        GRAPH.write(folder, "model.onnx");
        failsToOpen(ref().with("input", "rows"),
                "the graph has no input 'rows'; its inputs are 'row' (float [batch, 2])");
        failsToOpen(ref().with("output", "scores"),
                "the graph has no output 'scores'; its outputs are 'answer' (float [batch, 3])");
    }

    @Test
    void theOutputIsNamedWhereSeveralCouldBeMeant() {
        OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0})
                .then("Softmax", "scores", "shares")
                .then("ArgMax", "scores", "label")
                .output("label", OnnxGraph.INT64, 1, 2)
                .output("scores", OnnxGraph.FLOAT, OnnxGraph.ANY, 2)
                .output("shares", OnnxGraph.FLOAT, OnnxGraph.ANY, 2)
                .write(folder, "model.onnx");
        String all = "'label' (int64 [1, 2]), 'scores' (float [batch, 2]), 'shares' (float [batch, 2])";
        failsToOpen(ref(), "more than one output of the graph is a tensor of floats or doubles, or a sequence of maps to "
                + "them; its outputs are " + all + ": name the one with the answers (option 'output')");
        failsToOpen(ref().with("output", "label"), "the graph's output 'label' (int64 [1, 2]) holds no answers: name "
                + "one with a tensor of floats or doubles [batch, columns], or a sequence of maps to them; outputs are " + all);
        try (BlackBox<?> model = open(ref().with("output", "shares"))) {
            assertThat(model.outputs().size()).isEqualTo(2);
        }
    }

    @Test
    void anotherNumberOfNamesIsSaid() {
        GRAPH.write(folder, "model.onnx");
        failsToOpen(ref().with("outputs", List.of("no", "yes")),
                "option 'outputs' names 2 columns, [no, yes], but output 'answer' has 3");
    }

    @Test
    void theProbabilityOfOneClassIsNoDistribution() {
        OnnxGraph.linear(OnnxGraph.ANY, new double[][] {{1}, {2}}, new double[] {0}, false).write(folder, "model.onnx");
        failsToOpen(ref().with("kind", "distribution"),
                "output 'answer' has one column, and the probability of an only class is always 1: declare kind = "
                        + "independent-probability if it is the probability of one of two classes, or score");
        try (BlackBox<?> model = open(ref().with("kind", "independent-probability"))) {
            assertThat(model.outputs()).isEqualTo(new Outputs(OutputKind.INDEPENDENT_PROBABILITY, List.of("probability")));
        }
    }

    @Test
    void anAnswerOfAnotherShapeIsSaid() {
        OnnxGraph.linear(OnnxGraph.FLOAT, OnnxGraph.ANY, new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0})
                .constant("axis", OnnxGraph.INT64, new double[] {1}, 1)
                .then("Unsqueeze", "scores,axis", "answer")
                .output("answer", OnnxGraph.FLOAT, OnnxGraph.ANY, 1, 2)
                .write(folder, "model.onnx");
        failsToOpen(ref(), "output 'answer' has the shape [1, 1, 2] for a batch of 1, not [batch, columns] or [batch]");
    }

    @Test
    void aBatchBeyondAllMeasureIsSaid() {
        OnnxGraph.linear(1L << 40, new double[][] {{1}, {2}}, new double[] {0}, false).write(folder, "model.onnx");
        failsToOpen(ref(), "the graph's input is 'row' (float [" + (1L << 40) + ", 2]), a batch of " + (1L << 40)
                + " rows at once, which is too many: convert the model with a free batch size");
    }

    @Test
    void optionsKeepTheirOwnLists() {
        OnnxFactory.Options options = OnnxFactory.Options.of(Path.of("m.onnx")).withOutputs("a").withInput("i").withOutput("o");
        assertThat(options).isEqualTo(new OnnxFactory.Options(
                Path.of("m.onnx"), Optional.empty(), List.of("a"), Optional.of("i"), Optional.of("o")));
    }
}
