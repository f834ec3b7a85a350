package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.tabular.Row;
import org.tribuo.Example;
import org.tribuo.Excuse;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.anomaly.AnomalyFactory;
import org.tribuo.anomaly.Event;
import org.tribuo.classification.Label;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.provenance.ModelProvenance;

/** What predictions say and leave out. */
class OutputReaderTest {
    /** A model of somebody else's class. */
    private static final class Own<T extends Output<T>> extends Model<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<Example<T>, Prediction<T>> answers;

        Own(Model<?> like, MutableDataset<T> data, Function<Example<T>, Prediction<T>> answers) {
            super("own", like.getProvenance(), like.getFeatureIDMap(), data.getOutputIDInfo(), false);
            this.answers = answers;
        }

        @Override
        public Prediction<T> predict(Example<T> example) {
            return answers.apply(example);
        }

        @Override
        public Map<String, List<Pair<String, Double>>> getTopFeatures(int n) {
            return Map.of();
        }

        @Override
        public Optional<Excuse<T>> getExcuse(Example<T> example) {
            return Optional.empty();
        }

        @Override
        protected Model<T> copy(String newName, ModelProvenance newProvenance) {
            return this;
        }
    }

    private static final Model<Label> TREE = new CARTClassificationTrainer(3).train(TrainedModels.labels());

    private static Own<Label> labels(Function<Example<Label>, Prediction<Label>> answers) {
        return new Own<>(TREE, TrainedModels.labels(), answers);
    }

    private static double[] predict(TribuoBlackBox<Row> blackBox) {
        double[] out = new double[blackBox.outputs().size()];
        blackBox.predict(List.of(Row.of(TrainedModels.SCHEMA, 0.1, 0.2, 0.3, 0.4)), out, 0);
        return out;
    }

    @Test
    void aLabelWithoutScoresIsAnIndicator() {
        TribuoBlackBox<Row> hard = TribuoBlackBox.of(
                labels(example -> new Prediction<>(new Label("green"), 1, example)), TrainedModels.SCHEMA);
        assertThat(hard.outputs().kind()).isEqualTo(OutputKind.SCORE);
        assertThat(predict(hard)).containsExactly(0, 1, 0);
    }

    @Test
    void aLabelThatIsLeftOutOfTheScoresIsAnError() {
        TribuoBlackBox<Row> partial = TribuoBlackBox.of(labels(example -> new Prediction<>(
                new Label("green"), Map.of("green", new Label("green", 1)), 1, example, false)), TrainedModels.SCHEMA);
        assertThatThrownBy(() -> predict(partial))
                .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_MODEL_OUTPUT))
                .hasMessage("the Tribuo model gave no score for 'blue'; it gave [green]");
    }

    @Test
    void anEventWithoutScoreHasItsSign() {
        MutableDataset<Event> data =
                TrainedModels.dataset(new AnomalyFactory(), (row, i) -> new Event(Event.EventType.EXPECTED));
        for (Event.EventType type : Event.EventType.values()) {
            TribuoBlackBox<Row> anomalies = TribuoBlackBox.of(
                    new Own<>(TREE, data, example -> new Prediction<>(new Event(type), 1, example)), TrainedModels.SCHEMA);
            assertThat(predict(anomalies)).as(type.name()).containsExactly(switch (type) {
                case ANOMALOUS -> -1;
                case EXPECTED -> 1;
                case UNKNOWN -> 0;
            });
        }
    }

    @Test
    void onlyTribuosOwnModelsAreCalledByManyThreads() {
        Own<Label> own = labels(TREE::predict);
        assertThat(TribuoBlackBox.of(TREE, TrainedModels.SCHEMA).concurrency()).isEqualTo(Concurrency.CONCURRENT);
        assertThat(TribuoBlackBox.of(own, TrainedModels.SCHEMA).concurrency()).isEqualTo(Concurrency.SERIAL);
        Model<Label> both = WeightedEnsembleModel.createEnsembleFromExistingModels(
                "both", List.of(TREE, own), new VotingCombiner());
        assertThat(TribuoBlackBox.of(both, TrainedModels.SCHEMA).concurrency()).isEqualTo(Concurrency.SERIAL);
        Model<Label> drawn = DummyClassifierTrainer.createStratifiedTrainer(1).train(TrainedModels.labels());
        assertThat(TribuoBlackBox.of(drawn, TrainedModels.SCHEMA).concurrency()).isEqualTo(Concurrency.SERIAL);
    }

    @Test
    void theOriginOfAModelIsTheSameForEqualTrainings() {
        String line = "Tribuo TreeModel by CARTClassificationTrainer (maxDepth=3), 4 features, 150 examples of table, Tribuo 4.3.2";
        assertThat(TribuoBlackBox.of(TREE, TrainedModels.SCHEMA).description()).isEqualTo(line);
        Model<Label> again = new CARTClassificationTrainer(3).train(TrainedModels.labels());
        assertThat(TribuoBlackBox.of(again, TrainedModels.SCHEMA).description()).isEqualTo(line);
    }
}
