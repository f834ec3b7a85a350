/** Example plugins: what a third party would write, one for each SPI, in packages by stage. */
module org.lime4j.spi.examples {
    requires transitive org.lime4j.core;
    requires static org.jspecify;

    exports org.lime4j.spi.examples.kernel;
    exports org.lime4j.spi.examples.sampling;
    exports org.lime4j.spi.examples.surrogate;

    provides org.lime4j.core.kernel.DistanceFactory with
            org.lime4j.spi.examples.kernel.JaccardFactory;
    provides org.lime4j.core.kernel.KernelFactory with
            org.lime4j.spi.examples.kernel.EpanechnikovFactory;
    provides org.lime4j.core.sampling.SamplerFactory with
            org.lime4j.spi.examples.sampling.AntitheticFactory;
    provides org.lime4j.core.surrogate.SurrogateFactory with
            org.lime4j.spi.examples.surrogate.BoostedStumpsFactory;
}
