package org.lime4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.core.pick.GlobalFeature;
import org.lime4j.core.pick.Pick;
import org.lime4j.core.pick.PickReport;
import org.lime4j.report.html.HtmlOptions;
import org.lime4j.report.html.PickHtml;

class PickHtmlTest {
    private static final ComponentProvenance PICKER = new ComponentProvenance("submodular", Map.of());

    private static PickReport report(int features, int picks, long failed) {
        List<GlobalFeature> columns = new ArrayList<>();
        for (int j = 0; j < features; j++) {
            columns.add(new GlobalFeature(FeatureKey.of("f" + j), "f" + j, features - j, 1000 + j));
        }
        List<Pick> rows = new ArrayList<>();
        for (int i = 0; i < picks; i++) {
            List<Double> weights = new ArrayList<>();
            for (int j = 0; j < features; j++) {
                weights.add(j % 2 == i % 2 ? 0 : (j + 1.0) / features);
            }
            rows.add(new Pick(10L * i, i == 0 ? Explanations.tabular() : Explanations.korean(), weights, 7.5 / (i + 1), (i + 1) / 4.0));
        }
        return new PickReport(PICKER, picks, 42, 5000, failed, columns, features + 3, 100, rows);
    }

    @Test
    void wIsATableWithInstancesInRowsAndFeaturesInColumnsUnderTheirImportance() throws IOException {
        Element matrix = page(report(4, 2, 0)).select(".matrix table").get(0);
        assertThat(matrix.select("thead tr").get(0).select("th[scope=col] bdi").eachText()).containsExactly("f0", "f1", "f2", "f3");
        assertThat(matrix.select("thead tr").get(1).select("td").eachText()).containsExactly("4.000", "3.000", "2.000", "1.000");
        assertThat(matrix.select("thead rect").eachAttr("height")).containsExactly("48", "36", "24", "12");
        assertThat(matrix.select("thead tr").get(2).select("td").eachText()).containsExactly("1,000", "1,001", "1,002", "1,003");
        assertThat(matrix.select("tbody th[scope=row]").eachText()).containsExactly("1. instance 0", "2. instance 10");
        assertThat(matrix.select("tbody tr").get(0).select("td").eachText()).containsExactly("0", "0.500", "0", "1.000");
        assertThat(matrix.select("tbody tr").get(0).select("td").eachAttr("class"))
                .containsExactly("quiet", "weight-2", "quiet", "weight-4");
    }

    @Test
    void theHeaderSaysHowMuchIsCoveredAndWhatFailed() throws IOException {
        Document page = page(report(4, 2, 3));
        assertThat(page.select("h1").text()).isEqualTo("2 picked instances of 5,003");
        assertThat(page.select("header .sentence").text())
                .isEqualTo("Picked by submodular, together they cover 50.0 % of the global importance of 7 features.");
        assertThat(page.select("header .caution").text()).contains("3 of 5,003 instances could not be explained");
        assertThat(page(report(4, 2, 0)).select("header .caution")).isEmpty();
    }

    @Test
    void eachPickIsExplainedInTheOrderPicked() throws IOException {
        Document page = page(report(4, 2, 0));
        assertThat(page.select("nav a").eachAttr("href")).containsExactly("#pick-1", "#pick-2");
        assertThat(page.select("h2").eachText())
                .contains("Pick 1: instance 0 adds 7.500, 25.0 % covered", "Pick 2: instance 10 adds 3.750, 50.0 % covered");
        assertThat(page.select("#pick-2 .text mark")).hasSize(3);
        assertThat(page.select("*[id]").eachAttr("id")).doesNotHaveDuplicates().contains("pick-1-output-1", "pick-2-output-1");
        assertThat(page.select("[href^=#]")).allSatisfy(link -> assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull());
        assertThat(page.select(".replay tbody th").eachText()).contains("picker");
    }

    @Test
    void whatTheHeatMapHasNoRoomForIsListedAndTheRestCounted() throws IOException {
        Document page = page(report(40, 2, 0));
        assertThat(page.select(".matrix th[scope=col] bdi")).hasSize(16);
        assertThat(page.select(".matrix tbody tr").get(1).select("td")).hasSize(16);
        assertThat(page.select("details summary").get(0).text()).isEqualTo("24 less important features");
        assertThat(page.select(".matrix + details tbody th").eachText()).hasSize(24).endsWith("f39");
        assertThat(page.select(".matrix + details tbody tr").last().select("td").eachText()).containsExactly("1.00", "1,039");
        assertThat(page.select(".matrix + details + .legend").text())
                .isEqualTo("Not shown: 3 less important features and 4,998 explained instances that were not picked.");
    }

    @Test
    void aReportOfNothingIsStillAPage() throws IOException {
        Document page = page(new PickReport(PICKER, 3, 42, 0, 2, List.of(), 0, 0, List.of()));
        assertThat(page.select("main").text()).contains("0 picked instances of 2", "No instance was picked.");
        Document withoutFeatures = page(new PickReport(PICKER, 1, 42, 1, 0, List.of(), 0, 0,
                List.of(new Pick(0, Explanations.tabular(), List.of(), 0, 0))));
        assertThat(withoutFeatures.select("main").text()).contains("No explanation gives a feature a weight.");
    }

    @Test
    void namesFromOutsideAndNumbersWithoutBoundsDoNoHarm() throws IOException {
        String name = "</script>\u202e<b>" + "n".repeat(10_000);
        PickReport report = new PickReport(new ComponentProvenance(name, Map.of()), 1, 42, 2, 0,
                List.of(new GlobalFeature(FeatureKey.of(name), name, Double.POSITIVE_INFINITY, 1),
                        new GlobalFeature(FeatureKey.of("g"), "g", Double.NaN, 1)),
                2, Double.POSITIVE_INFINITY, List.of(new Pick(0, Explanations.hostile(), List.of(Double.NaN, 1e300), Double.NaN, 1)));
        Document page = page(report);
        assertThat(page.select("script, b")).isEmpty();
        assertThat(page.select(".matrix th[scope=col] bdi").get(0).wholeText()).isEqualTo(name);
        assertThat(page.select(".matrix tbody td").eachText()).containsExactly("NaN", "1.000e+300");
        assertThat(render(report)).isEqualTo(render(report));
    }

    private static Document page(PickReport report) throws IOException {
        return Jsoup.parse(new String(render(report), StandardCharsets.UTF_8));
    }

    private static byte[] render(PickReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PickHtml(HtmlOptions.standard()).write(report, out);
        return out.toByteArray();
    }
}
