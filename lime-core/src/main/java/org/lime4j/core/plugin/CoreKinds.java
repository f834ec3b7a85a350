package org.lime4j.core.plugin;

import java.util.List;
import org.lime4j.core.kernel.DistanceFactory;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.pick.PickerFactory;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;

/** The kinds of plugins that every pipeline has, in the order of the data flow, then presets. */
final class CoreKinds {
    static final List<ComponentKind<?>> ALL = List.of(
            new ComponentKind<>("model", ModelAdapterFactory.class),
            new ComponentKind<>("instances", InstanceSourceFactory.class),
            new ComponentKind<>("background", BackgroundSourceFactory.class),
            new ComponentKind<>("representation", RepresentationFactory.class),
            new ComponentKind<>("sampler", SamplerFactory.class),
            new ComponentKind<>("kernel", KernelFactory.class),
            new ComponentKind<>("distance", DistanceFactory.class),
            new ComponentKind<>("surrogate", SurrogateFactory.class),
            new ComponentKind<>("picker", PickerFactory.class),
            new ComponentKind<>("renderer", RendererFactory.class),
            new ComponentKind<>("preset", PresetFactory.class));

    private CoreKinds() {}

    /** The kind's name; of a kind that is not of the core, the name that its factory type suggests. */
    static String nameOf(Class<?> factoryType) {
        for (ComponentKind<?> kind : ALL) {
            if (kind.factoryType() == factoryType) {
                return kind.name();
            }
        }
        String name = factoryType.getSimpleName();
        return Spelling.kebab(name.endsWith("Factory") ? name.substring(0, name.length() - "Factory".length()) : name);
    }
}
