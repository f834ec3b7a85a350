package org.lime4j.core.preset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.Setting;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/**
 * What a preset chooses for one representation. Immutable.
 *
 * @param representation the representation by its id, and the options it has under the preset
 * @param sampler empty for the representation's default
 * @param kernel empty for the representation's default
 * @param surrogate empty for {@code ridge}
 * @param picker with its options; taken only where a pipeline has a picker, and the same one
 * @param samples perturbations to draw; empty for the standard number
 */
public record PresetChoices(
        ComponentRef<RepresentationFactory<?>> representation,
        Optional<ComponentRef<SamplerFactory<?>>> sampler,
        Optional<ComponentRef<KernelFactory<?>>> kernel,
        Optional<ComponentRef<SurrogateFactory<?>>> surrogate,
        Optional<ComponentRef<PickerFactory<?>>> picker,
        OptionalInt samples) {
    /**
     * Checks that nothing is missing.
     *
     * @param representation the representation by its id, and the options it has under the preset
     * @param sampler empty for the representation's default
     * @param kernel empty for the representation's default
     * @param surrogate empty for {@code ridge}
     * @param picker taken only where a pipeline has a picker, and the same one
     * @param samples perturbations to draw, at least 2; empty for the standard number
     * @throws IllegalArgumentException if {@code samples < 2}
     */
    public PresetChoices {
        Objects.requireNonNull(representation, "representation");
        Objects.requireNonNull(sampler, "sampler");
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(surrogate, "surrogate");
        Objects.requireNonNull(picker, "picker");
        if (samples.isPresent() && samples.getAsInt() < 2) {
            throw new IllegalArgumentException("samples is " + samples.getAsInt() + "; a surrogate needs at least 2");
        }
    }

    /**
     * {@return no choice but that of the representation}
     *
     * @param representation the representation by its id, and the options it has under the preset
     */
    public static PresetChoices of(ComponentRef<RepresentationFactory<?>> representation) {
        return new PresetChoices(representation, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                OptionalInt.empty());
    }

    /**
     * {@return the same with this sampler}
     *
     * @param chosen by id and options
     */
    public PresetChoices withSampler(ComponentRef<SamplerFactory<?>> chosen) {
        return new PresetChoices(representation, Optional.of(chosen), kernel, surrogate, picker, samples);
    }

    /**
     * {@return the same with this kernel}
     *
     * @param chosen by id and options
     */
    public PresetChoices withKernel(ComponentRef<KernelFactory<?>> chosen) {
        return new PresetChoices(representation, sampler, Optional.of(chosen), surrogate, picker, samples);
    }

    /**
     * {@return the same with this surrogate}
     *
     * @param chosen by id and options
     */
    public PresetChoices withSurrogate(ComponentRef<SurrogateFactory<?>> chosen) {
        return new PresetChoices(representation, sampler, kernel, Optional.of(chosen), picker, samples);
    }

    /**
     * {@return the same with this picker}
     *
     * @param chosen by id and options
     */
    public PresetChoices withPicker(ComponentRef<PickerFactory<?>> chosen) {
        return new PresetChoices(representation, sampler, kernel, surrogate, Optional.of(chosen), samples);
    }

    /**
     * {@return the same with this number of samples}
     *
     * @param number perturbations to draw, at least 2
     */
    public PresetChoices withSamples(int number) {
        return new PresetChoices(representation, sampler, kernel, surrogate, picker, OptionalInt.of(number));
    }

    /**
     * {@return the choices as they would stand in a pipeline file: stage → id and options, and the request; values are
     * Boolean, Number, String, and List and Map of these}
     */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("representation", Setting.of(representation).plain());
        sampler.ifPresent(ref -> settings.put("sampler", Setting.of(ref).plain()));
        kernel.ifPresent(ref -> settings.put("kernel", Setting.of(ref).plain()));
        surrogate.ifPresent(ref -> settings.put("surrogate", Setting.of(ref).plain()));
        picker.ifPresent(ref -> settings.put("picker", Setting.of(ref).plain()));
        samples.ifPresent(number -> settings.put("request", Map.of("samples", number)));
        return Collections.unmodifiableMap(settings);
    }
}
