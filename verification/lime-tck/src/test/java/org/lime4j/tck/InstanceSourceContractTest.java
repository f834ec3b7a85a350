package org.lime4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lime4j.core.representation.InstanceSource;
import org.lime4j.core.representation.InstanceSourceFactory;

class InstanceSourceContractTest {
    private static InstanceSourceFactory<?> plugin = new LinesFactory();
    private static Path good = Path.of("");
    private static Path withABadLine = Path.of("");

    static class Examined extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return plugin;
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", good.toString());
        }

        @Override
        protected Optional<Map<String, Object>> optionsOfABadInstance() {
            return Optional.of(Map.of("path", withABadLine.toString()));
        }
    }

    @BeforeAll
    static void writeFiles(@TempDir Path folder) throws IOException {
        good = Files.writeString(folder.resolve("good.txt"), "one\ntwo\nthree\nfour\nfive\n");
        withABadLine = Files.writeString(folder.resolve("bad.txt"), "one\nbad\nthree\n");
    }

    private static Kit.Wrong<Function<Path, InstanceSource<?>>> wrong(
            String rule, String message, Function<Path, InstanceSource<?>> source) {
        return new Kit.Wrong<>(rule, message, source);
    }

    static List<Kit.Wrong<Function<Path, InstanceSource<?>>>> wrong() {
        return List.of(
                wrong("instances_901", "instances are of instanceType()", Mistyped::new),
                wrong("instances_901", "a source has at least one instance", Empty::new),
                wrong("instances_902", "the instances come to an end", Endless::new),
                wrong("instances_903", "from each component made with the same options", Another::new),
                wrong("instances_904", "while another reader is at another place", OneReader::new),
                wrong("instances_904", "can be closed at any time", ClosesOnce::new),
                wrong("instances_905", "hasNext() moves nothing", HasNextMoves::new),
                wrong("instances_905", "need not be called", NeedsHasNext::new),
                wrong("instances_906", "throws NoSuchElementException", NullAtTheEnd::new),
                wrong("instances_907", "an instance is the caller's to keep", OneBuffer::new),
                wrong("instances_908", "a place that is not there is a LimeException", SilentIfAbsent::new),
                wrong("instances_909", "a file that cannot be read is a LimeException", ThrowsWhatItMeets::new),
                wrong("instances_910", "one bad instance is one error of next()", ReadsAhead::new),
                wrong("instances_910", "an error of hasNext() ends the reading", ErrorOfHasNext::new));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theBrokenRuleIsFoundAndNoOther(Kit.Wrong<Function<Path, InstanceSource<?>>> wrong) {
        plugin = new LinesFactory(wrong.plugin());
        Kit.assertFindsOnly(Examined.class, wrong);
    }

    @Test
    void aRightSourceBreaksNoRule() {
        plugin = new LinesFactory();
        assertThat(Kit.brokenRules(Examined.class)).isEmpty();
    }

    @Test
    void eachRuleHasASourceThatBreaksIt() {
        Kit.assertEachRuleIsBroken(InstanceSourceContract.class, wrong());
    }

    /** An iterator in front of another one. */
    private static class Around implements Iterator<Object>, AutoCloseable {
        final Iterator<Object> inner;

        Around(Iterator<Object> inner) {
            this.inner = inner;
        }

        @Override
        public boolean hasNext() {
            return inner.hasNext();
        }

        @Override
        public Object next() {
            return inner.next();
        }

        @Override
        public void close() {}
    }

    private static final class Mistyped extends LinesFactory.Lines {
        Mistyped(Path path) {
            super(path);
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public Class<Object> instanceType() {
            return (Class) Integer.class;
        }
    }

    private static final class Empty extends LinesFactory.Lines {
        Empty(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            boolean bad = lines().contains("bad");
            return bad ? super.instances() : List.of().iterator();
        }
    }

    private static final class Endless extends LinesFactory.Lines {
        Endless(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            Iterator<Object> lines = super.instances();
            boolean bad = lines().contains("bad");
            return bad ? lines : new Around(lines) {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Object next() {
                    return inner.hasNext() ? inner.next() : "and so on";
                }
            };
        }
    }

    private static final class Another extends LinesFactory.Lines {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final int number = MADE.getAndIncrement();

        Another(Path path) {
            super(path);
        }

        @Override
        Object instance(String line) {
            return super.instance(line) + " of source " + number;
        }
    }

    private static final class OneReader extends LinesFactory.Lines {
        private Iterator<Object> current = List.of().iterator();

        OneReader(Path path) {
            super(path);
        }

        @Override
        public synchronized Iterator<Object> instances() {
            Iterator<Object> mine = super.instances();
            current = mine;
            return new Around(mine) {
                @Override
                public Object next() {
                    if (current != mine && inner.hasNext()) {
                        inner.next();
                        return "read by somebody else";
                    }
                    return super.next();
                }

                @Override
                public void close() {
                    current = mine;
                }
            };
        }
    }

    private static final class ClosesOnce extends LinesFactory.Lines {
        ClosesOnce(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                private boolean closed;

                @Override
                public void close() {
                    if (closed) {
                        throw new IllegalStateException("closed before");
                    }
                    closed = true;
                }
            };
        }
    }

    private static final class HasNextMoves extends LinesFactory.Lines {
        HasNextMoves(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                private boolean asked;

                @Override
                public boolean hasNext() {
                    if (asked && inner.hasNext()) {
                        inner.next();
                    }
                    asked = true;
                    return super.hasNext();
                }

                @Override
                public Object next() {
                    asked = false;
                    return super.next();
                }
            };
        }
    }

    private static final class NeedsHasNext extends LinesFactory.Lines {
        NeedsHasNext(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                private boolean asked;

                @Override
                public boolean hasNext() {
                    asked = true;
                    return super.hasNext();
                }

                @Override
                public Object next() {
                    if (!asked) {
                        throw new NoSuchElementException("ask first");
                    }
                    asked = false;
                    return super.next();
                }
            };
        }
    }

    private static final class NullAtTheEnd extends LinesFactory.Lines {
        NullAtTheEnd(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                @Override
                public Object next() {
                    return inner.hasNext() ? inner.next() : "nothing";
                }
            };
        }
    }

    /** A line that is written over by the next. */
    private static final class Line {
        private String text = "";

        @Override
        public boolean equals(Object other) {
            return other instanceof Line that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class OneBuffer extends LinesFactory.Lines {
        OneBuffer(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            Line line = new Line();
            return new Around(super.instances()) {
                @Override
                public Object next() {
                    line.text = (String) inner.next();
                    return line;
                }
            };
        }
    }

    private static final class SilentIfAbsent extends LinesFactory.Lines {
        SilentIfAbsent(Path path) {
            super(path);
        }

        @Override
        List<String> lines() {
            return Files.exists(path) ? super.lines() : List.of();
        }
    }

    private static final class ThrowsWhatItMeets extends LinesFactory.Lines {
        ThrowsWhatItMeets(Path path) {
            super(path);
        }

        @Override
        List<String> lines() {
            try {
                return Files.exists(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : super.lines();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class ReadsAhead extends LinesFactory.Lines {
        ReadsAhead(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                private boolean failed;

                @Override
                public boolean hasNext() {
                    return !failed && super.hasNext();
                }

                @Override
                public Object next() {
                    failed = true;
                    Object line = super.next();
                    failed = false;
                    return line;
                }
            };
        }
    }

    private static final class ErrorOfHasNext extends LinesFactory.Lines {
        ErrorOfHasNext(Path path) {
            super(path);
        }

        @Override
        public Iterator<Object> instances() {
            return new Around(super.instances()) {
                private Object ahead;

                @Override
                public boolean hasNext() {
                    if (ahead == null && inner.hasNext()) {
                        ahead = inner.next();
                    }
                    return ahead != null;
                }

                @Override
                public Object next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    Object line = ahead;
                    ahead = null;
                    return line;
                }
            };
        }
    }
}
