package org.lime4j.core.pick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.golden.GoldenFiles;
import org.lime4j.core.golden.GoldenValue;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;

/** Every recorded run of the reference's SP-LIME. */
class SubmodularGoldenTest {
    @TestFactory
    Stream<DynamicTest> the_picker_of_the_preset_picks_what_the_reference_picks() {
        Picker picker = ofPreset();
        return GoldenFiles.each("submodular", file -> {
            List<FeatureKey> features =
                    file.get("feature_order").list().stream().map(name -> FeatureKey.of(name.text())).toList();
            ImportanceMatrix matrix = matrix(file, features);

            double[] theirs = file.get("importance").numbers();
            assertThat(matrix.rows()).isEqualTo(file.get("W").list().size());
            for (int j = 0; j < matrix.features().size(); j++) {
                int place = features.indexOf(matrix.features().get(j));
                assertThat(matrix.importance(j)).isCloseTo(theirs[place], within(1e-12 * Math.max(1, theirs[place])));
            }
            assertThat(Arrays.stream(theirs).filter(importance -> importance != 0).count())
                    .isEqualTo(matrix.features().size());
            for (GoldenValue pick : file.get("picks").list()) {
                int[] ours = picker.pick(matrix, pick.get("num_exps_desired").integer(), new SplittableRandom(1));
                // The reference answers null for each explanation beyond those that there are.
                assertThat(ours).containsExactly(pick.get("V").list().stream()
                        .filter(row -> !row.isNull()).mapToInt(GoldenValue::integer).toArray());
            }
        });
    }

    /** As {@code picker = submodular} makes it under the preset; the same for every representation. */
    private static Picker ofPreset() {
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        List<PresetChoices> choices =
                context.create(PresetFactory.class, ComponentRef.of("reference"), Preset.class).choices();
        assertThat(choices).extracting(PresetChoices::picker).containsOnly(choices.get(0).picker());
        ComponentRef<?> picker = ComponentRef.of("submodular").inheriting(choices.get(0).picker().orElseThrow());
        return context.create(PickerFactory.class, picker, Picker.class);
    }

    @TestFactory
    Stream<DynamicTest> signed_sums_of_the_labels_make_the_same_matrix() {
        return GoldenFiles.each("submodular", file -> {
            List<GoldenValue> explanations = file.get("explanations").list();
            List<FeatureKey> features =
                    file.get("feature_order").list().stream().map(name -> FeatureKey.of(name.text())).toList();
            ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
            for (GoldenValue explanation : explanations) {
                Map<FeatureKey, Double> row = new LinkedHashMap<>();
                for (String label : explanation.names()) {
                    for (GoldenValue entry : explanation.get(label).list()) {
                        row.merge(FeatureKey.of(entry.at(0).text()), entry.at(1).number(), Double::sum);
                    }
                }
                builder.addRow(row);
            }
            ImportanceMatrix ours = builder.build();
            for (int i = 0; i < ours.rows(); i++) {
                double[] row = file.get("W").at(i).numbers();
                for (int j = 0; j < ours.features().size(); j++) {
                    assertThat(ours.get(i, j))
                            .isCloseTo(row[features.indexOf(ours.features().get(j))], within(1e-12));
                }
            }
        });
    }

    private static ImportanceMatrix matrix(GoldenValue file, List<FeatureKey> features) {
        ImportanceMatrix.Builder builder = ImportanceMatrix.builder();
        for (GoldenValue values : file.get("W").list()) {
            double[] row = values.numbers();
            Map<FeatureKey, Double> entries = new LinkedHashMap<>();
            for (int j = 0; j < row.length; j++) {
                entries.put(features.get(j), row[j]);
            }
            builder.addRow(entries);
        }
        return builder.build();
    }
}
