package org.lime4j.core.composite;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

/** Instances of several parts, each from a source of its own: the first of each together, then the second of each. */
public final class CompositeSource implements InstanceSource<Composite> {
    private final Map<String, InstanceSource<?>> blocks;

    /**
     * A source of composites.
     *
     * @param blocks block name → where its part comes from, in order; at least one
     */
    public CompositeSource(Map<String, ? extends InstanceSource<?>> blocks) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("blocks is empty: a composite has at least one block");
        }
        this.blocks = new LinkedHashMap<>(blocks);
    }

    @Override
    public Class<Composite> instanceType() {
        return Composite.class;
    }

    /**
     * {@return the instances}
     *
     * @throws LimeException while they are read, {@link ErrorId#BAD_INSTANCE} if one source ends before another
     */
    @Override
    public Iterator<Composite> instances() {
        Map<String, Iterator<?>> parts = new LinkedHashMap<>();
        try {
            blocks.forEach((name, source) -> parts.put(name, source.instances()));
        } catch (RuntimeException e) {
            parts.values().forEach(InstanceSource::close);
            throw e;
        }
        return new Together(parts);
    }

    /** Reads all parts in step. */
    private static final class Together implements Iterator<Composite>, AutoCloseable {
        private final Map<String, Iterator<?>> parts;
        private int read;

        Together(Map<String, Iterator<?>> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            List<String> going = new ArrayList<>();
            List<String> ended = new ArrayList<>();
            parts.forEach((name, part) -> (part.hasNext() ? going : ended).add(name));
            if (!going.isEmpty() && !ended.isEmpty()) {
                throw new LimeException(ErrorId.BAD_INSTANCE, "the instances of " + ended + " end after " + read + ", those of "
                        + going + " go on: give each block as many");
            }
            return ended.isEmpty();
        }

        @Override
        public Composite next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there were " + read + " instances");
            }
            Map<String, Object> instance = new LinkedHashMap<>();
            parts.forEach((name, part) -> instance.put(name, part.next()));
            read++;
            return Composite.of(instance);
        }

        @Override
        public void close() {
            parts.values().forEach(InstanceSource::close);
        }
    }
}
