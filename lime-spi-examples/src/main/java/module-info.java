/** Example plugins: what a third party would write, one for each SPI. */
module org.lime4j.spi.examples {
    requires transitive org.lime4j.core;
    requires static org.jspecify;

    exports org.lime4j.spi.examples;

    provides org.lime4j.core.kernel.DistanceFactory with
            org.lime4j.spi.examples.JaccardFactory;
    provides org.lime4j.core.kernel.KernelFactory with
            org.lime4j.spi.examples.EpanechnikovFactory;
    provides org.lime4j.core.sampling.SamplerFactory with
            org.lime4j.spi.examples.AntitheticFactory;
    provides org.lime4j.core.surrogate.SurrogateFactory with
            org.lime4j.spi.examples.BoostedStumpsFactory;
}
