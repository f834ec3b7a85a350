package org.lime4j.integration.memory;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** An application that draws a million samples of a table of a hundred columns, with nothing set but their number. */
final class MillionSamples {
    private static final int COLUMNS = 100;
    private static final int SAMPLES = 1_000_000;

    private MillionSamples() {}

    public static void main(String[] arguments) {
        SplittableRandom random = new SplittableRandom(1);
        TabularBackground.Builder table = TabularBackground.builder(
                TableSchema.ofNumeric(IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toArray(String[]::new)));
        for (int i = 0; i < 1_000; i++) {
            table.add(random.doubles(COLUMNS).toArray());
        }
        TabularBackground background = table.build();
        BlackBox<Row> model = BlackBox.of(Row.class, Outputs.classes("no", "yes"), Concurrency.SERIAL, batch -> {
            double[][] answers = new double[batch.size()][];
            for (int i = 0; i < answers.length; i++) {
                double yes = (2 * batch.get(i).number(7) + batch.get(i).number(3)) / 3;
                answers[i] = new double[] {1 - yes, yes};
            }
            return answers;
        });
        OutputExplanation yes = LimeExplainer.builder(model)
                .background(background)
                .representation("tabular")
                .build()
                .explain(Row.of(background.schema(), random.doubles(COLUMNS).toArray()),
                        ExplanationRequest.standard().withSamples(SAMPLES).withOutputs("yes"))
                .outputs()
                .get(0);
        System.out.println(yes.fidelity().samples() + " samples");
        for (FeatureContribution contribution : yes.contributions().subList(0, 2)) {
            System.out.println(contribution.key().name());
        }
    }
}
