package org.lime4j.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.RepresentationFactory;

class TextPluginsTest {
    private final PluginRegistry registry = PluginRegistry.standard();
    private final CreationContext context = CreationContext.of(registry);

    private TextRepresentation text(ComponentRef<?> ref) {
        return context.create(RepresentationFactory.class, ref, TextRepresentation.class);
    }

    @Test
    void thePluginsOfThisModuleAreFound() {
        assertThat(registry.failures()).isEmpty();
        assertThat(registry.available("tokenizer")).extracting(PluginInfo::id)
                .containsExactly("break-iterator", "characters", "opennlp-model", "opennlp-sentence", "opennlp-simple",
                        "opennlp-whitespace", "regex", "unicode-words");
        assertThat(registry.available("representation")).extracting(PluginInfo::id).contains("text");
        assertThat(registry.available("model")).extracting(PluginInfo::id).containsExactly("opennlp", "opennlp-training", "text-fields");
        assertThat(registry.available("instances")).extracting(PluginInfo::id).contains("text");
    }

    @Test
    void everyTokenizerWorksInsideTheRepresentation() {
        String hindi = "अच्छी फिल्म!";
        assertThat(text(ComponentRef.of("text")).represent(hindi, new RandomStreams(1)).features()).hasSize(2);
        assertThat(text(ComponentRef.of("text")
                        .with("tokenizer", ComponentRef.of("unicode-words").with("reference", true)))
                .represent(hindi, new RandomStreams(1)).features()).hasSize(5);
        assertThat(text(ComponentRef.of("text")
                        .with("tokenizer", ComponentRef.of("characters").with("reference", true)).with("unit", "occurrences"))
                .represent(hindi, new RandomStreams(1)).features()).hasSize(hindi.length());
        assertThat(text(ComponentRef.of("text").with("tokenizer", "characters").with("unit", "occurrences"))
                .represent("cafe\u0301", new RandomStreams(1)).features()).hasSize(4);
        assertThat(text(ComponentRef.of("text").with("tokenizer", "break-iterator"))
                .represent(hindi, new RandomStreams(1)).features()).hasSize(2);
        assertThat(text(ComponentRef.of("text").with("tokenizer", "opennlp-whitespace"))
                .represent("It's 9 am.", new RandomStreams(1)).features()).hasSize(3);
        assertThat(text(ComponentRef.of("text").with("tokenizer", "opennlp-simple"))
                .represent("It's 9 am.", new RandomStreams(1)).features()).hasSize(6);
    }

    @Test
    void aMisspeltTokenizerIsSuggested() {
        assertThatThrownBy(() -> text(ComponentRef.of("text").with("tokenizer", "unicode-word")))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isIn(
                        ErrorId.PLUGIN_NOT_FOUND, ErrorId.BAD_OPTIONS))
                .hasMessageContaining("unicode-words");
    }

    @Test
    void aSourceReadsALineOfAFileBesideTheConfiguration(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("reviews.txt"), "one\ntwo\n");
        ComponentRef<?> ref = ComponentRef.of("text").with("path", "reviews.txt").with("line", 2);
        InstanceSource<?> source = context.withBaseDirectory(folder)
                .create(InstanceSourceFactory.class, ref, InstanceSource.class);
        assertThat(source.instances().next()).isEqualTo("two");
    }
}
