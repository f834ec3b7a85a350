/** Example plugins: what a third party would write, one for each SPI, in packages by stage. */
module org.lime4j.spi.examples {
    requires transitive org.lime4j.core;
    requires transitive org.lime4j.image;
    requires transitive org.lime4j.tabular;
    requires transitive org.lime4j.text;
    requires static org.jspecify;

    exports org.lime4j.spi.examples.image;
    exports org.lime4j.spi.examples.kernel;
    exports org.lime4j.spi.examples.model;
    exports org.lime4j.spi.examples.pick;
    exports org.lime4j.spi.examples.preset;
    exports org.lime4j.spi.examples.render;
    exports org.lime4j.spi.examples.representation;
    exports org.lime4j.spi.examples.sampling;
    exports org.lime4j.spi.examples.surrogate;
    exports org.lime4j.spi.examples.tabular;
    exports org.lime4j.spi.examples.text;

    provides org.lime4j.core.kernel.DistanceFactory with
            org.lime4j.spi.examples.kernel.JaccardFactory;
    provides org.lime4j.core.kernel.KernelFactory with
            org.lime4j.spi.examples.kernel.EpanechnikovFactory;
    provides org.lime4j.core.model.ModelAdapterFactory with
            org.lime4j.spi.examples.model.NearestTemplateFactory;
    provides org.lime4j.core.pick.PickerFactory with
            org.lime4j.spi.examples.pick.FarthestFirstFactory;
    provides org.lime4j.core.preset.PresetFactory with
            org.lime4j.spi.examples.preset.QuickLookFactory;
    provides org.lime4j.core.render.RendererFactory with
            org.lime4j.spi.examples.render.MarkdownFactory;
    provides org.lime4j.core.representation.BackgroundSourceFactory with
            org.lime4j.spi.examples.representation.RangesFactory;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.spi.examples.representation.SeriesLinesFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.spi.examples.representation.SeriesFactory;
    provides org.lime4j.core.sampling.SamplerFactory with
            org.lime4j.spi.examples.sampling.AntitheticFactory;
    provides org.lime4j.core.surrogate.SurrogateFactory with
            org.lime4j.spi.examples.surrogate.BoostedStumpsFactory;
    provides org.lime4j.image.SegmenterFactory with
            org.lime4j.spi.examples.image.HexagonsFactory;
    provides org.lime4j.tabular.discretize.DiscretizerFactory with
            org.lime4j.spi.examples.tabular.EqualWidthFactory;
    provides org.lime4j.text.TokenizerFactory with
            org.lime4j.spi.examples.text.IdentifiersFactory;
}
