package org.lime4j.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;

/** What can be known to be wrong is known before the model is asked, and all of it. */
class CheckTest {
    private static final Switches X = Switches.of(1, 1, 1);

    private final AtomicInteger asked = new AtomicInteger();

    private LimeExplainerBuilder<Switches> explainer() {
        return LimeExplainer.builder(Models.scalar(z -> asked.incrementAndGet())).representation(new SwitchesRepresentation(false));
    }

    private LimeException refused(LimeExplainer<Switches> explainer, ExplanationRequest request) {
        LimeException checked = catchThrowableOfType(LimeException.class, () -> explainer.check(X, request));
        LimeException explained = catchThrowableOfType(LimeException.class, () -> explainer.explain(X, request));
        assertThat(explained).hasMessage(checked.getMessage()).extracting(LimeException::id).isEqualTo(checked.id());
        assertThat(asked).as("calls of the model").hasValue(0);
        return checked;
    }

    @Test
    void what_fits_is_not_refused_and_the_model_is_not_asked() {
        explainer().build().check(X, ExplanationRequest.standard());
        assertThat(asked).hasValue(0);
    }

    @Test
    void every_part_that_does_not_fit_is_told_of_at_once() {
        LimeException error = refused(
                explainer()
                        .sampler("gaussian")
                        .kernel(ComponentRef.of("per-block").with("blocks", Map.of("a", "constant")))
                        .surrogate("kernel-shap")
                        .build(),
                ExplanationRequest.standard());
        assertThat(error.id()).isEqualTo(ErrorId.REFUSED);
        assertThat(error.getMessage().lines().map(line -> line.substring(0, line.indexOf(':'))))
                .containsExactly("sampler", "kernel", "surrogate");
    }

    @Test
    void a_request_that_cannot_be_met_is_refused() {
        LimeExplainer<Switches> explainer = explainer().build();
        assertThat(refused(explainer, ExplanationRequest.standard().withFeatures(4)).id()).isEqualTo(ErrorId.BAD_REQUEST);
        assertThat(refused(explainer, ExplanationRequest.standard().withSamples(Integer.MAX_VALUE)).id())
                .isEqualTo(ErrorId.BUDGET_EXCEEDED);
    }
}
