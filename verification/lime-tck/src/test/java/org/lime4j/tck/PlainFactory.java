package org.lime4j.tck;

import java.util.function.Supplier;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.plugin.ComponentFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Spi;

/**
 * A factory without options that keeps every rule of factories, if it is public and registered.
 *
 * @param <C> what it makes
 */
abstract class PlainFactory<C extends Component> implements ComponentFactory<NoOptions, C> {
    private final String id;
    private final Supplier<? extends C> component;

    PlainFactory(String id, Supplier<? extends C> component) {
        this.id = id;
        this.component = component;
    }

    @Override
    public String id() {
        return id;
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
        return "a plugin of the kit's own tests";
    }

    @Override
    public C create(NoOptions options, CreationContext context) {
        return component.get();
    }
}
