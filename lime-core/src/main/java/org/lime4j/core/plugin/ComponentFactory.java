package org.lime4j.core.plugin;

import java.util.Set;

/**
 * What a plugin provides: an id, the type of its options, and how to make a component from them.
 *
 * <p>Each stage has a sub-interface of its own ({@code SamplerFactory}, {@code KernelFactory}, …), which is the type
 * that ServiceLoader looks for. An implementation is a public class with a public constructor without parameters, named
 * both in {@code provides … with} of its module-info and in {@code META-INF/services}. Immutable and thread-safe.
 *
 * @param <O> the options, a public record in an exported package whose components bear {@link Option}
 * @param <C> the component
 */
public interface ComponentFactory<O extends Record, C extends Component> {
    /**
     * {@return the name in configurations: kebab case, unique among the plugins of the stage, compared ignoring case}
     */
    String id();

    /** {@return other names of the same plugin} */
    default Set<String> aliases() {
        return Set.of();
    }

    /** {@return the version of the contracts it was compiled against: {@code return Spi.VERSION;}} */
    int spiVersion();

    /** {@return the record that its options are bound to; a record without components if it has none} */
    Class<O> optionsType();

    /** {@return one sentence for people who choose among plugins} */
    String description();

    /**
     * Makes a component.
     *
     * @param options valid by the record's own checks
     * @param context where to find other plugins, background data and files
     * @return the component, ready to use
     * @throws IllegalArgumentException if the options do not fit each other or the background
     */
    C create(O options, CreationContext context);
}
