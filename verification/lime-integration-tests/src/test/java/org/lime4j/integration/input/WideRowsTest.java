package org.lime4j.integration.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.render.ExplanationRenderer;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.tabular.BackgroundFile;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** A table of 50,000 columns and 20,000 rows: a billion cells, of which two million are not 0. */
class WideRowsTest {
    private static final int COLUMNS = 50_000;
    private static final int ROWS = 20_000;
    private static final int NON_ZEROS = 100;
    private static final TableSchema SCHEMA =
            TableSchema.ofNumeric(IntStream.range(0, COLUMNS).mapToObj(j -> "x" + j).toArray(String[]::new));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static TabularBackground background;
    private static Row x;
    private static long bytesOfBackground;

    @TempDir private Path folder;

    @BeforeAll
    static void readTheTable() {
        Row[] rows = new Row[200];
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < rows.length; i++) {
            int[] columns = random.ints(2 * NON_ZEROS, 0, COLUMNS).distinct().limit(NON_ZEROS).sorted().toArray();
            rows[i] = Row.sparse(SCHEMA, columns, Arrays.stream(columns).mapToDouble(j -> 1 + j % 5).toArray());
        }
        x = rows[0];
        long before = allocated();
        TabularBackground.Builder builder = TabularBackground.builder(SCHEMA);
        for (int i = 0; i < ROWS; i++) {
            builder.add(rows[i % rows.length]);
        }
        background = builder.build();
        bytesOfBackground = allocated() - before;
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void theBackgroundCountsAllCellsAndTakesMemoryForThoseThatAreNotZero() {
        int column = x.storedColumn(0);
        assertThat(background.rows()).isEqualTo(ROWS);
        assertThat(background.missing(column)).isZero();
        assertThat(background.numeric(column).count()).isEqualTo(ROWS);
        assertThat(background.numeric(column).count(0)).as("zeros").isBetween(ROWS - 1000L, ROWS - 100L);
        assertThat(bytesOfBackground).isLessThan(100L << 20);
    }

    @Test
    void aSavedBackgroundIsReadAgain() {
        Path file = folder.resolve("wide.background");
        BackgroundFile.write(background, file);
        assertThat(BackgroundFile.read(file)).isEqualTo(background);
    }

    @Test
    void anExplanationTakesMemoryForTheCellsThatAreNotZero() throws IOException {
        BlackBox<Row> model = BlackBox.ofScalar(Row.class, Outputs.regression("y"), row -> {
            double sum = 0;
            for (int k = 0; k < row.stored(); k++) {
                sum += Math.sin(row.storedColumn(k)) * row.storedNumber(k);
            }
            return sum;
        });
        for (String discretizer : new String[] {"quartile", "none"}) {
            long before = allocated();
            Explanation explanation;
            try (LimeExplainer<Row> explainer = LimeExplainer.builder(model).background(background)
                    .representation(ComponentRef.of("tabular").with("discretizer", discretizer))
                    .execution(Execution.standard().withThreads(1)).build()) {
                explanation = explainer.explain(x, ExplanationRequest.standard().withSamples(1000));
            }
            // A batch of 256 whole rows alone would take 100 MB.
            assertThat(allocated() - before).as("bytes of explainer and explanation, %s", discretizer).isLessThan(16L << 20);
            assertThat(((Subject.Tabular) explanation.subject()).cells()).hasSize(NON_ZEROS);
            ByteArrayOutputStream report = new ByteArrayOutputStream();
            CreationContext.of(PluginRegistry.standard())
                    .create(RendererFactory.class, ComponentRef.of("json"), ExplanationRenderer.class)
                    .render(explanation, report);
            assertThat(report.size()).isLessThan(60_000);
        }
    }
}
