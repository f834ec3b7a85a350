package org.lime4j.core.composite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.random.RowRandom;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.space.Block;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/** Joins the representations of several blocks; features and codes of a block stand side by side, blocks in order. */
public final class CompositeRepresentation implements Representation<Composite> {
    /**
     * One block.
     *
     * @param name of the block, not empty
     * @param representation of the block's instances, with one block of codes
     * @param sampler of the block
     * @param kernel of the block
     */
    public record Part(String name, Representation<?> representation, ComponentRef<?> sampler, ComponentRef<?> kernel) {
        /**
         * Checks the name.
         *
         * @param name of the block, not empty
         * @param representation of the block's instances, with one block of codes
         * @param sampler of the block
         * @param kernel of the block
         * @throws IllegalArgumentException if the name is blank or holds a slash
         */
        public Part {
            Objects.requireNonNull(representation, "representation");
            if (name.isBlank() || name.indexOf('/') >= 0) {
                throw new IllegalArgumentException("name is '" + name + "'; a block has a name without '/'");
            }
        }

        /**
         * {@return a block with the sampler and kernel its representation prefers}
         *
         * @param name of the block, not blank, without a slash
         * @param representation of the block's instances
         */
        public static Part of(String name, Representation<?> representation) {
            return new Part(name, representation, representation.defaultSampler(), representation.defaultKernel());
        }
    }

    private final List<Part> parts;

