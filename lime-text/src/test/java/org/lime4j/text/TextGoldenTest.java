package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.space.InterpretableFeature;

/** Every case recorded from the reference's IndexedString and IndexedCharacters, by the preset {@code reference}. */
class TextGoldenTest {
    @TestFactory
    Stream<DynamicTest> tokensPositionsAndRemovalsAreThoseOfTheReference() {
        return Golden.files("text").stream().flatMap(file -> {
            Map<String, Object> golden = Golden.read(file);
            String text = (String) golden.get("text");
            return objects(golden.get("configs")).stream().map(config -> DynamicTest.dynamicTest(
                    golden.get("id") + " " + config.get("config"), () -> check(text, config)));
        });
    }

    private static void check(String text, Map<String, Object> config) {
        @SuppressWarnings("unchecked")
        Map<String, Object> options = (Map<String, Object>) config.get("options");
        boolean characters = (boolean) options.get("char_level");
        InterpretableInstance<String> instance = represent(text, options);

        List<InterpretableFeature> features = instance.features();
        List<Location.Span> words = features.stream()
                .flatMap(feature -> spans(feature).stream())
                .sorted(Comparator.comparingInt(Location.Span::start))
                .toList();
        List<Integer> starts = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        int end = 0;
        for (Location.Span word : words) {
            addPiece(text, end, word.start(), starts, pieces);
            addPiece(text, word.start(), word.end(), starts, pieces);
            end = word.end();
        }
        addPiece(text, end, text.length(), starts, pieces);

        assertThat(pieces).isEqualTo(config.get("tokens"));
        assertThat(features).hasSize(((Double) config.get("num_words")).intValue());
        assertThat(features.stream().map(InterpretableFeature::label).toList()).isEqualTo(config.get("words"));
        assertThat(features.stream().map(f -> spans(f).stream().map(s -> starts.indexOf(s.start())).toList()))
                .isEqualTo(integers(config.get("positions")));
        if (!characters) {
            assertThat(starts).isEqualTo(integers(config.get("string_start_utf16")));
            assertThat(starts.stream().map(s -> text.codePointCount(0, s)).toList())
                    .isEqualTo(integers(config.get("string_start")));
            assertThat(features.stream().map(f -> codePointStarts(text, f)))
                    .isEqualTo(integers(config.get("string_position")));
            assertThat(features.stream().map(InterpretableFeature::label).toList()).isEqualTo(config.get("as_list_names"));
        }
        if (config.get("as_list_names_positions") != null) {
            // numpy gives the only offset of a text of one token as a float, which the reference prints as 0.0
            List<?> names = pieces.size() > 1 ? (List<?>) config.get("as_list_names_positions")
                    : List.of(pieces.get(0) + "_0");
            assertThat(features.stream().map(f -> f.label() + "_" + String.join(
                            "-", codePointStarts(text, f).stream().map(String::valueOf).toList())))
                    .isEqualTo(names);
        }
        for (Map<String, Object> removal : objects(config.get("inverse_removing"))) {
            @SuppressWarnings("unchecked")
            List<Integer> removed = (List<Integer>) integers(removal.get("remove"));
            assertThat(Removals.text(instance, removed)).as("without %s", removed).isEqualTo(removal.get("result"));
        }
    }

    private static void addPiece(String text, int start, int end, List<Integer> starts, List<String> pieces) {
        if (end > start) {
            starts.add(start);
            pieces.add(text.substring(start, end));
        }
    }

    /** By the preset {@code reference}, beside which a configuration says what the caller of the reference says. */
    private static InterpretableInstance<String> represent(String text, Map<String, Object> options) {
        ComponentRef<?> own = Golden.representation(options);
        CreationContext context = CreationContext.of(PluginRegistry.standard());
        ComponentRef<?> reference =
                Preset.choices(ComponentRef.of("reference"), own, context).representation();
        return context.create(RepresentationFactory.class, own.inheriting(reference), TextRepresentation.class)
                .represent(text, new RandomStreams(1));
    }

    private static List<Location.Span> spans(InterpretableFeature feature) {
        return ((Location.Spans) feature.location()).spans();
    }

    private static List<Integer> codePointStarts(String text, InterpretableFeature feature) {
        return spans(feature).stream().map(span -> text.codePointCount(0, span.start())).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object array) {
        return (List<Map<String, Object>>) array;
    }

    private static List<?> integers(Object array) {
        return ((List<?>) array)
                .stream().map(item -> item instanceof List<?> ? integers(item) : ((Double) item).intValue()).toList();
    }
}
