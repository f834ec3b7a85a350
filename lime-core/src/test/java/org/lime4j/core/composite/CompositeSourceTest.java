package org.lime4j.core.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.representation.InstanceSource;

class CompositeSourceTest {
    private final List<String> closed = new ArrayList<>();

    /** Parts of a source that tells when it is closed. */
    private final class Parts implements Iterator<String>, AutoCloseable {
        private final Iterator<String> parts;

        Parts(List<String> parts) {
            this.parts = parts.iterator();
        }

        @Override
        public boolean hasNext() {
            return parts.hasNext();
        }

        @Override
        public String next() {
            return parts.next();
        }

        @Override
        public void close() {
            closed.add("closed");
        }
    }

    private InstanceSource<String> source(String... parts) {
        return new InstanceSource<>() {
            @Override
            public Class<String> instanceType() {
                return String.class;
            }

            @Override
            public Iterator<String> instances() {
                return new Parts(List.of(parts));
            }
        };
    }

    private static Map<String, InstanceSource<?>> blocks(InstanceSource<?> title, InstanceSource<?> body) {
        Map<String, InstanceSource<?>> blocks = new LinkedHashMap<>();
        blocks.put("title", title);
        blocks.put("body", body);
        return blocks;
    }

    @Test
    void partsOfOneNumberAreOneInstance() {
        Iterator<Composite> instances = new CompositeSource(blocks(source("a", "b"), source("c", "d"))).instances();
        assertThat(instances.next()).isEqualTo(Composite.of("title", "a", "body", "c"));
        assertThat(instances.next()).isEqualTo(Composite.of("title", "b", "body", "d"));
        assertThat(instances.hasNext()).isFalse();
        InstanceSource.close(instances);
        assertThat(closed).hasSize(2);
    }

    @Test
    void aSourceThatEndsBeforeAnotherIsAnError() {
        Iterator<Composite> instances = new CompositeSource(blocks(source("a"), source("c", "d"))).instances();
        instances.next();
        assertThatThrownBy(instances::hasNext)
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.BAD_INSTANCE))
                .hasMessage("the instances of [title] end after 1, those of [body] go on: give each block as many");
    }

    @Test
    void whatIsOpenIsClosedWhenAnotherCannotBeOpened() {
        InstanceSource<String> broken = new InstanceSource<>() {
            @Override
            public Class<String> instanceType() {
                return String.class;
            }

            @Override
            public Iterator<String> instances() {
                throw new LimeException(ErrorId.IO, "no file");
            }
        };
        assertThatThrownBy(() -> new CompositeSource(blocks(source("a"), broken)).instances()).hasMessage("no file");
        assertThat(closed).hasSize(1);
    }

    @Test
    void blocksMustBeThere() {
        assertThatThrownBy(() -> new CompositeSource(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CompositeSourceFactory.Options(Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blocks is empty: name at least one, blocks { NAME { type = … } }");
    }
}
