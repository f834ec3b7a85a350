package org.lime4j.core.plugin;

/** The version of the plugin contracts. */
public final class Spi {
    /**
     * The version this code was compiled against. A constant, so that the compiler writes its value into a plugin's own
     * class file: a factory returns it from {@link ComponentFactory#spiVersion()}, and a registry of another version
     * refuses the plugin with that reason.
     */
    public static final int VERSION = 1;

    private Spi() {}
}
