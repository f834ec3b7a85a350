package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.report.writing.Escapes;

class CsvRendererTest {
    private static final String HEADER = "instance,output,outputName,block,feature,condition,label,location,value,weight,"
            + "standardError,modelPrediction,surrogatePrediction,intercept,weightedR2,samples,effectiveSampleSize,cautions,seed\r\n";

    @Test
    void aRowIsRenderedAsRecorded() throws IOException {
        assertThat(render(renderer(Map.of()), Explanations.tabular())).isEqualTo(HEADER
                + "0,0,\"setosa\",\"\",\"petal-length\",\"bin 0\",\"petal-length <= 1.60\",\"column 2\",1.0,0.4125,0.0041,"
                + "0.98,0.951375,0.23125,0.8421,5000,812.44,\"\",42\r\n"
                + "0,0,\"setosa\",\"\",\"petal-width\",\"bin 0\",\"petal-width <= 0.30\",\"column 3\",1.0,0.33125,0.0039,"
                + "0.98,0.951375,0.23125,0.8421,5000,812.44,\"\",42\r\n"
                + "0,0,\"setosa\",\"\",\"sepal-width\",\"bin 0\",\"sepal-width > 3.30\",\"column 1\",1.0,-0.03,0.004,"
                + "0.98,0.951375,0.23125,0.8421,5000,812.44,\"\",42\r\n"
                + "0,0,\"setosa\",\"\",\"sepal-length\",\"bin 0\",\"sepal-length <= 5.10\",\"column 0\",1.0,0.006375,2.0E-5,"
                + "0.98,0.951375,0.23125,0.8421,5000,812.44,\"\",42\r\n");
    }

    @Test
    void placesAreTold() throws IOException {
        assertThat(read(render(renderer(Map.of()), Explanations.composite())).stream().map(record -> record.getField("location")))
                .containsExactly("listing: column 0", "review: 4-9", "");
        assertThat(read(render(renderer(Map.of()), Explanations.image())).get(0).getField("location")).isEqualTo("segment 3");
        assertThat(read(render(renderer(Map.of()), Explanations.hostile())).get(0).getField("location"))
                .isEqualTo("audio from=1s to=\\u20282s");
    }

    @Test
    void anOutputWithoutFeaturesHasOneRecord() throws IOException {
        NamedCsvRecord record = read(render(renderer(Map.of()), Explanations.composite())).get(2);
        assertThat(record.getField("outputName")).isEqualTo("days on market");
        assertThat(record.getField("feature")).isEmpty();
        assertThat(record.getField("weight")).isEmpty();
        assertThat(record.getField("cautions")).isEqualTo("constant-model");
    }

    @Test
    void anyExplanationIsReadBackFieldByField() throws IOException {
        ExplanationRenderer renderer = renderer(Map.of());
        for (long seed = 1; seed <= 500; seed++) {
            Explanation explanation = RandomExplanations.of(seed);
            String text = render(renderer, explanation);
            List<NamedCsvRecord> records = read(text);
            assertThat(text.split("\r\n", -1)).as("seed %d", seed).hasSize(records.size() + 2);
            int at = 0;
            for (OutputExplanation output : explanation.outputs()) {
                for (FeatureContribution feature : output.contributions()) {
                    NamedCsvRecord record = records.get(at++);
                    assertThat(Double.valueOf(record.getField("weight"))).as("seed %d", seed).isEqualTo(Double.valueOf(feature.weight()));
                    assertThat(Double.valueOf(record.getField("value"))).as("seed %d", seed).isEqualTo(Double.valueOf(feature.value()));
                    String error = record.getField("standardError");
                    assertThat(error.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(error)))
                            .as("seed %d", seed).isEqualTo(feature.standardError());
                    assertThat(unguarded(record.getField("label"))).as("seed %d", seed)
                            .isEqualTo(Escapes.visible(feature.label()));
                    assertThat(unguarded(record.getField("feature"))).as("seed %d", seed)
                            .isEqualTo(Escapes.visible(feature.key().name()));
                    assertThat(unguarded(record.getField("outputName"))).as("seed %d", seed)
                            .isEqualTo(Escapes.visible(output.name()));
                }
                at += output.contributions().isEmpty() ? 1 : 0;
            }
            assertThat(at).as("seed %d", seed).isEqualTo(records.size());
        }
    }

    private static String unguarded(String field) {
        return field.startsWith("'") ? field.substring(1) : field;
    }

    @Test
    void textIsNeverTakenForAFormulaAndNumbersStayNumbers() throws IOException {
        for (String formula : List.of("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "'already", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201")) {
            String text = render(renderer(Map.of()), labelled(formula));
            assertThat(text).contains(",\"'" + formula + "\",").contains(",-0.25,");
            assertThat(render(renderer(Map.of("formula-guard", false)), labelled(formula))).contains(",\"" + formula + "\",");
        }
        assertThat(render(renderer(Map.of()), labelled("\t=1"))).contains(",\"\\t=1\",");
        assertThat(render(renderer(Map.of()), labelled("1 = 1; \"x\""))).contains(",\"1 = 1; \"\"x\"\"\",");
    }

    private static Explanation labelled(String label) {
        Explanation tabular = Explanations.tabular();
        OutputExplanation was = tabular.outputs().get(0);
        return new Explanation(tabular.subject(), List.of(new OutputExplanation(0, "y", 1, 1, 0,
                List.of(new FeatureContribution(FeatureKey.of("x"), label, 1, -0.25, OptionalDouble.empty(), new Location.None())),
                was.fidelity(), was.surrogate(), List.of())), tabular.provenance());
    }

    @Test
    void severalInstancesAreOneTable() throws IOException {
        ExplanationRenderer renderer = renderer(Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        renderer.render(Explanations.korean(), 4, true, out);
        renderer.render(Explanations.tree(), 7, false, out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith(HEADER).containsOnlyOnce("outputName");
        assertThat(read(text).stream().map(record -> record.getField("instance"))).containsExactly("4", "4", "4", "7");
    }

    private static List<NamedCsvRecord> read(String text) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(text)) {
            return reader.stream().toList();
        }
    }

    private static String render(ExplanationRenderer renderer, Explanation explanation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        renderer.render(explanation, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static ExplanationRenderer renderer(Map<String, Object> options) {
        return renderer("csv", options);
    }

    static ExplanationRenderer renderer(String id, Map<String, Object> options) {
        PluginRegistry registry = PluginRegistry.standard();
        ComponentRef<?> ref = ComponentRef.of(id);
        for (Map.Entry<String, Object> option : options.entrySet()) {
            ref = ref.with(option.getKey(), option.getValue());
        }
        return (ExplanationRenderer) registry.create(RendererFactory.class, ref, CreationContext.of(registry));
    }
}
