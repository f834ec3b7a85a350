package org.lime4j.core.preset;

import java.util.List;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * Provides the preset {@code reference}: the rules of the Python reference {@code lime} 0.2.0.1, its defaults for tables,
 * texts and images. Its defects are not among them.
 *
 * <p>Source: {@code lime_base.py}, {@code lime_tabular.py}, {@code lime_text.py}, {@code lime_image.py} and {@code
 * submodular_pick.py} of the reference. {@code docs/reference-preset.md} goes through them rule by rule.
 */
public final class ReferenceFactory implements PresetFactory<NoOptions> {
    /** {@code explain_instance} of {@code lime_image.py}: as good as all segments. */
    private static final int ALL_SEGMENTS = 100_000;

    private static final ComponentRef<PickerFactory<?>> PICKER =
            ComponentRef.<PickerFactory<?>>of("submodular").with("ties", "last");

    private static final List<PresetChoices> CHOICES = List.of(
            PresetChoices.of(ComponentRef.<RepresentationFactory<?>>of("tabular").with("discretizer", "quartile"))
                    .withSampler(ComponentRef.of("training-distribution"))
                    .withKernel(kernel("euclidean"))
                    .withSurrogate(ridge(10))
                    .withPicker(PICKER)
                    .withSamples(5_000),
            PresetChoices.of(ComponentRef.<RepresentationFactory<?>>of("text")
                            .with("tokenizer", ComponentRef.of("unicode-words").with("reference", true))
                            .with("unit", "distinct-words")
                            .with("removal", "remove")
                            .with("mask", "UNKWORDZ"))
                    .withSampler(ComponentRef.<SamplerFactory<?>>of("uniform-removal").with("empty", true))
                    .withKernel(kernel("cosine"))
                    .withSurrogate(ridge(10))
                    .withPicker(PICKER)
                    .withSamples(5_000),
            PresetChoices.of(ComponentRef.<RepresentationFactory<?>>of("image")
                            .with("segmenter", ComponentRef.of("quickshift")
                                    .with("kernel-size", 4)
                                    .with("max-distance", 200)
                                    .with("ratio", 0.2))
                            .with("hide", "mean")
                            .with("means", "truncated"))
                    .withSampler(ComponentRef.<SamplerFactory<?>>of("bernoulli").with("keep", 0.5))
                    .withKernel(kernel("cosine"))
                    .withSurrogate(ridge(ALL_SEGMENTS))
                    .withPicker(PICKER)
                    .withSamples(1_000));

    /** For the service loader. */
    public ReferenceFactory() {}

    /** The width that a distance has by default is the reference's. */
    private static ComponentRef<KernelFactory<?>> kernel(String distance) {
        return ComponentRef.<KernelFactory<?>>of("exponential").with("distance", distance).with("width", "auto");
    }

    private static ComponentRef<SurrogateFactory<?>> ridge(int features) {
        return ComponentRef.<SurrogateFactory<?>>of("ridge")
                .with("selection", "auto")
                .with("features", features)
                .with("alpha", 1);
    }

    @Override
    public String id() {
        return "reference";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public String description() {
        return "the rules of Python's lime: its defaults, ties and rounding, without its defects";
    }

    @Override
    public Preset create(NoOptions options, CreationContext context) {
        return () -> CHOICES;
    }
}
