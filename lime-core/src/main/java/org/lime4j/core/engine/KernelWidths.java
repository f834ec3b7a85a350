package org.lime4j.core.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.OptionInfo;

/** The kernel of a pipeline at other widths than its own, all else as the pipeline says. */
final class KernelWidths {
    /** What kernels call their width. */
    private static final String OPTION = "width";

    private final CreationContext context;
    private final @Nullable ComponentRef<?> ref;
    private final Optional<? extends ComponentRef<?>> byPreset;
    private final ComponentRef<?> standard;

    /**
     * @param choice the pipeline's: a ref, a component made by code, or null for what the preset or the representation says
     * @param standard the representation's default
     */
    KernelWidths(CreationContext context, @Nullable Object choice, Optional<? extends ComponentRef<?>> byPreset,
            ComponentRef<?> standard) {
        this.context = context;
        this.byPreset = byPreset;
        this.standard = standard;
        if (choice == null) {
            this.ref = byPreset.isPresent() ? byPreset.get() : standard;
        } else {
            this.ref = choice instanceof ComponentRef<?> chosen ? chosen : null;
        }
    }

    /** The kernel at a width, with the provenance that it has when that width stands in the configuration. */
    Stages.Chosen<ProximityKernel> at(double width) {
        return chosen(described().with(OPTION, width));
    }

    /** The kernel without a width of the pipeline's own; empty if it cannot do without one. */
    Optional<Stages.Chosen<ProximityKernel>> byDefault() {
        ComponentRef<?> described = described();
        if (option(described).orElseThrow().required()) {
            return Optional.empty();
        }
        Map<String, Object> others = new LinkedHashMap<>(described.options());
        others.remove(OPTION);
        return Optional.of(chosen(new ComponentRef<>(described.id(), others)));
    }

    private Stages.Chosen<ProximityKernel> chosen(ComponentRef<?> kernel) {
        return LimeExplainerBuilder.choose(
                context, KernelFactory.class, ProximityKernel.class, kernel, byPreset, Optional.of(standard));
    }

    private ComponentRef<?> described() {
        if (ref == null) {
            throw new LimeException(ErrorId.REFUSED, "the kernel was made by code, so that its width cannot be changed: name "
                    + "it by id and options, kernel(ComponentRef.of(\"exponential\").with(\"width\", 0.5)) for instance");
        }
        if (option(ref).isEmpty()) {
            throw new LimeException(ErrorId.REFUSED, "the kernel '" + ref.id() + "' has no option '" + OPTION
                    + "', so that there are no widths to compare: choose a kernel with a width, such as 'exponential'"
                    + (ref.id().equals("per-block") ? "; the blocks of a composite have one each" : ""));
        }
        return ref;
    }

    private Optional<OptionInfo> option(ComponentRef<?> kernel) {
        return context.registry().info(KernelFactory.class, kernel.id()).schema().option(OPTION);
    }
}
