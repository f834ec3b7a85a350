package org.lime4j.core.surrogate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.core.golden.GoldenFiles;
import org.lime4j.core.golden.GoldenValue;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;

/** Every recorded call of the reference's {@code LimeBase.explain_instance_with_data}. */
class LimeBaseGoldenTest {
    private static final double ORDER_DECIDED = 1e-9;
    /** The case whose score and order are rounding noise in the reference. */
    private static final String CONSTANT_LABELS = "edge_const_y";
    private static final Pattern ALPHA = Pattern.compile("alpha=([0-9.eE+-]+)");

    private static final CreationContext CONTEXT = CreationContext.of(PluginRegistry.standard());

    @TestFactory
    Stream<DynamicTest> ridge_gives_what_the_reference_gives() {
        return GoldenFiles.each("base", file -> assertThat(differences(file, ComponentRef.of("ridge"), 0)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> the_surrogate_of_the_preset_gives_what_the_reference_gives() {
        return GoldenFiles.each("base", file -> assertThat(differences(file, ofPreset(file), 0)).isEmpty());
    }

    /** The surrogate that the preset has for the kind of data that was recorded; made-up matrices count as tables. */
    private static ComponentRef<?> ofPreset(GoldenValue file) {
        String id = file.get("id").text();
        String representation = id.startsWith("txt_") ? "text" : id.startsWith("img_") ? "image" : "tabular";
        List<PresetChoices> choices = CONTEXT
                .create(PresetFactory.class, ComponentRef.of("reference"), Preset.class).choices();
        return choices.stream()
                .filter(choice -> choice.representation().id().equals(representation))
                .flatMap(choice -> choice.surrogate().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_answer_off_by_a_few_tolerances_is_found() {
        GoldenValue file = GoldenValue.read(GoldenFiles.files("base").get(0));

        List<String> found = differences(file, ComponentRef.of("ridge"), 3 * tolerance(file));

        assertThat(found).hasSizeGreaterThanOrEqualTo(file.get("calls").list().size());
    }

    private static double tolerance(GoldenValue file) {
        double largest = Arrays.stream(file.get("y").numbers()).map(Math::abs).max().orElseThrow();
        return file.get("tolerance").number() * Math.max(1, largest);
    }

    /** What differs, after our numbers have been shifted. */
    private static List<String> differences(GoldenValue file, ComponentRef<?> surrogate, double shift) {
        List<String> found = new ArrayList<>();
        LocalData data = data(file, found);
        double tolerance = tolerance(file);
        String id = file.get("id").text();
        for (GoldenValue call : file.get("calls").list()) {
            new Comparison(id, surrogate, data, call, tolerance, shift, found).compare();
        }
        return found;
    }

    private static LocalData data(GoldenValue file, List<String> found) {
        double[] y = file.get("y").numbers();
        double[] distances = new double[y.length];
        if (file.has("distances")) {
            distances = file.get("distances").numbers();
        } else {
            double[] table = file.get("distances_table").numbers();
            int[] index = file.get("distances_index").integers();
            for (int i = 0; i < y.length; i++) {
                distances[i] = table[index[i]];
            }
        }
        double width = file.get("kernel_width").number();
        double[] weights = Arrays.stream(distances).map(d -> Math.sqrt(Math.exp(-d * d / (width * width)))).toArray();
        check(found, "weights_sum", Arrays.stream(weights).sum(), file.get("weights_sum").number(), 1e-9 * y.length);
        check(found, "weights_min", Arrays.stream(weights).min().orElseThrow(), file.get("weights_min").number(), 1e-9);
        double[] first = file.get("weights_first10").numbers();
        for (int i = 0; i < first.length; i++) {
            check(found, "weights_first10[" + i + "]", weights[i], first[i], 1e-9);
        }
        return LocalSamples.of(design(file), weights, y);
    }

    private static SampleMatrix design(GoldenValue file) {
        int n = file.get("n").integer();
        int d = file.get("d").integer();
        List<GoldenValue> rows = file.get("z").list();
        if (file.get("z_encoding").text().equals("bits")) {
            BinarySamples design = new BinarySamples(n, d);
            for (int i = 0; i < n; i++) {
                String bits = rows.get(i).text();
                for (int j = 0; j < d; j++) {
                    design.set(i, j, bits.charAt(j) - '0');
                }
            }
            return design;
        }
        assertThat(file.get("z_encoding").text()).as("encodings this test knows").isEqualTo("dense");
        DenseSamples design = new DenseSamples(n, d);
        for (int i = 0; i < n; i++) {
            double[] row = rows.get(i).numbers();
            for (int j = 0; j < d; j++) {
                design.set(i, j, row[j]);
            }
        }
        return design;
    }

    private static void check(List<String> found, String what, double ours, double theirs, double tolerance) {
        if (!(Math.abs(ours - theirs) <= tolerance)) {
            found.add(what + ": " + ours + " instead of " + theirs);
        }
    }

    private record Comparison(
            String id, ComponentRef<?> ref, LocalData data, GoldenValue call, double tolerance, double shift,
            List<String> found) {
        void compare() {
            int count = call.get("num_features").integer();
            String selectionName = call.get("feature_selection").text();
            RidgeFactory.Selection selection = switch (selectionName) {
                case "none" -> RidgeFactory.Selection.NONE;
                case "auto" -> RidgeFactory.Selection.AUTO;
                case "forward_selection" -> RidgeFactory.Selection.FORWARD;
                case "highest_weights" -> RidgeFactory.Selection.HIGHEST_WEIGHTS;
                case "lasso_path" -> RidgeFactory.Selection.LASSO_PATH;
                default -> throw new IllegalArgumentException(selectionName);
            };
            String where = id + " " + count + " " + selectionName + " ";
            Surrogate surrogate = learner(selection).fit(data, 0, new Complexity(count), new SplittableRandom(1));

            int[] ours = FeatureSelection.valueOf(selection.name()).select(data, 0, count);
            int[] theirs = call.get("used_features").integers();
            boolean asSets = count >= data.size()
                    && (selection == RidgeFactory.Selection.HIGHEST_WEIGHTS || selection == RidgeFactory.Selection.AUTO);
            // Where nothing tells the features apart, their order decides which are within the first few.
            boolean same = id.equals(CONSTANT_LABELS)
                    ? ours.length == theirs.length
                    : asSets ? Arrays.equals(sorted(ours), sorted(theirs)) : Arrays.equals(ours, theirs);
            if (!same) {
                found.add(where + "used_features: " + Arrays.toString(ours) + " instead of " + Arrays.toString(theirs));
                return;
            }
            compareWeights(where, surrogate.contributions());
            check(found, where + "intercept", surrogate.intercept() + shift, call.get("intercept").number(), tolerance);
            double[] predictions = new double[data.rows()];
            surrogate.predict(data.design(), predictions);
            check(found, where + "local_pred", predictions[0] + shift, call.get("local_pred").number(), tolerance);
            if (!id.equals(CONSTANT_LABELS)) {
                check(found, where + "score", data.weightedR2(0, predictions), call.get("score").number(), tolerance);
            }
        }

        /** The surrogate as a configuration names it that says what the caller of the reference says. */
        private SurrogateLearner learner(RidgeFactory.Selection selection) {
            ComponentRef<?> own = ComponentRef.of("ridge").with("features", call.get("num_features").integer());
            if (selection != RidgeFactory.Selection.AUTO) {
                own = own.with("selection", selection);
            }
            OptionalDouble alpha = alpha();
            if (alpha.isPresent()) {
                own = own.with("alpha", alpha.getAsDouble());
            }
            return CONTEXT.create(SurrogateFactory.class, own.inheriting(ref), SurrogateLearner.class);
        }

        /** Empty for the reference's own regressor. */
        private OptionalDouble alpha() {
            String regressor = call.get("model_regressor").text();
            if (regressor.contains("default")) {
                return OptionalDouble.empty();
            }
            if (regressor.contains("LinearRegression")) {
                return OptionalDouble.of(0);
            }
            Matcher matcher = ALPHA.matcher(regressor);
            assertThat(matcher.find()).as(regressor).isTrue();
            return OptionalDouble.of(Double.parseDouble(matcher.group(1)));
        }

        private void compareWeights(String where, List<Surrogate.Contribution> ours) {
            List<GoldenValue> theirs = call.get("exp").list();
            if (ours.size() != theirs.size()) {
                found.add(where + "exp has " + ours.size() + " entries instead of " + theirs.size());
                return;
            }
            boolean ordered = !id.equals(CONSTANT_LABELS)
                    && (!call.has("order_gap") || call.get("order_gap").number() >= ORDER_DECIDED);
            for (int a = 0; a < theirs.size(); a++) {
                int feature = theirs.get(a).at(0).integer();
                if (ordered && ours.get(a).feature() != feature) {
                    found.add(where + "exp[" + a + "] is feature " + ours.get(a).feature() + " instead of " + feature);
                }
                double weight = ours.stream()
                        .filter(contribution -> contribution.feature() == feature)
                        .mapToDouble(Surrogate.Contribution::weight)
                        .findFirst()
                        .orElse(id.equals(CONSTANT_LABELS) ? 0 : Double.NaN);
                check(found, where + "weight of " + feature, weight + shift, theirs.get(a).at(1).number(), tolerance);
            }
        }

        private static int[] sorted(int[] values) {
            int[] copy = values.clone();
            Arrays.sort(copy);
            return copy;
        }
    }
}
