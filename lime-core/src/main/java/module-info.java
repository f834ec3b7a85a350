/** The SPIs of every stage, the registry that finds their plugins, the engine, and the built-in plugins. */
module org.lime4j.core {
    requires transitive org.lime4j.api;
    requires static org.jspecify;

    exports org.lime4j.core.composite;
    exports org.lime4j.core.engine;
    exports org.lime4j.core.explanation;
    exports org.lime4j.core.kernel;
    exports org.lime4j.core.matrix;
    exports org.lime4j.core.model;
    exports org.lime4j.core.pick;
    exports org.lime4j.core.plugin;
    exports org.lime4j.core.preset;
    exports org.lime4j.core.random;
    exports org.lime4j.core.render;
    exports org.lime4j.core.representation;
    exports org.lime4j.core.sampling;
    exports org.lime4j.core.space;
    exports org.lime4j.core.stability;
    exports org.lime4j.core.surrogate;

    uses org.lime4j.core.plugin.ComponentKinds;
    uses org.lime4j.core.kernel.DistanceFactory;
    uses org.lime4j.core.kernel.KernelFactory;
    uses org.lime4j.core.model.ModelAdapterFactory;
    uses org.lime4j.core.pick.PickerFactory;
    uses org.lime4j.core.preset.PresetFactory;
    uses org.lime4j.core.render.RendererFactory;
    uses org.lime4j.core.representation.BackgroundSourceFactory;
    uses org.lime4j.core.representation.InstanceSourceFactory;
    uses org.lime4j.core.representation.RepresentationFactory;
    uses org.lime4j.core.sampling.SamplerFactory;
    uses org.lime4j.core.surrogate.SurrogateFactory;

    provides org.lime4j.core.kernel.DistanceFactory with
            org.lime4j.core.kernel.CosineFactory,
            org.lime4j.core.kernel.EuclideanFactory,
            org.lime4j.core.kernel.ManhattanFactory,
            org.lime4j.core.kernel.ChebyshevFactory,
            org.lime4j.core.kernel.GowerFactory,
            org.lime4j.core.kernel.HammingFactory;
    provides org.lime4j.core.kernel.KernelFactory with
            org.lime4j.core.composite.PerBlockKernelFactory,
            org.lime4j.core.kernel.ConstantFactory,
            org.lime4j.core.kernel.ExponentialFactory;
    provides org.lime4j.core.pick.PickerFactory with
            org.lime4j.core.pick.RandomFactory,
            org.lime4j.core.pick.SubmodularFactory;
    provides org.lime4j.core.preset.PresetFactory with
            org.lime4j.core.preset.PaperFactory,
            org.lime4j.core.preset.ReferenceFactory;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.core.composite.CompositeSourceFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.core.composite.CompositeFactory;
    provides org.lime4j.core.sampling.SamplerFactory with
            org.lime4j.core.composite.PerBlockSamplerFactory,
            org.lime4j.core.sampling.BernoulliFactory,
            org.lime4j.core.sampling.GaussianFactory,
            org.lime4j.core.sampling.KernelShapSamplerFactory,
            org.lime4j.core.sampling.LatinHypercubeFactory,
            org.lime4j.core.sampling.NearestRowsFactory,
            org.lime4j.core.sampling.TrainingDistributionFactory,
            org.lime4j.core.sampling.UniformRemovalFactory;
    provides org.lime4j.core.surrogate.SurrogateFactory with
            org.lime4j.core.surrogate.DecisionTreeFactory,
            org.lime4j.core.surrogate.KernelShapFactory,
            org.lime4j.core.surrogate.LassoFactory,
            org.lime4j.core.surrogate.RidgeFactory;
}
