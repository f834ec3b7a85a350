package org.lime4j.paper;

import de.bwaldvogel.liblinear.Model;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.liblinear.LinearClassificationType.LinearType;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.libsvm.SVMClassificationType.SVMMode;
import org.tribuo.common.liblinear.LibLinearModel;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.LibSVMModel;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Trains the black boxes of the experiments: linear models and support vector machines with Tribuo, whose weights are then read
 * into models over sets of words.
 */
final class Training {
    /** The solver stops here: at the optimum, for what is done with the weights. */
    private static final double CONVERGED = 1e-4;

    private static final int ITERATIONS = 1000;
    private static final double SVM_COST = 10;
    private static final double SVM_GAMMA = 0.001;

    private final Vocabulary vocabulary;
    private final long seed;

    Training(Vocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.seed = seed;
    }

    /** Logistic regression with a penalty on Σ|w| (section 5.2). */
    LogisticRegression sparseLogisticRegression(int[][] documents, int[] labels, double cost) {
        return logisticRegression(documents, labels, LinearType.L1R_LR, cost);
    }

    /** Logistic regression with a penalty on Σw² (section 5.3). */
    LogisticRegression logisticRegression(int[][] documents, int[] labels) {
        return logisticRegression(documents, labels, LinearType.L2R_LR, 1);
    }

    private LogisticRegression logisticRegression(int[][] documents, int[] labels, LinearType type, double cost) {
        return read(new LibLinearClassificationTrainer(
                        new LinearClassificationType(type), cost, ITERATIONS, CONVERGED, seed)
                .train(dataset(documents, labels)));
    }

    /** The same model over sets of words. */
    LogisticRegression read(LibLinearModel<Label> trained) {
        Model model = trained.getInnerModels().get(0);
        double sign = isPositive(trained.getOutputIDInfo().getOutput(model.getLabels()[0])) ? 1 : -1;
        ImmutableFeatureMap features = trained.getFeatureIDMap();
        double[] raw = model.getFeatureWeights();
        double[] weights = new double[vocabulary.size()];
        for (int id = 0; id < features.size(); id++) {
            weights[vocabulary.indexOf(features.get(id).getName())] = sign * raw[id];
        }
        return new LogisticRegression(weights, sign * raw[features.size()]);
    }

    /** A tree of full depth by Gini's impurity (section 5.2). */
    DecisionTree tree(int[][] documents, int[] labels) {
        return TreeGrower.grow(documents, labels, vocabulary.size());
    }

    /** A support vector machine with Gaussian kernel and Platt's probabilities (section 5.3). */
    SupportVectors supportVectors(int[][] documents, int[] labels) {
        SVMParameters<Label> parameters =
                new SVMParameters<>(new SVMClassificationType(SVMMode.C_SVC), KernelType.RBF);
        parameters.setCost(SVM_COST);
        parameters.setGamma(SVM_GAMMA);
        parameters.setProbability();
        svm.svm_set_print_string_function(line -> {});
        return read(new LibSVMClassificationTrainer(parameters, seed).train(dataset(documents, labels)));
    }

    /** The same model over sets of words. */
    SupportVectors read(LibSVMModel<Label> trained) {
        svm_model model = trained.getInnerModels().get(0);
        double sign = isPositive(trained.getOutputIDInfo().getOutput(model.label[0])) ? 1 : -1;
        ImmutableFeatureMap features = trained.getFeatureIDMap();
        int[][] vectors = new int[model.l][];
        double[] coefficients = new double[model.l];
        for (int i = 0; i < model.l; i++) {
            vectors[i] = Arrays.stream(model.SV[i])
                    .mapToInt(node -> vocabulary.indexOf(name(features, node)))
                    .sorted()
                    .toArray();
            coefficients[i] = sign * model.sv_coef[0][i];
        }
        return new SupportVectors(vectors, coefficients, sign * model.rho[0], model.param.gamma, model.probA[0],
                sign * model.probB[0], vocabulary.size());
    }

    private static String name(ImmutableFeatureMap features, svm_node node) {
        return features.get(node.index).getName();
    }

    /**
     * What a model predicts of each document when it is fitted to the folds that the document is not in. Folds are cut as
     * scikit-learn cuts stratified ones without shuffling: each label's documents in blocks, in their order.
     */
    static int[] crossValidated(
            int[][] documents, int[] labels, int folds, BiFunction<int[][], int[], ? extends Classifier> training) {
        int[] foldOf = folds(labels, folds);
        int[] predicted = new int[documents.length];
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            int[] others = indices(foldOf, index -> foldOf[index] != left);
            int[] own = indices(foldOf, index -> foldOf[index] == left);
            Classifier model = training.apply(
                    Arrays.stream(others).mapToObj(i -> documents[i]).toArray(int[][]::new),
                    Arrays.stream(others).map(i -> labels[i]).toArray());
            int[] answers = model.predict(
                    WordSets.of(Arrays.stream(own).mapToObj(i -> documents[i]).toArray(int[][]::new)));
            for (int k = 0; k < own.length; k++) {
                predicted[own[k]] = answers[k];
            }
        }
        return predicted;
    }

    private static int[] indices(int[] foldOf, IntPredicate chosen) {
        return IntStream.range(0, foldOf.length).filter(chosen).toArray();
    }

    /** The fold of each document. */
    static int[] folds(int[] labels, int folds) {
        int first = labels[0];
        int firsts = (int) Arrays.stream(labels).filter(label -> label == first).count();
        int[][] allocation = new int[2][folds];
        for (int i = 0; i < labels.length; i++) {
            allocation[i < firsts ? 0 : 1][i % folds]++;
        }
        int[] fold = new int[2];
        int[] foldOf = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int group = labels[i] == first ? 0 : 1;
            while (allocation[group][fold[group]] == 0) {
                fold[group]++;
            }
            allocation[group][fold[group]]--;
            foldOf[i] = fold[group];
        }
        return foldOf;
    }

    private static boolean isPositive(Label label) {
        return label.getLabel().equals(TextModel.POSITIVE);
    }

    /** The documents as Tribuo reads them. */
    MutableDataset<Label> dataset(int[][] documents, int[] labels) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("reviews", factory), factory);
        for (int i = 0; i < documents.length; i++) {
            dataset.add(example(documents[i], labels[i]));
        }
        return dataset;
    }

    Example<Label> example(int[] document, int label) {
        String[] names = Arrays.stream(document).mapToObj(vocabulary::word).toArray(String[]::new);
        double[] ones = new double[names.length];
        Arrays.fill(ones, 1);
        return new ArrayExample<>(new Label(label == 1 ? TextModel.POSITIVE : TextModel.NEGATIVE), names, ones);
    }
}
