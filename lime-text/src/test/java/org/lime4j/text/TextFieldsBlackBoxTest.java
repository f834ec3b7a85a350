package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;

class TextFieldsBlackBoxTest {
    private static final BlackBox<String> LENGTH =
            BlackBox.ofScalar(String.class, Outputs.scores("length"), text -> (double) text.length());

    private static double predict(BlackBox<Composite> model, Composite instance) {
        double[] out = {-1, -1};
        model.predict(List.of(instance), out, 1);
        assertThat(out[0]).isEqualTo(-1);
        return out[1];
    }

    @Test
    void fieldsAreJoinedInOrder() {
        BlackBox<String> first = BlackBox.ofScalar(
                String.class, Outputs.scores("same"), text -> text.equals("the body | a title") ? 1.0 : 0.0);
        TextFieldsBlackBox model = new TextFieldsBlackBox(first, List.of("body", "title"), " | ");
        assertThat(predict(model, Composite.of("title", "a title", "body", "the body"))).isEqualTo(1);
        assertThat(model.outputs()).isEqualTo(first.outputs());
        assertThat(model.description()).endsWith(", fields body, title");
    }

    @Test
    void aWordOfOneFieldIsAnotherFeatureThanTheSameWordInAnother() {
        List<FeatureContribution> words = LimeExplainer.builder(new TextFieldsBlackBox(LENGTH, List.of("title", "body"), "\n"))
                .representation(new ComponentRef<>("composite", Map.of("blocks", Map.of(
                        "title", Map.of("representation", "text"), "body", Map.of("representation", "text")))))
                .surrogate(ComponentRef.of("ridge").with("alpha", 0).with("selection", "none"))
                .build()
                .explain(Composite.of("title", "good 영화", "body", "a good end"), ExplanationRequest.standard().withSamples(500))
                .outputs().get(0).contributions();
        assertThat(words).extracting(word -> word.key().block() + " " + word.key().name())
                .containsExactlyInAnyOrder("title good", "title 영화", "body a", "body good", "body end");
        assertThat(words).allSatisfy(word -> {
            Location.InBlock place = (Location.InBlock) word.location();
            assertThat(place.block()).isEqualTo(word.key().block());
            assertThat(word.weight()).isBetween(word.key().name().length() - 1e-6, word.key().name().length() + 1e-6);
        });
    }

    @Test
    void aFieldThatIsNotThereOrNoTextIsAnErrorThatNamesIt() {
        TextFieldsBlackBox model = new TextFieldsBlackBox(LENGTH, List.of("title", "body"), "\n");
        assertThatThrownBy(() -> predict(model, Composite.of("title", "a", "text", "b")))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the model reads a text in block 'body', but there are the blocks [title, text]: correct the model's"
                        + " option fields, or the blocks");
        assertThatThrownBy(() -> predict(model, Composite.of("title", "a", "body", 1)))
                .hasMessageContaining("in block 'body', but that block holds something else");
        assertThatThrownBy(() -> new TextFieldsBlackBox(LENGTH, List.of(), "\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fields is empty: name at least one block of the composite");
    }
}
