package org.lime4j.spi.examples.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.tck.RendererContract;

class MarkdownRendererTest extends RendererContract {
    @Override
    protected RendererFactory<?> factory() {
        return new MarkdownFactory();
    }

    @Test
    void whatMarkdownWouldTakeForItsOwnIsEscaped() throws IOException {
        FeatureContribution feature = new FeatureContribution(
                FeatureKey.of("a"), "a|b\n*c*", 1, -0.25, OptionalDouble.of(0.004), new Location.None());
        OutputExplanation output = new OutputExplanation(0, "yes", 0.75, 0.5, 0.75, List.of(feature),
                new LocalFidelity(0.875, 10, 10, 8), new SurrogateDescription.Linear("ridge", 1), List.of());
        Provenance provenance = new Provenance(
                "1.0", 42, 10, 1, "a model", OutputKind.SCORE, List.of("yes"), Map.of(), Map.of());
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        component().render(new Explanation(new Subject.Text("a"), List.of(output), provenance), page);
        assertThat(page.toString(StandardCharsets.UTF_8)).isEqualTo("""
                ### yes

                Model 0.7500, surrogate 0.5000, weighted R² 0.8750

                | Feature | Weight | Standard error |
                |---|--:|--:|
                | a\\|b \\*c\\* | -0.2500 | 0.0040 |

                Seed 42, 10 samples
                """);
    }
}
