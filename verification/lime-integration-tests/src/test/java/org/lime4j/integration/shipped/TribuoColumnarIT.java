package org.lime4j.integration.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lime4j.integration.Page;
import org.lime4j.integration.Processes;
import org.lime4j.integration.Shipped;
import org.lime4j.integration.Stays;

/** The journey in docs/tribuo.md of a model that a row processor reads numbers, categories, dates and texts for. */
class TribuoColumnarIT {
    @TempDir private static Path folder;

    @BeforeAll
    static void trainAndSave() throws IOException {
        Files.copy(Stays.FILE, folder.resolve("stays.csv"));
        Stays.save(folder);
    }

    @ParameterizedTest
    @EnumSource
    void theFileOfThePageExplainsAllKindsOfFields(Shipped.On path) throws IOException {
        Files.writeString(folder.resolve("stays.conf"), Page.TRIBUO.block("hocon", 2));
        Processes.Ended ended = path.lime(folder, "explain", "stays.conf");
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out().replaceAll("\\s+", " "))
                .contains("age = 32 arrival = 2024-06-28 country = DE", " tiny ", " country = DE ")
                .containsPattern("202[34]-\\d\\d-\\d\\d < arrival <= ");
    }

    @Test
    void theJavaCodeOfThePageRuns() throws Exception {
        Path source = Files.writeString(folder.resolve("Journey.java"), """
                import java.nio.file.*;
                import java.util.*;
                import org.lime4j.api.*;
                import org.lime4j.api.explanation.*;
                import org.lime4j.core.composite.*;
                import org.lime4j.core.engine.*;
                import org.lime4j.tribuo.*;
                import org.tribuo.*;
                import org.tribuo.classification.*;
                import org.tribuo.data.columnar.*;
                import org.tribuo.data.columnar.processors.field.*;
                import org.tribuo.data.columnar.processors.response.*;
                import org.tribuo.data.text.impl.*;
                import org.tribuo.util.tokens.universal.*;

                public class Journey {
                    public static void main(String[] args) throws Exception {
                        Model<?> stays = TribuoModels.load(Path.of("stays.tribuo"));
                        RowProcessor<Label> rowProcessor = new RowProcessor.Builder<Label>()
                                .setFieldProcessors(List.of(
                                        new DoubleFieldProcessor("age"),
                                        new IdentityProcessor("country"),
                                        new TextFieldProcessor("review", new TokenPipeline(new UniversalTokenizer(), 1, false))))
                                .build(new FieldResponseProcessor<>("returns", "no", new LabelFactory()));
                        List<Map<String, String>> rows = new ArrayList<>();
                        for (int i = 0; i < 40; i++) {
                            rows.add(Map.of("age", "" + (20 + i), "country", i %% 3 == 0 ? "KR" : "US",
                                    "review", "Quiet room, tiny bath.", "returns", "yes"));
                        }
                        %s
                        for (OutputExplanation output : stay.outputs()) {
                            System.out.println(output.name());
                            output.contributions().forEach(contribution -> System.out.println("  " + contribution.label()));
                        }
                    }
                }
                """.formatted(Page.TRIBUO.block("java", 4)));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-encoding", "UTF-8", "-proc:none",
                "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString())).isZero();
        Processes.Ended ended = Processes.run(folder, Map.of(), Processes.java(
                "-cp", folder + File.pathSeparator + Shipped.lib() + File.separator + "*", "Journey"));
        assertThat(ended.exitCode()).as(ended.errors()).isZero();
        assertThat(ended.out()).contains("  country = KR", "  tiny");
    }
}
