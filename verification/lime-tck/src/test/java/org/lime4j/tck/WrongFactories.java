package org.lime4j.tck;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.kernel.ProximityKernel;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.NoOptions;
import org.lime4j.core.plugin.Option;
import org.lime4j.core.plugin.Spi;

/** Factories that keep every rule of a factory but one. */
final class WrongFactories {
    private WrongFactories() {}

    /** Keeps every rule, if it is public and registered. */
    abstract static class Right<O extends Record> implements KernelFactory<O> {
        private final Class<O> optionsType;

        Right(Class<O> optionsType) {
            this.optionsType = optionsType;
        }

        @Override
        public String id() {
            return "right";
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION;
        }

        @Override
        public Class<O> optionsType() {
            return optionsType;
        }

        @Override
        public String description() {
            return "a kernel of the kit's own tests";
        }

        @Override
        public ProximityKernel create(O options, CreationContext context) {
            return new TriangleFactory.Triangle();
        }
    }

    static final class Hidden extends Right<NoOptions> {
        public Hidden() {
            super(NoOptions.class);
        }
    }

    public static final class NeedsAnArgument extends Right<NoOptions> {
        public NeedsAnArgument(Class<NoOptions> optionsType) {
            super(optionsType);
        }
    }

    public static final class CamelCase extends Right<NoOptions> {
        public CamelCase() {
            super(NoOptions.class);
        }

        @Override
        public String id() {
            return "camelCase";
        }
    }

    public static final class AliasWithSpace extends Right<NoOptions> {
        public AliasWithSpace() {
            super(NoOptions.class);
        }

        @Override
        public Set<String> aliases() {
            return Set.of("the other");
        }
    }

    public static final class AliasOfItself extends Right<NoOptions> {
        public AliasOfItself() {
            super(NoOptions.class);
        }

        @Override
        public Set<String> aliases() {
            return Set.of("right");
        }
    }

    public static final class OldVersion extends Right<NoOptions> {
        public OldVersion() {
            super(NoOptions.class);
        }

        @Override
        public int spiVersion() {
            return Spi.VERSION - 1;
        }
    }

    public static final class Speechless extends Right<NoOptions> {
        public Speechless() {
            super(NoOptions.class);
        }

        @Override
        public String description() {
            return " ";
        }
    }

    public static final class BlankDocumentation extends Right<BlankDocumentation.Options> {
        public record Options(@Option(value = "1", doc = " ") double width) {}

        public BlankDocumentation() {
            super(Options.class);
        }
    }

    public static final class HiddenOptions extends Right<HiddenOptions.Options> {
        record Options() {}

        public HiddenOptions() {
            super(Options.class);
        }
    }

    public static final class Forgetful extends Right<Forgetful.Options> {
        private static final AtomicInteger MADE = new AtomicInteger();

        public record Options(@Option(value = "1", doc = "how far the kernel reaches") double width) {
            public Options {
                width += MADE.getAndIncrement();
            }
        }

        public Forgetful() {
            super(Options.class);
        }
    }

    public static final class TakesAnything extends Right<TakesAnything.Options> {
        public record Options(
                @Option(value = "1", min = 0, exclusiveMin = true, doc = "how far the kernel reaches") double width) {}

        public TakesAnything() {
            super(Options.class);
        }
    }

    public static final class MakesNothing extends Right<NoOptions> {
        public MakesNothing() {
            super(NoOptions.class);
        }

        @Override
        public @Nullable ProximityKernel create(NoOptions options, CreationContext context) {
            return null;
        }
    }

    public static final class Unregistered extends Right<NoOptions> {
        public Unregistered() {
            super(NoOptions.class);
        }
    }
}
