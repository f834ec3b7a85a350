package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.OptionBinder;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.plugin.Setting;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetChoices;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * What a {@link Preset} must keep. Extended as {@link KernelContract} is: by a class that says which factory to test. The
 * plugins that the preset chooses must be on the test's path.
 */
public abstract class PresetContract extends FactoryContract<Preset> {
    /** For subclasses. */
    protected PresetContract() {}

    @Override
    protected abstract PresetFactory<?> factory();

    @Override
    protected final Class<?> service() {
        return PresetFactory.class;
    }

    /** There are choices, and those for a representation are found. */
    @Test
    public void preset_1401_chooses_once_for_each_representation() {
        List<PresetChoices> all = component().choices();
        if (all.isEmpty()) {
            fail("a preset chooses for at least one representation, but choices() is empty");
        }
        Set<String> ids = new HashSet<>();
        for (PresetChoices choices : all) {
            if (!ids.add(choices.representation().id().toLowerCase(Locale.ROOT))) {
                fail("a preset has one set of choices for a representation, because the first is taken, but '"
                        + choices.representation().id() + "' stands twice");
            }
        }
    }

    /** The plugins that are chosen exist and take the options that are chosen for them. */
    @Test
    public void preset_1402_chooses_plugins_that_exist_and_options_that_they_take() {
        for (PresetChoices choices : component().choices()) {
            requireFits(RepresentationFactory.class, "representation", Optional.of(choices.representation()));
            requireFits(SamplerFactory.class, "sampler", choices.sampler());
            requireFits(KernelFactory.class, "kernel", choices.kernel());
            requireFits(SurrogateFactory.class, "surrogate", choices.surrogate());
            requireFits(PickerFactory.class, "picker", choices.picker());
        }
    }

    private <F extends ComponentFactory<?, ?>> void requireFits(
            Class<F> factoryType, String stage, Optional<? extends ComponentRef<?>> chosen) {
        PluginRegistry registry = context().registry();
        chosen.ifPresent(ref -> {
            try {
                OptionBinder.withPlugins(registry)
                        .bind(registry.factory(factoryType, ref.id()).optionsType(), Setting.of(ref.options()), stage)
                        .orThrow(ErrorId.BAD_OPTIONS);
            } catch (LimeException e) {
                fail("a preset chooses plugins that are there, with options that they take, but the " + stage + " '" + ref.id()
                        + "' gave: " + e.getMessage(), e);
            }
        });
    }

    /** The choices are the same each time, from this preset and from another one made with the same options. */
    @Test
    public void preset_1403_choices_are_the_same_each_time() {
        Preset preset = component();
        List<PresetChoices> first = preset.choices();
        requireEqual(first, preset.choices(), "each time");
        requireEqual(first, component().choices(), "from each component made with the same options");
    }

    private static void requireEqual(List<PresetChoices> expected, List<PresetChoices> actual, String when) {
        if (!expected.equals(actual)) {
            fail("choices() are the same " + when + ", but they were " + expected + " and then " + actual);
        }
    }
}
