package org.lime4j.onnx;

import java.util.List;
import java.util.Optional;
import org.lime4j.api.model.OutputKind;

/**
 * What the options of all adapters say of the graph.
 *
 * @param kind what the answers mean; empty for regression if there is one column, else distribution
 * @param names of the columns of the answer; empty for names by number, or those of the model's own map
 * @param namesOption the option that gives the names
 * @param input name of the graph's input; empty for the only one
 * @param output name of the graph's output with the answers; empty for the only one that can be read
 * @param softmax whether the answers are scores whose softmax is wanted
 */
record GraphOptions(
        Optional<OutputKind> kind,
        List<String> names,
        String namesOption,
        Optional<String> input,
        Optional<String> output,
        boolean softmax) {}
