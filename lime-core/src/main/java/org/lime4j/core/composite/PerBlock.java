package org.lime4j.core.composite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.InterpretableFeature;

/** What the per-block sampler and the per-block kernel have in common. */
final class PerBlock {
    private PerBlock() {}

    static <C extends Component> Map<String, C> create(
            Map<String, ? extends ComponentRef<?>> refs, Class<?> factoryType, Class<C> type, CreationContext context) {
        Map<String, C> components = new LinkedHashMap<>();
        refs.forEach((block, ref) -> components.put(block, context.create(factoryType, ref, type)));
        return components;
    }

    static Optional<Refusal> missing(String stage, Collection<String> blocks, Set<String> known) {
        return blocks.stream()
                .filter(block -> !known.contains(block))
                .findFirst()
                .map(block -> new Refusal(stage + " 'per-block' has nothing for block '" + block + "', only for "
                        + known + ": add it, or leave the " + stage + " to the representation"));
    }

    static String blockOf(InterpretableFeature feature) {
        return feature.location() instanceof Location.InBlock place ? place.block() : "";
    }

    static List<InterpretableFeature> features(List<InterpretableFeature> features, String block) {
        return features.stream().filter(feature -> blockOf(feature).equals(block)).toList();
    }
}
