package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

class PresetContractTest {
    private static PresetFactory<?> plugin = new FewWordsFactory();

    static class Examined extends PresetContract {
        @Override
        protected PresetFactory<?> factory() {
            return plugin;
        }
    }

    private static Kit.Wrong<Supplier<Preset>> wrong(String rule, String message, PresetChoices... choices) {
        return new Kit.Wrong<>(rule, message, () -> () -> List.of(choices));
    }

    static List<Kit.Wrong<Supplier<Preset>>> wrong() {
        AtomicInteger made = new AtomicInteger();
        return List.of(
                wrong("preset_1401", "choices() is empty"),
                wrong("preset_1401", "'TEXT' stands twice",
                        FewWordsFactory.text(), PresetChoices.of(ComponentRef.of("TEXT"))),
                wrong("preset_1402", "the kernel 'nobody' gave",
                        FewWordsFactory.text().withKernel(ComponentRef.of("nobody"))),
                wrong("preset_1402", "the surrogate 'lasso' gave",
                        FewWordsFactory.text().withSurrogate(ComponentRef.<SurrogateFactory<?>>of("lasso").with("wdith", 3))),
                new Kit.Wrong<>("preset_1403", "from each component made with the same options", () -> {
                    PresetChoices choices = FewWordsFactory.text().withSamples(2 + made.getAndIncrement());
                    return () -> List.of(choices);
                }));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Supplier<Preset>> wrong) {
        plugin = new FewWordsFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightPresetBreaksNoRule() {
        plugin = new FewWordsFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasAPresetThatBreaksIt() {
        Kit.assertEachRuleIsBroken(wrong(), PresetContract.class);
    }
}
