package org.lime4j.core.composite;

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
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
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

    /** Why the names of the blocks that a stage has components for are not those of the space. */
    static Optional<Refusal> mismatch(String stage, CodeSpace space, Set<String> named) {
        List<String> blocks = space.blocks().stream().map(Block::id).toList();
        if (blocks.size() == 1 && blocks.get(0).isEmpty()) {
            return Optional.of(new Refusal(stage + " 'per-block' is for the blocks of a composite, but the instance has none: choose"
                    + " another " + stage + ", or leave it to the representation"));
        }
        for (String block : blocks) {
            if (!named.contains(block)) {
                return Optional.of(new Refusal(stage + " 'per-block' has nothing for block '" + block + "', only for "
                        + named + ": add it, or leave the " + stage + " to the representation"));
            }
        }
        return named.stream()
                .filter(name -> !blocks.contains(name))
                .findFirst()
                .map(name -> new Refusal(stage + " 'per-block' has something for block '" + name
                        + "', which there is not: leave it out, or give it the name of one of the blocks " + blocks));
    }

    static String blockOf(InterpretableFeature feature) {
        return feature.location() instanceof Location.InBlock place ? place.block() : "";
    }

    static List<InterpretableFeature> features(List<InterpretableFeature> features, String block) {
        return features.stream().filter(feature -> blockOf(feature).equals(block)).toList();
    }
}
