package org.lime4j.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentRefTest {
    private static final ComponentRef<?> DEFAULTS = ComponentRef.of("text")
            .with("unit", "words")
            .with("tokenizer", ComponentRef.of("letters").with("reference", true).with("least", 2));

    private static ComponentRef<?> text(Object tokenizer) {
        return ComponentRef.of("text").with("tokenizer", tokenizer);
    }

    @Test
    void the_same_plugin_takes_over_the_options_it_does_not_set() {
        assertThat(ComponentRef.of("TEXT").with("unit", "lines").with("mask", "?").inheriting(DEFAULTS).options())
                .isEqualTo(Map.of("unit", "lines", "mask", "?", "tokenizer", DEFAULTS.options().get("tokenizer")));
        assertThat(ComponentRef.of("image").with("hide", "mean").inheriting(DEFAULTS))
                .isEqualTo(ComponentRef.of("image").with("hide", "mean"));
    }

    @Test
    void so_does_the_same_plugin_among_the_options_in_every_form_it_may_be_written() {
        ComponentRef<?> expected = ComponentRef.of("letters").with("reference", true).with("least", 3);
        for (Object written : List.of(ComponentRef.of("letters").with("least", 3), Map.of("type", "letters", "least", 3))) {
            assertThat(text(written).inheriting(DEFAULTS).options().get("tokenizer")).isEqualTo(expected);
        }
        assertThat(text("letters").inheriting(DEFAULTS).options().get("tokenizer"))
                .isEqualTo(DEFAULTS.options().get("tokenizer"));
    }

    @Test
    void another_plugin_among_the_options_takes_over_nothing() {
        assertThat(text("characters").inheriting(DEFAULTS).options().get("tokenizer")).isEqualTo(ComponentRef.of("characters"));
        assertThat(text(Map.of("type", "regex", "at", " ")).inheriting(DEFAULTS).options().get("tokenizer"))
                .isEqualTo(ComponentRef.of("regex").with("at", " "));
    }

    @Test
    void a_value_that_is_no_plugin_stays_as_it_is_written() {
        ComponentRef<?> defaults = ComponentRef.of("image").with("hide", "mean").with("size", 3);
        assertThat(ComponentRef.of("image").with("hide", "mean").with("size", 4).inheriting(defaults).options())
                .isEqualTo(Map.of("hide", "mean", "size", 4));
    }
}
