package org.lime4j.core.plugin;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * What a factory may look at while it makes a component.
 *
 * @param registry where nested components come from
 * @param background statistics of the data the model was trained on, if given
 * @param baseDirectory what relative paths in options are relative to
 */
public record CreationContext(PluginRegistry registry, Optional<Background> background, Path baseDirectory) {
    /**
     * Checks that nothing is missing.
     *
     * @param registry where nested components come from
     * @param background statistics of the data the model was trained on, if given
     * @param baseDirectory what relative paths in options are relative to
     */
    public CreationContext {
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(background, "background");
        Objects.requireNonNull(baseDirectory, "baseDirectory");
    }

    /**
     * {@return a context without background, in the current directory}
     *
     * @param registry where nested components come from
     */
    public static CreationContext of(PluginRegistry registry) {
        return new CreationContext(registry, Optional.empty(), Path.of(""));
    }

    /**
     * {@return the same context with this background}
     *
     * @param newBackground statistics of the data the model was trained on
     */
    public CreationContext withBackground(Background newBackground) {
        return new CreationContext(registry, Optional.of(newBackground), baseDirectory);
    }

    /**
     * {@return the same context with this base directory}
     *
     * @param directory what relative paths in options are relative to
     */
    public CreationContext withBaseDirectory(Path directory) {
        return new CreationContext(registry, background, directory);
    }

    /**
     * Makes a nested component: {@code context.create(DistanceFactory.class, options.distance(), Distance.class)}.
     *
     * @param <C> what the stage's factories make
     * @param factoryType the stage
     * @param ref which plugin, with which options
     * @param componentType what the stage's factories make
     * @return the nested component
     */
    public <C extends Component> C create(Class<?> factoryType, ComponentRef<?> ref, Class<C> componentType) {
        return componentType.cast(registry.create(factoryType, ref, this));
    }

    /**
     * {@return the background, as the type a component needs}
     *
     * @param <B> the type of the background
     * @param type of the background
     * @param who asks, for the message: {@code representation 'tabular'}
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if there is none, or one of another type
     */
    public <B extends Background> B background(Class<B> type, String who) {
        if (background.isEmpty()) {
            throw new LimeException(ErrorId.BAD_BACKGROUND,
                    who + " needs background data of type " + type.getSimpleName()
                            + ", but none was given: add a background { type = …, … } block" + backgrounds()
                            + ", or give it to the builder");
        }
        if (!type.isInstance(background.get())) {
            throw new LimeException(ErrorId.BAD_BACKGROUND,
                    who + " needs background data of type " + type.getSimpleName() + ", but was given "
                            + background.get().getClass().getSimpleName() + ": choose another background plugin"
                            + backgrounds());
        }
        return type.cast(background.get());
    }

    /** The plugins that there are to choose from. */
    private String backgrounds() {
        return registry.available("background").stream()
                .map(PluginInfo::id)
                .collect(Collectors.joining(", ", " (known: ", ")"));
    }

    /**
     * {@return a path from an option, made absolute against {@link #baseDirectory()}}
     *
     * @param path absolute or relative
     */
    public Path resolve(Path path) {
        return baseDirectory.resolve(path);
    }
}
