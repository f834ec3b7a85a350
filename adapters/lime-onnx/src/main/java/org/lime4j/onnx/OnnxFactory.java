package org.lime4j.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** Provides, as {@code onnx}, the adapter that opens an ONNX model over the rows of a table. */
public final class OnnxFactory implements ModelAdapterFactory<OnnxFactory.Options> {
    /** For the service loader. */
    public OnnxFactory() {}

    /**
     * Options of {@code onnx}.
     *
     * @param path of the file
     * @param kind what the answers mean; empty for regression if there is one column, else distribution
     * @param outputs names of the columns of the answer; empty for names by number, or those of the model's own map
     * @param input name of the graph's input; empty for the only one
     * @param output name of the graph's output with the answers; empty for the only one that can be read
     */
    public record Options(
            @Option(doc = "ONNX file") Path path,
            @Option(doc = "what the answers mean: distribution, independent-probability, score or regression; left out,"
                    + " regression for one column and distribution for several")
                    Optional<OutputKind> kind,
            @Option(doc = "names of the answer's columns, in order; left out, those of the model's maps, or"
                    + " 'class 0', 'class 1', …")
                    List<String> outputs,
            @Option(doc = "name of the graph's input; left out, the only one") Optional<String> input,
            @Option(doc = "name of the graph's output that holds the answers; left out, the only one of numbers")
                    Optional<String> output) {
        /**
         * Checks that nothing is null.
         *
         * @param path of the file
         * @param kind what the answers mean
         * @param outputs names of the columns of the answer
         * @param input name of the graph's input; empty for the only one
         * @param output name of the graph's output with the answers
         */
        public Options {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(output, "output");
            outputs = List.copyOf(outputs);
        }

        /**
         * {@return the options for a file, all others at their defaults}
         *
         * @param path of the file
         */
        public static Options of(Path path) {
            return new Options(path, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        }

        /**
         * {@return the same with this kind of answers}
         *
         * @param newKind what the answers mean
         */
        public Options withKind(OutputKind newKind) {
            return new Options(path, Optional.of(newKind), outputs, input, output);
        }

        /**
         * {@return the same with these names of the answer's columns}
         *
         * @param names one a column of the answer
         */
        public Options withOutputs(String... names) {
            return new Options(path, kind, List.of(names), input, output);
        }

        /**
         * {@return the same with the input of the graph that has this name}
         *
         * @param name of an input
         */
        public Options withInput(String name) {
            return new Options(path, kind, outputs, Optional.of(name), output);
        }

        /**
         * {@return the same with the output of the graph that has this name}
         *
         * @param name of an output
         */
        public Options withOutput(String name) {
            return new Options(path, kind, outputs, input, Optional.of(name));
        }

        GraphOptions graph() {
            return new GraphOptions(kind, outputs, "outputs", input, output, false);
        }

        Options at(Path newPath) {
            return new Options(newPath, kind, outputs, input, output);
        }
    }

    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public String description() {
        return "an ONNX model of one tensor [batch, features], over the columns of the background";
    }

    @Override
    public ModelAdapter create(Options options, CreationContext context) {
        Options located = options.at(context.resolve(options.path()));
        TableSchema schema = context.background(TabularBackground.class, "model 'onnx'").schema();
        return () -> OnnxBlackBox.open(located, schema);
    }
}
