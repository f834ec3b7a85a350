package org.lime4j.integration.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.OutputSelection;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.engine.Execution;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.kernel.KernelFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.PluginInfo;
import org.lime4j.core.plugin.PluginRegistry;
import org.lime4j.core.preset.Preset;
import org.lime4j.core.preset.PresetFactory;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.core.sampling.SamplerFactory;
import org.lime4j.core.surrogate.SurrogateFactory;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/** A pipeline of plugins that happen to stand together, and what is asked of it. */
record RandomPipeline<X>(
        PluginRegistry registry,
        RandomInput<X> input,
        RandomModel<X> model,
        Optional<ComponentRef<?>> preset,
        ComponentRef<?> representation,
        Optional<ComponentRef<?>> sampler,
        Optional<ComponentRef<?>> kernel,
        Optional<ComponentRef<?>> surrogate,
        ExplanationRequest request,
        List<Execution> executions) {
    private static final String COMPOSITE = "composite";
    private static final String SHAPLEY = "kernel-shap";

    /** Draws plugins, and knows which representations are of which type of instances. */
    static final class Source {
        private final PluginRegistry registry;
        private final Map<Class<?>, List<PluginInfo>> representations = new LinkedHashMap<>();

        Source(PluginRegistry registry) {
            this.registry = registry;
            TabularBackground background =
                    TabularBackground.of(TableSchema.ofNumeric("number"), new double[][] {{1}, {2}, {3}});
            CreationContext context = CreationContext.of(registry).withBackground(background);
            for (PluginInfo info : registry.available(RepresentationFactory.class)) {
                representations.computeIfAbsent(type(info, context), type -> new ArrayList<>()).add(info);
            }
        }

        /**
         * What a representation represents. A composite cannot be made without blocks; of another that cannot be made from
         * its default options nothing is known, and no input is made for it.
         */
        private static Class<?> type(PluginInfo info, CreationContext context) {
            if (info.id().equals(COMPOSITE)) {
                return Composite.class;
            }
            try {
                return context.create(RepresentationFactory.class, ComponentRef.of(info.id()), Representation.class).instanceType();
            } catch (LimeException e) {
                return Object.class;
            }
        }

        /** Whether there are inputs for a plugin, if it is a representation. */
        boolean hasInput(PluginInfo plugin) {
            return !plugin.kind().equals("representation")
                    || RandomInput.TYPES.stream().anyMatch(type -> representations.getOrDefault(type, List.of()).contains(plugin));
        }

        /** Another pipeline over this input. */
        <X> RandomPipeline<X> draw(RandomInput<X> input, RandomGenerator random) {
            RandomOptions options = new RandomOptions(registry, random, input.names());
            RandomModel<X> model = RandomModel.draw(input.type(), random);
            ComponentRef<?> representation = random.nextInt(40) == 0
                    ? options.plugin(RepresentationFactory.class)
                    : representation(input.type(), input.blocks(), options, random);
            boolean shapley = random.nextInt(12) == 0;
            boolean composite = input.type() == Composite.class;
            return new RandomPipeline<>(
                    registry,
                    input,
                    model,
                    random.nextInt(8) == 0 ? Optional.of(options.plugin(PresetFactory.class)) : Optional.empty(),
                    representation,
                    shapley ? Optional.of(ComponentRef.of(SHAPLEY)) : maybe(SamplerFactory.class, composite ? 6 : 2, options, random),
                    shapley ? Optional.of(ComponentRef.of("constant")) : maybe(KernelFactory.class, composite ? 6 : 2, options, random),
                    shapley ? Optional.of(ComponentRef.of(SHAPLEY)) : maybe(SurrogateFactory.class, 1, options, random),
                    request(model.outputs(), random),
                    List.of(execution(random), execution(random)));
        }

        private ComponentRef<?> representation(
                Class<?> type, Map<String, Class<?>> blocks, RandomOptions options, RandomGenerator random) {
            if (type == Composite.class) {
                Map<String, Object> parts = new LinkedHashMap<>();
                blocks.forEach((name, inner) -> parts.put(name, block(inner, options, random)));
                return ComponentRef.of(COMPOSITE).with("blocks", parts);
            }
            List<PluginInfo> fitting = representations.getOrDefault(type, List.of());
            return options.options(fitting.get(random.nextInt(fitting.size())));
        }

        private Map<String, Object> block(Class<?> type, RandomOptions options, RandomGenerator random) {
            Map<String, Object> block = new LinkedHashMap<>();
            block.put("representation", representation(type, Map.of(), options, random));
            maybe(SamplerFactory.class, 3, options, random).ifPresent(ref -> block.put("sampler", ref));
            maybe(KernelFactory.class, 3, options, random).ifPresent(ref -> block.put("kernel", ref));
            return block;
        }

        /** One in so many times, and for 1 mostly. */
        private static Optional<ComponentRef<?>> maybe(
                Class<?> factoryType, int oneIn, RandomOptions options, RandomGenerator random) {
            boolean drawn = oneIn == 1 ? random.nextInt(8) > 0 : random.nextInt(oneIn) == 0;
            return drawn ? Optional.of(options.plugin(factoryType)) : Optional.empty();
        }

        private static ExplanationRequest request(Outputs outputs, RandomGenerator random) {
            String some = outputs.names().get(random.nextInt(outputs.size()));
            ExplanationRequest request = ExplanationRequest.standard()
                    .withSamples((int) (2 * Math.exp(random.nextDouble() * Math.log(1000))))
                    .withSeed(random.nextLong())
                    .withOutputs(switch (random.nextInt(10)) {
                        case 0 -> new OutputSelection.Named(List.of(some));
                        case 1 -> new OutputSelection.Named(List.of(some, "output 0"));
                        case 2, 3, 4 -> new OutputSelection.All();
                        default -> new OutputSelection.Top(1 + random.nextInt(3));
                    });
            return random.nextInt(3) == 0 ? request.withFeatures(1 + random.nextInt(random.nextInt(4) == 0 ? 30 : 3)) : request;
        }

        private static Execution execution(RandomGenerator random) {
            Execution execution = Execution.standard()
                    .withThreads(1 + random.nextInt(4))
                    .withBatchSize(new int[] {1, 2, 7, 64, 256, 5000}[random.nextInt(6)]);
            return random.nextInt(40) == 0 ? execution.withMemoryBudget(1 + random.nextInt(100_000)) : execution;
        }
    }

    /** Puts the parts together anew. */
    LimeExplainer<X> explainer(Execution execution) {
        return explainer(execution, kernel);
    }

    LimeExplainer<X> explainer(Execution execution, Optional<ComponentRef<?>> otherKernel) {
        LimeExplainerBuilder<X> builder = LimeExplainer.builder(model)
                .registry(registry)
                .representation(representation)
                .execution(execution);
        input.background().ifPresent(builder::background);
        preset.ifPresent(builder::preset);
        sampler.ifPresent(builder::sampler);
        otherKernel.ifPresent(builder::kernel);
        surrogate.ifPresent(builder::surrogate);
        return builder.build();
    }

    /** The representation of this pipeline by itself. */
    @SuppressWarnings("unchecked") // The explainer was put together, so that the types agree.
    Representation<X> representationAlone() {
        CreationContext context = CreationContext.of(registry);
        if (input.background().isPresent()) {
            context = context.withBackground(input.background().get());
        }
        ComponentRef<?> ref = registry.canonical(RepresentationFactory.class, representation);
        if (preset.isPresent()) {
            ref = ref.inheriting(Preset.choices(preset.get(), representation, context).representation());
        }
        return context.create(RepresentationFactory.class, ref, Representation.class);
    }

    /** Whether one of the executions has too little memory on purpose. */
    boolean isShortOfMemory() {
        return executions.stream().anyMatch(execution -> execution.memoryBudget() <= 100_000);
    }

    /** What one thread that works alone would be told; for messages. */
    static String told(LimeException e) {
        return e.id().code() + ": " + e.getMessage();
    }

    @Override
    public String toString() {
        return "input " + input.description() + "\n  model " + model + "\n  preset " + preset + "\n  representation " + representation
                + "\n  sampler " + sampler + "\n  kernel " + kernel + "\n  surrogate " + surrogate + "\n  request " + request.outputs()
                + ", samples " + request.samples() + ", features " + request.features() + ", seed " + request.seed() + "\n  executions "
                + executions;
    }
}
