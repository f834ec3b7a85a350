package org.lime4j.tribuo;

import static org.tribuo.math.neighbour.NeighboursQueryFactoryType.BRUTE_FORCE;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.lime4j.api.model.OutputKind;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.liblinear.LibLinearAnomalyTrainer;
import org.tribuo.anomaly.libsvm.LibSVMAnomalyTrainer;
import org.tribuo.anomaly.libsvm.SVMAnomalyType;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.liblinear.LinearClassificationType;
import org.tribuo.classification.libsvm.LibSVMClassificationTrainer;
import org.tribuo.classification.libsvm.SVMClassificationType;
import org.tribuo.classification.mnb.MultinomialNaiveBayesTrainer;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.kernel.KernelSVMTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationConverter;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.common.libsvm.KernelType;
import org.tribuo.common.libsvm.SVMParameters;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.xgboost.XGBoostExternalModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.common.xgboost.XGBoostOutputConverter;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.interop.onnx.DenseTransformer;
import org.tribuo.interop.onnx.LabelTransformer;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.interop.onnx.OutputTransformer;
import org.tribuo.interop.onnx.RegressorTransformer;
import org.tribuo.math.distance.L1Distance;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.kernel.RBF;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.multilabel.MultiLabel;
import org.tribuo.multilabel.MultiLabelFactory;
import org.tribuo.multilabel.baseline.ClassifierChainTrainer;
import org.tribuo.multilabel.baseline.IndependentMultiLabelTrainer;
import org.tribuo.multilabel.ensemble.CCEnsembleTrainer;
import org.tribuo.multilabel.sgd.objectives.BinaryCrossEntropy;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.liblinear.LibLinearRegressionTrainer;
import org.tribuo.regression.libsvm.LibSVMRegressionTrainer;
import org.tribuo.regression.libsvm.SVMRegressionType;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;
import org.tribuo.regression.slm.LARSLassoTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionConverter;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** Real models of every kind, trained on one small table. */
final class TrainedModels {
    static final TableSchema SCHEMA = TableSchema.ofNumeric("c", "a", "d", "b");
    static final List<String> LABELS = List.of("blue", "green", "red");
    private static final long SEED = 11;
    private static final double[][] TABLE = table();

    private TrainedModels() {}

