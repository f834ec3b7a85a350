package org.lime4j.paper;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The models of section 5.2 that scikit-learn fitted to the same documents, as they were written down. */
final class RecordedModels {
    private final Path folder;
    private final Corpus corpus;

    RecordedModels(Path data, Corpus corpus) {
        this.folder = data.resolve("paper_reference");
        this.corpus = corpus;
    }

    Fitted sparseLogisticRegression() {
        Config file = read("sparse_lr_");
        double[] weights = new double[corpus.vocabulary().size()];
        ConfigObject coefficients = file.getObject("coef");
        for (Map.Entry<String, ConfigValue> entry : coefficients.entrySet()) {
            weights[number(entry.getKey())] = ((Number) entry.getValue().unwrapped()).doubleValue();
        }
        LogisticRegression model = new LogisticRegression(weights, file.getDouble("intercept"));
        return new Fitted(model, crossValidated(file), coefficients.size() + " words, C = " + file.getString("C"));
    }

    Fitted tree() {
        Config file = read("tree_");
        List<? extends ConfigObject> nodes = file.getObjectList("nodes");
        int count = nodes.size();
        int[] word = new int[count];
        int[] absent = new int[count];
        int[] present = new int[count];
        double[] positive = new double[count];
        for (int i = 0; i < count; i++) {
            Map<String, Object> node = nodes.get(i).unwrapped();
            Object asked = node.get("f");
            word[i] = asked == null ? -1 : number(asked.toString());
            absent[i] = ((Number) Objects.requireNonNull(node.get("l"))).intValue();
            present[i] = ((Number) Objects.requireNonNull(node.get("r"))).intValue();
            positive[i] = ((Number) Objects.requireNonNull(node.get("p1"))).doubleValue();
        }
        DecisionTree tree = new DecisionTree(word, absent, present, positive);
        return new Fitted(tree, crossValidated(file), count + " nodes, depth " + tree.depth());
    }

    private Config read(String prefix) {
        Path file = folder.resolve(prefix + corpus.domain().id() + ".json");
        if (!Files.isReadable(file)) {
            throw new AssertionError("there is no " + file);
        }
        return ConfigFactory.parseFile(file.toFile());
    }

    private static int[] crossValidated(Config file) {
        return file.getIntList("parzen_cv3_preds").stream().mapToInt(Integer::intValue).toArray();
    }

    private int number(String word) {
        int index = corpus.vocabulary().indexOf(word);
        if (index < 0) {
            throw new AssertionError("the recorded model uses '" + word + "', which is not in the vocabulary of "
                    + corpus.domain().id());
        }
        return index;
    }
}