    /**
     * A representation of these blocks.
     *
     * @param parts in order; not empty, names distinct
     */
    public CompositeRepresentation(List<Part> parts) {
        this.parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("parts is empty: a composite has at least one block");
        }
        Set<String> names = new HashSet<>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("parts has the name '" + part.name() + "' twice");
            }
        }
    }

    @Override
    public Class<Composite> instanceType() {
        return Composite.class;
    }

    /** {@code per-block} with the sampler of each block. */
    @Override
    public ComponentRef<?> defaultSampler() {
        Map<String, Object> blocks = new LinkedHashMap<>();
        parts.forEach(part -> blocks.put(part.name(), part.sampler()));
        return new ComponentRef<>(PerBlockSamplerFactory.ID, Map.of("blocks", blocks));
    }

    /** {@code per-block} with the kernel of each block. */
    @Override
    public ComponentRef<?> defaultKernel() {
        Map<String, Object> blocks = new LinkedHashMap<>();
        parts.forEach(part -> blocks.put(part.name(), part.kernel()));
        return new ComponentRef<>(PerBlockKernelFactory.ID, Map.of("blocks", blocks));
    }

    @Override
    public InterpretableInstance<Composite> represent(Composite x, RandomStreams random) {
        List<String> names = parts.stream().map(Part::name).toList();
        for (String name : x.names()) {
            if (!names.contains(name)) {
                throw new LimeException(ErrorId.BAD_INSTANCE,
                        "the instance has a part '" + name + "' that no block represents; blocks are " + names);
            }
        }
        List<BlockInstance<?>> blocks = new ArrayList<>();
        for (Part part : parts) {
            if (!x.has(part.name())) {
                throw new LimeException(ErrorId.BAD_INSTANCE,
                        "the instance has no part for block '" + part.name() + "'; its parts are " + x.names());
            }
            blocks.add(blockInstance(part, part.representation(), x, random.in(part.name())));
        }
        return new CompositeInstance(x, blocks);
    }

    private static <B> BlockInstance<B> blockInstance(
            Part part, Representation<B> representation, Composite x, RandomStreams random) {
        Object raw = x.get(part.name(), Object.class);
        if (!representation.instanceType().isInstance(raw)) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "part '" + part.name() + "' is a "
                    + raw.getClass().getSimpleName() + ", but its block represents "
                    + representation.instanceType().getSimpleName());
        }
        InterpretableInstance<B> inner;
        try {
            inner = representation.represent(representation.instanceType().cast(raw), random);
        } catch (LimeException e) {
            throw new LimeException(e.id(), "block '" + part.name() + "': " + e.getMessage(), e);
        }
        if (inner.codeSpace().blocks().size() != 1) {
            throw new LimeException(ErrorId.REFUSED, "block '" + part.name()
                    + "' has several blocks of its own: name them all at one level instead");
        }
        return new BlockInstance<>(part.name(), inner);
    }

    /** An instance of one block. */
    private record BlockInstance<B>(String name, InterpretableInstance<B> inner) {
        boolean isBinary() {
            return inner.features().stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
        }

        int size() {
            return inner.features().size();
        }

        Block block() {
            Block own = inner.codeSpace().blocks().get(0);
            return new Block(name, own.columns(), own.realRows());
        }
    }

    private static final class CompositeInstance implements InterpretableInstance<Composite> {
        private final Composite x;
        private final List<BlockInstance<?>> blocks;
        private final List<InterpretableFeature> features;
        private final CodeSpace space;

        CompositeInstance(Composite x, List<BlockInstance<?>> blocks) {
            this.x = x;
            this.blocks = List.copyOf(blocks);
            List<InterpretableFeature> all = new ArrayList<>();
            for (BlockInstance<?> block : blocks) {
                block.inner().features().forEach(feature -> all.add(feature.in(block.name())));
            }
            this.features = List.copyOf(all);
            this.space = new CodeSpace(blocks.stream().map(BlockInstance::block).toList());
        }

        @Override
        public Composite instance() {
            return x;
        }

        @Override
        public Subject subject() {
            return new Subject.Composite(blocks.stream()
                    .map(block -> new Subject.Block(block.name(), block.inner().subject()))
                    .toList());
        }

        @Override
        public List<InterpretableFeature> features() {
            return features;
        }

        @Override
        public CodeSpace codeSpace() {
            return space;
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            int column = 0;
            for (int b = 0; b < blocks.size(); b++) {
                BlockInstance<?> block = blocks.get(b);
                SampleMatrix own = block.isBinary()
                        ? new BinarySamples(codes.rows(), block.size())
                        : new DenseSamples(codes.rows(), block.size());
                block.inner().encode(codes.blockAlone(b), own, 0);
                for (int i = 0; i < codes.rows(); i++) {
                    if (design instanceof BinarySamples all && own instanceof BinarySamples bits) {
                        all.copyRowInto(bits, i, at + i, column);
                    } else {
                        for (int j = 0; j < block.size(); j++) {
                            design.set(at + i, column + j, own.get(i, j));
                        }
                    }
                }
                column += block.size();
            }
        }

        @Override
        public long inputBytes() {
            return blocks.stream().mapToLong(block -> block.inner().inputBytes()).sum();
        }

        @Override
        public Decoder<Composite> newDecoder(int maxBatch) {
            return new CompositeDecoder(x.names(), blocks, maxBatch);
        }
    }

    private static final class CompositeDecoder implements Decoder<Composite> {
        private final List<String> names;
        private final List<String> blockNames = new ArrayList<>();
        private final List<Decoder<?>> decoders = new ArrayList<>();

        CompositeDecoder(List<String> names, List<BlockInstance<?>> blocks, int maxBatch) {
            this.names = names;
            try {
                for (BlockInstance<?> block : blocks) {
                    blockNames.add(block.name());
                    decoders.add(block.inner().newDecoder(maxBatch));
                }
            } catch (RuntimeException | Error e) {
                closeAll(e);
                throw e;
            }
        }

        @Override
        public boolean deterministic() {
            return decoders.stream().allMatch(Decoder::deterministic);
        }

        @Override
        public List<Composite> decode(Codes codes, int from, int to, RowRandom random) {
            Object[][] rows = new Object[to - from][names.size()];
            for (int b = 0; b < decoders.size(); b++) {
                String block = blockNames.get(b);
                List<?> parts = decoders.get(b).decode(codes.blockAlone(b), from, to, random.in(block));
                int position = names.indexOf(block);
                for (int i = 0; i < rows.length; i++) {
                    rows[i][position] = parts.get(i);
                }
            }
            List<Composite> composites = new ArrayList<>(rows.length);
            for (Object[] row : rows) {
                composites.add(Composite.trusted(names, row));
            }
            return composites;
        }

        @Override
        public void close() {
            Throwable failure = closeAll(null);
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }

        /** Closes every decoder; what one throws is added to the failure there was, or is the failure. */
        private @Nullable Throwable closeAll(@Nullable Throwable before) {
            Throwable failure = before;
            for (Decoder<?> decoder : decoders) {
                try {
                    decoder.close();
                } catch (RuntimeException | Error e) {
                    if (failure == null) {
                        failure = e;
                    } else if (failure != e) {
                        failure.addSuppressed(e);
                    }
                }
            }
            return failure;
        }
    }
}
