package org.lime4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;

class CheckedModelTest {
    /** Answers 0.25 and 0.75 for each input of its own choice of rows. */
    private static final class Counting implements BlackBox<String> {
        private int answered = -1;

        @Override
        public Class<String> inputType() {
            return String.class;
        }

        @Override
        public Outputs outputs() {
            return Outputs.classes("no", "yes");
        }

        @Override
        public void predict(List<? extends String> batch, double[] out, int offset) {
            for (int i = 0; i < (answered < 0 ? batch.size() : answered); i++) {
                out[offset + 2 * i] = 0.25;
                out[offset + 2 * i + 1] = 0.75;
            }
        }
    }

    private final Counting model = new Counting();
    private final CheckedModel<String> checked = new CheckedModel<>(model);

    @Test
    void anArrayOfTheSizeOfTheAnswersIsUsedAgain() {
        double[] first = checked.predict(List.of("a", "b"), 0);
        assertThat(checked.predict(List.of("c", "d"), 2, first)).isSameAs(first).containsExactly(0.25, 0.75, 0.25, 0.75);
        assertThat(checked.predict(List.of("e"), 4, first)).isNotSameAs(first).containsExactly(0.25, 0.75);
    }

    @Test
    void anEarlierAnswerDoesNotStandInForOneThatIsMissing() {
        double[] first = checked.predict(List.of("a", "b"), 0);
        model.answered = 1;
        assertThatThrownBy(() -> checked.predict(List.of("c", "d"), 2, first)).isInstanceOf(ModelException.class)
                .hasMessageContaining("nothing at all").hasMessageContaining("row 3");
    }

    @Test
    void answersBeyondAShorterLastBatchAreFound() {
        double[] first = checked.predict(List.of("a", "b"), 0);
        model.answered = 2;
        assertThatThrownBy(() -> checked.predict(List.of("c"), 2, first)).isInstanceOf(ModelException.class)
                .hasMessageContaining("it may write 1 rows of 2 numbers and no more");
    }
}