    /** A model, and what its black box is to answer with. */
    record Trained(String name, Supplier<Model<?>> model, OutputKind kind, List<String> outputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** 150 rows of numbers from 0 to 1, some of them 0. */
    static double[][] table() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] rows = new double[150][SCHEMA.size()];
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextInt(10) == 0 ? 0 : random.nextDouble();
            }
        }
        return rows;
    }

    static <T extends Output<T>> MutableDataset<T> dataset(OutputFactory<T> factory, BiFunction<double[], Integer, T> response) {
        MutableDataset<T> data = new MutableDataset<>(new SimpleDataSourceProvenance("table", factory), factory);
        RowFeatures features = RowFeatures.forTraining(SCHEMA);
        for (int i = 0; i < TABLE.length; i++) {
            data.add(features.example(Row.of(SCHEMA, TABLE[i]), response.apply(TABLE[i], i)));
        }
        return data;
    }

    static MutableDataset<Label> labels() {
        return dataset(new LabelFactory(), (row, i) ->
                new Label(row[1] + 0.3 * row[3] > 0.9 ? "red" : row[0] > 0.5 ? "green" : "blue"));
    }

    static MutableDataset<Regressor> numbers() {
        return dataset(new RegressionFactory(), (row, i) -> new Regressor("price", 3 * row[1] - 2 * row[0] + row[2] * row[3]));
    }

    static MutableDataset<Regressor> twoNumbers() {
        return dataset(new RegressionFactory(), (row, i) -> new Regressor(
                new String[] {"weight", "length"}, new double[] {row[0] - row[1], 10 * row[2] + row[3]}));
    }

    private static MutableDataset<MultiLabel> labelSets() {
        return dataset(new MultiLabelFactory(), (row, i) -> {
            Set<Label> labels = new HashSet<>();
            for (int j = 0; j < LABELS.size(); j++) {
                if (row[j] > 0.5) {
                    labels.add(new Label(LABELS.get(j)));
                }
            }
            return new MultiLabel(labels);
        });
    }

    private static MutableDataset<ClusterID> clusters() {
        return dataset(new ClusteringFactory(), (row, i) -> new ClusterID(ClusterID.UNASSIGNED));
    }

    private static MutableDataset<Event> events() {
        return dataset(new AnomalyFactory(), (row, i) -> new Event(Event.EventType.EXPECTED));
    }

    private static <T extends Output<T>> Supplier<Model<?>> train(Trainer<T> trainer, Supplier<MutableDataset<T>> data) {
        return () -> trainer.train(data.get());
    }

    private static Trained labels(String name, OutputKind kind, Trainer<Label> trainer) {
        return new Trained(name, train(trainer, TrainedModels::labels), kind, LABELS);
    }

    private static Trained numbers(String name, Trainer<Regressor> trainer) {
        return new Trained(name, train(trainer, TrainedModels::numbers), OutputKind.REGRESSION, List.of("price"));
    }

    private static Trained twoNumbers(String name, Trainer<Regressor> trainer) {
        return new Trained(name, train(trainer, TrainedModels::twoNumbers), OutputKind.REGRESSION, List.of("length", "weight"));
    }

    private static Trained labelSets(String name, OutputKind kind, Trainer<MultiLabel> trainer) {
        return new Trained(name, train(trainer, TrainedModels::labelSets), kind, LABELS);
    }

    private static SVMParameters<Label> svm(boolean probabilities) {
        SVMParameters<Label> parameters =
                new SVMParameters<>(new SVMClassificationType(SVMClassificationType.SVMMode.C_SVC), KernelType.RBF);
        parameters.setGamma(2);
        if (probabilities) {
            parameters.setProbability();
        }
        return parameters;
    }

    static List<Trained> all() {
        CARTClassificationTrainer tree = new CARTClassificationTrainer(5, 0.7f, SEED);
        LogisticRegressionTrainer logistic = new LogisticRegressionTrainer();
        OutputKind distribution = OutputKind.DISTRIBUTION;
        OutputKind score = OutputKind.SCORE;
        OutputKind independent = OutputKind.INDEPENDENT_PROBABILITY;
        return List.of(
                labels("tree", distribution, tree),
                labels("logistic", distribution, logistic),
                labels("hinge", score, new LinearSGDTrainer(new Hinge(), new AdaGrad(0.5), 3, SEED)),
                labels("factorization machine", distribution,
                        new FMClassificationTrainer(new LogMulticlass(), new AdaGrad(0.1), 3, SEED, 2, 0.1)),
                labels("kernel SVM", score, new KernelSVMTrainer(new RBF(1), 1, 3, SEED)),
                labels("bayes", distribution, new MultinomialNaiveBayesTrainer()),
                labels("liblinear", score, new LibLinearClassificationTrainer()),
                labels("liblinear logistic", distribution, new LibLinearClassificationTrainer(
                        new LinearClassificationType(LinearClassificationType.LinearType.L2R_LR), 1, 0.1)),
                labels("libsvm", score, new LibSVMClassificationTrainer(svm(false))),
                labels("libsvm with probabilities", distribution, new LibSVMClassificationTrainer(svm(true), SEED)),
                labels("neighbours", distribution, new KNNTrainer<>(
                        5, new L2Distance(), 1, new VotingCombiner(), KNNModel.Backend.STREAMS, BRUTE_FORCE)),
                labels("neighbours by threads", distribution, new KNNTrainer<>(
                        5, new L1Distance(), 2, new VotingCombiner(), KNNModel.Backend.THREADPOOL, BRUTE_FORCE)),
                labels("forest", distribution, new RandomForestTrainer<>(tree, new VotingCombiner(), 10, SEED)),
                labels("AdaBoost", distribution, new AdaBoostTrainer(tree, 5, SEED)),
                labels("xgboost", distribution, new XGBoostClassificationTrainer(10)),
                labels("bagged xgboost", distribution,
                        new BaggingTrainer<>(new XGBoostClassificationTrainer(3), new VotingCombiner(), 3, SEED)),
                labels("transformed", distribution, new TransformTrainer<>(
                        logistic, new TransformationMap(List.of(new MeanStdDevTransformation())))),
                labels("constant", score, DummyClassifierTrainer.createMostFrequentTrainer()),
                numbers("linear", new org.tribuo.regression.sgd.linear.LinearSGDTrainer(
                        new SquaredLoss(), new AdaGrad(0.1), 5, SEED)),
                numbers("LARS", new LARSLassoTrainer(3)),
                numbers("regression tree", new CARTRegressionTrainer(6)),
                numbers("regression forest", new RandomForestTrainer<>(
                        new CARTRegressionTrainer(6, 2, 0, 0.7f, new org.tribuo.regression.rtree.impurity.MeanSquaredError(), SEED),
                        new AveragingCombiner(), 8, SEED)),
                numbers("libsvm regression", new LibSVMRegressionTrainer(new SVMParameters<>(
                        new SVMRegressionType(SVMRegressionType.SVMMode.EPSILON_SVR), KernelType.RBF))),
                numbers("liblinear regression", new LibLinearRegressionTrainer()),
                numbers("neighbours regression", new KNNTrainer<>(
                        3, new L2Distance(), 1, new AveragingCombiner(), KNNModel.Backend.STREAMS, BRUTE_FORCE)),
                numbers("xgboost regression", new XGBoostRegressionTrainer(10)),
                numbers("mean", DummyRegressionTrainer.createMeanTrainer()),
                twoNumbers("LARS of two", new LARSLassoTrainer(3)),
                twoNumbers("trees of two", new CARTRegressionTrainer(6)),
                twoNumbers("joint tree of two", new CARTJointRegressionTrainer(6)),
                twoNumbers("liblinear of two", new LibLinearRegressionTrainer()),
                twoNumbers("xgboost of two", new XGBoostRegressionTrainer(10)),
                labelSets("one model a label", score, new IndependentMultiLabelTrainer(logistic)),
                labelSets("chain", score, new ClassifierChainTrainer(logistic, SEED)),
                labelSets("ensemble of chains", independent, new CCEnsembleTrainer(logistic, 3, SEED)),
                labelSets("linear label sets", independent, new org.tribuo.multilabel.sgd.linear.LinearSGDTrainer(
                        new BinaryCrossEntropy(), new AdaGrad(0.5), 3, SEED)),
                labelSets("hinge of label sets", score, new org.tribuo.multilabel.sgd.linear.LinearSGDTrainer(
                        new org.tribuo.multilabel.sgd.objectives.Hinge(), new AdaGrad(0.5), 3, SEED)),
                new Trained("k-means", train(new KMeansTrainer(
                        12, 20, new L2Distance(), 1, SEED), TrainedModels::clusters), score,
                        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")),
                new Trained("HDBSCAN", train(new HdbscanTrainer(5), TrainedModels::clusters), score, List.of("0", "3", "4", "5")),
                new Trained("external xgboost", TrainedModels::externalXgboost, distribution, LABELS),
                new Trained("external xgboost regression", TrainedModels::externalXgboostRegression, OutputKind.REGRESSION,
                        List.of("price")),
                new Trained("external ONNX", () -> externalOnnx(logistic.train(labels())), distribution, LABELS),
                new Trained("external ONNX regression", TrainedModels::externalOnnxRegression, OutputKind.REGRESSION,
                        List.of("length", "weight")),
                new Trained("libsvm anomalies", train(new LibSVMAnomalyTrainer(anomalies()), TrainedModels::events),
                        score, List.of("score")),
                new Trained("liblinear anomalies", train(new LibLinearAnomalyTrainer(), TrainedModels::events),
                        score, List.of("score")),
                new Trained("ensemble of different models", () -> WeightedEnsembleModel.createEnsembleFromExistingModels(
                        "both", List.of(tree.train(labels()), logistic.train(labels())), new VotingCombiner(), new float[] {1, 3}),
                        distribution, LABELS));
    }

    static Map<String, Integer> features(Model<?> model) {
        Map<String, Integer> ids = new HashMap<>();
        model.getFeatureIDMap().forEach(info -> ids.put(info.getName(), model.getFeatureIDMap().getID(info.getName())));
        return ids;
    }

    static <T extends Output<T>> Map<T, Integer> outputs(Model<T> model) {
        Map<T, Integer> ids = new HashMap<>();
        model.getOutputIDInfo().forEach(pair -> ids.put(pair.getB(), pair.getA()));
        return ids;
    }

    private static <T extends Output<T>> Model<?> external(
            Model<T> trained, OutputFactory<T> factory, XGBoostOutputConverter<T> converter) {
        try {
            Path file = Files.createTempFile("xgboost", ".bin");
            ((XGBoostModel<T>) trained).getInnerModels().get(0).saveModel(file.toString());
            Model<?> model = XGBoostExternalModel.createXGBoostModel(
                    factory, features(trained), outputs(trained), converter, file);
            Files.delete(file);
            return model;
        } catch (IOException | XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static Model<?> externalXgboost() {
        return external(new XGBoostClassificationTrainer(10).train(labels()), new LabelFactory(), new XGBoostClassificationConverter());
    }

    private static Model<?> externalXgboostRegression() {
        return external(new XGBoostRegressionTrainer(10).train(numbers()), new RegressionFactory(), new XGBoostRegressionConverter());
    }

    private static <T extends Output<T>> Model<?> external(
            Model<T> trained, OutputFactory<T> factory, OutputTransformer<T> outputs) {
        try {
            Path file = Files.createTempFile("model", ".onnx");
            ((ONNXExportable) trained).saveONNXModel("org.lime4j", 1, file);
            Model<?> model = ONNXExternalModel.createOnnxModel(factory, features(trained), outputs(trained),
                    new DenseTransformer(), outputs, new OrtSession.SessionOptions(), file, "input");
            Files.delete(file);
            return model;
        } catch (IOException | OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    static Model<?> externalOnnx(Model<Label> trained) {
        return external(trained, new LabelFactory(), new LabelTransformer());
    }

    private static Model<?> externalOnnxRegression() {
        return external(new org.tribuo.regression.sgd.linear.LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), 5, SEED)
                .train(twoNumbers()), new RegressionFactory(), new RegressorTransformer());
    }

    private static SVMParameters<Event> anomalies() {
        SVMParameters<Event> parameters =
                new SVMParameters<>(new SVMAnomalyType(SVMAnomalyType.SVMMode.ONE_CLASS), KernelType.RBF);
        parameters.setGamma(1);
        parameters.setNu(0.1);
        return parameters;
    }
}
