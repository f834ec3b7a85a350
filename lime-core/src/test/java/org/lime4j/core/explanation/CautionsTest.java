package org.lime4j.core.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

class CautionsTest {
    private static final SurrogateDescription LINE = new SurrogateDescription.Linear("ridge", 1);
    private static final SurrogateDescription OTHER = new SurrogateDescription.Custom("table", Map.of());

    private static List<Caution> of(
            OutputKind kind, double prediction, double r2, double size, SurrogateDescription surrogate, boolean constant) {
        return Cautions.of(kind, prediction, prediction, new LocalFidelity(r2, 1000, 1000, size), 4, surrogate, constant);
    }

    @Test
    void aFaithfulSurrogateOnManySamplesNeedsNone() {
        assertThat(of(OutputKind.DISTRIBUTION, 1.04, 0.5, 50, LINE, false)).isEmpty();
        assertThat(of(OutputKind.REGRESSION, 17, 0.9, 50, LINE, false)).isEmpty();
    }

    @Test
    void lowFidelityIsSaidWithAdviceThatFitsTheSurrogate() {
        assertThat(of(OutputKind.SCORE, 0, 0.49, 900, LINE, false)).singleElement()
                .extracting(Caution::message).asString().contains("R² = 0.49").contains("decision-tree");
        assertThat(of(OutputKind.SCORE, 0, -3, 900, OTHER, false)).singleElement()
                .extracting(Caution::message).asString().contains("R² = -3.00").doesNotContain("decision-tree");
    }

    @Test
    void anAnswerThatIsNoProbabilityIsSaidWhereTheModelGivesProbabilities() {
        assertThat(of(OutputKind.DISTRIBUTION, 1.2, 0.9, 900, LINE, false)).extracting(Caution::id).containsExactly("off-scale");
        assertThat(of(OutputKind.INDEPENDENT_PROBABILITY, -0.06, 0.9, 900, LINE, false))
                .extracting(Caution::id).containsExactly("off-scale");
    }

    @Test
    void fewSamplesAndAConstantModelAreSaid() {
        assertThat(of(OutputKind.SCORE, 0, 0.9, 49.9, LINE, false)).extracting(Caution::id).containsExactly("few-effective-samples");
        assertThat(of(OutputKind.SCORE, 0, 1, 900, LINE, true)).extracting(Caution::id).containsExactly("constant-model");
    }

    @Test
    void aSurrogateFarFromTheModelAtTheInstanceItselfIsSaid() {
        LocalFidelity good = new LocalFidelity(0.9, 1000, 1000, 900);
        assertThat(Cautions.of(OutputKind.DISTRIBUTION, 0.9, 0.64, good, 4, LINE, false)).singleElement()
                .satisfies(caution -> {
                    assertThat(caution.id()).isEqualTo("far-off");
                    assertThat(caution.message()).contains("0.64", "0.90");
                });
        assertThat(Cautions.of(OutputKind.DISTRIBUTION, 0.9, 0.66, good, 4, LINE, false)).isEmpty();
        assertThat(Cautions.of(OutputKind.REGRESSION, 0.9, 0.1, good, 4, LINE, false)).isEmpty();
    }

    @Test
    void noAdviceContradictsAnother() {
        List<Caution> both = of(OutputKind.SCORE, 0, 0.3, 8, LINE, false);
        assertThat(both).extracting(Caution::id).containsExactly("low-fidelity", "few-effective-samples");
        assertThat(both.get(0).message()).doesNotContain("width");
        assertThat(both.get(1).message()).contains("4 features", "larger kernel width");
        assertThat(Cautions.of(OutputKind.SCORE, 0, 0, new LocalFidelity(0.9, 9, 9, 8), 1, LINE, false)).singleElement()
                .extracting(Caution::message).asString().contains("for 1 feature:");
    }
}
