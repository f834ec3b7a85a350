package org.lime4j.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.core.plugin.PluginRegistry;

/** Settings in force, written as a file, have themselves in force. */
class SettingsInForceTest {
    private static final PluginRegistry REGISTRY = FakePlugins.registry();

    @TempDir private Path folder;
    @TempDir private Path elsewhere;

    private PipelineFile file(String text) throws IOException {
        return PipelineFile.read(Files.writeString(folder.resolve("pipeline.conf"), text));
    }

    /** Written into another folder and read again. */
    private PipelineFile moved(Map<String, Object> settings) throws IOException {
        return PipelineFile.read(Files.writeString(elsewhere.resolve("moved.conf"), HoconText.file(settings)));
    }

    @Test
    void everything_that_was_left_unsaid_is_said() throws IOException {
        Map<String, Object> settings = file("""
                model { type = letters, file = data/letters.bin }
                representation = words
                kernel { type = exponential, width = 0.5 }
                renderers = [count, { type = count, size = 3 }]
                request { outputs = [count, "a \\"b\\""], deadline = 90 s }
                """).inForce(REGISTRY);

        assertThat(HoconText.file(settings)).isEqualTo("""
                model {
                  type = letters
                  letter = a
                  file = "%s"
                }
                instances = none
                background = none
                preset = none
                representation {
                  type = words
                  background = false
                }
                sampler {
                  type = bernoulli
                  keep = 0.5
                }
                kernel {
                  type = exponential
                  distance = euclidean
                  width = 0.5
                }
                surrogate {
                  type = ridge
                  selection = auto
                  features = 10
                  alpha = 1
                }
                picker = none
                renderers = [
                  {
                    type = count
                    size = 1
                  }
                  {
                    type = count
                    size = 3
                  }
                ]
                request {
                  outputs = [count, "a \\"b\\""]
                  samples = 5000
                  features = auto
                  seed = 1
                  deadline = "90 s"
                }
                threads = 1
                batch-size = 256
                """.formatted(folder.resolve("data/letters.bin").toAbsolutePath()));
        assertThat(moved(settings).inForce(REGISTRY)).isEqualTo(settings);
    }

    @Test
    void blocks_of_a_composite_keep_their_order_and_their_names() throws IOException {
        Map<String, Object> settings = file("""
                model = letters
                renderers = count
                representation { type = composite, blocks {
                  "the title" { representation = words }
                  body { representation = { type = words, background = false }, sampler = uniform-removal }
                  "a.b" { representation = words, kernel = constant }
                } }
                """).inForce(REGISTRY);

        assertThat(((Map<?, ?>) ((Map<?, ?>) settings.get("kernel")).get("blocks")).keySet())
                .hasToString("[the title, body, a.b]");
        assertThat(HoconText.file(moved(settings).inForce(REGISTRY))).isEqualTo(HoconText.file(settings));
    }

    @Test
    void what_is_explained_is_the_same() throws IOException {
        PipelineFile file = file("""
                model { type = letters, letter = a }
                instances { type = listed, texts = [banana, cab] }
                representation = words
                kernel { type = exponential, width = 2 }
                request { samples = 50, seed = 7 }
                renderers = count
                """);
        assertThat(explained(moved(file.inForce(REGISTRY)))).isEqualTo(explained(file));
    }

    private static List<Explanation> explained(PipelineFile file) {
        List<Explanation> explanations = new ArrayList<>();
        try (Pipeline<?> pipeline = file.open(REGISTRY)) {
            pipeline.explainAll(result -> explanations.add(((Result.Success) result).explanation()));
        }
        return explanations;
    }

    static List<Long> seeds() {
        return new SplittableRandom(20261123).longs(40).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void random_pipelines_round_trip(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Object> said = pipeline(random);
        String text = HoconText.file(said);

        Map<String, Object> settings = file(text).inForce(REGISTRY);

        PipelineFile moved = moved(settings);
        assertThat(moved.inForce(REGISTRY)).as(text).isEqualTo(settings);
        assertThat(HoconText.file(moved.inForce(REGISTRY))).as(text).isEqualTo(HoconText.file(settings));
        said.forEach((key, value) -> assertThat(settings).as(text).containsKey(key));
    }

    private static Map<String, Object> pipeline(SplittableRandom random) {
        Map<String, Object> pipeline = new LinkedHashMap<>();
        pipeline.put("model", Map.of("type", "Letters", "letter", oneOf(random, "a", "é", "\"", "\\", "$", "\t", "#", "한")));
        pipeline.put("representation", oneOf(random, "words", "WORDS"));
        if (random.nextBoolean()) {
            pipeline.put("background", Map.of("type", "alphabet", "letters", oneOf(random, "abc", "true", "null", "xyz")));
        }
        if (random.nextBoolean()) {
            pipeline.put("instances", Map.of("type", "listed", "texts", texts(random)));
        }
        if (random.nextBoolean()) {
            pipeline.put("sampler", oneOf(random, "auto", "uniform-removal",
                    Map.of("type", "bernoulli", "keep", random.nextDouble(1e-9, 1)), Map.of("type", "gaussian")));
        }
        if (random.nextBoolean()) {
            pipeline.put("kernel", kernel(random, 2));
        }
        if (random.nextBoolean()) {
            pipeline.put("surrogate", oneOf(random, "kernel-shap",
                    Map.of("type", "lasso", "features", random.nextInt(1, 9), "lambda", oneOf(random, "none", random.nextDouble())),
                    Map.of("type", "ridge", "alpha", Math.exp(random.nextDouble(-30, 30)), "selection", "forward"),
                    Map.of("type", "decision-tree", "max-depth", random.nextInt(1, 30))));
        }
        if (random.nextBoolean()) {
            pipeline.put("picker", oneOf(random, "none", "submodular", "random"));
        }
        pipeline.put("renderers", random.nextBoolean() ? "count" : List.of("count", Map.of("type", "count", "size", random.nextInt(1, 99))));
        if (random.nextBoolean()) {
            pipeline.put("request", Map.of(
                    "outputs", oneOf(random, "all", "top 3", texts(random)),
                    "seed", random.nextLong(),
                    "samples", oneOf(random, "auto", random.nextInt(2, 1 << 30)),
                    "deadline", oneOf(random, "none", random.nextInt(1, 1 << 30) + " ms", random.nextInt(1, 600) + "s", "PT0.000001S")));
        }
        if (random.nextBoolean()) {
            pipeline.put("threads", random.nextInt(1, 64));
        }
        return pipeline;
    }

    private static Object kernel(SplittableRandom random, int depth) {
        if (depth > 0 && random.nextInt(4) == 0) {
            Map<String, Object> blocks = new LinkedHashMap<>();
            texts(random).forEach(name -> blocks.put(name.isEmpty() ? "b" : name, kernel(random, depth - 1)));
            return Map.of("type", "per-block", "blocks", blocks);
        }
        return oneOf(random, "constant", "exponential", Map.of(
                "type", "exponential",
                "width", oneOf(random, "auto", random.nextDouble(1e-6, 1e6), random.nextInt(1, 9)),
                "distance", oneOf(random, "cosine", Map.of("type", "euclidean"), "GOWER")));
    }

    private static List<String> texts(SplittableRandom random) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            texts.add(oneOf(random, "a b", "1.10", "true", "${x}", "a.b", "it's \"so\"", "back\\slash", "два\nстроки", "include", "-1e3",
                    "\u0001", "# no", "x//y", "word"));
        }
        return texts;
    }

    @SafeVarargs
    private static <T> T oneOf(SplittableRandom random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
