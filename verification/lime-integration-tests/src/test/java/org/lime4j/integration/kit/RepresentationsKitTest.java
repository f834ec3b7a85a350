package org.lime4j.integration.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.representation.RepresentationFactory;
import org.lime4j.image.ImageRepresentationFactory;
import org.lime4j.integration.Stays;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.representation.TabularFactory;
import org.lime4j.tck.Examples;
import org.lime4j.tck.RepresentationContract;
import org.lime4j.text.TextRepresentationFactory;
import org.lime4j.tribuo.ColumnarBackground;
import org.lime4j.tribuo.TribuoColumnarRepresentationFactory;

class RepresentationsKitTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void saveModel() throws IOException {
        Stays.save(folder);
    }

    @Nested
    class Tabular extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TabularFactory();
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }

        @Override
        protected List<?> unusable() {
            Row row = Examples.rows(Examples.table()).get(0);
            return List.of(
                    Row.of(row.schema(), Double.POSITIVE_INFINITY, 1, 2.5, 0, 0), Row.of(row.schema(), 1, 1, 2.5, 3, 0));
        }
    }

    @Nested
    class TabularWithoutBins extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TabularFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("discretizer", "none");
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }
    }

    @Nested
    class TabularByEntropy extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TabularFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("discretizer", "entropy");
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }
    }

    @Nested
    class Text extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TextRepresentationFactory();
        }

        @Override
        protected List<?> unusable() {
            return List.of("", " ", "...");
        }
    }

    @Nested
    class TextOfMaskedOccurrences extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TextRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("unit", "occurrences", "removal", "mask", "mask", "\uD55C");
        }
    }

    @Nested
    class TextOfCharacters extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TextRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("tokenizer", "characters");
        }
    }

    @Nested
    class TextOfNGrams extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TextRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("unit", "n-grams", "n", 3);
        }
    }

    @Nested
    class TextByNori extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TextRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("tokenizer", "nori");
        }
    }

    @Nested
    class Image extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new ImageRepresentationFactory();
        }
    }

    @Nested
    class ImageOfSuperpixels extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new ImageRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("segmenter", "slic", "hide", "color", "hide-color", "#ff8000");
        }
    }

    @Nested
    class ImageHiddenByItsBlur extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new ImageRepresentationFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("segmenter", "felzenszwalb", "hide", "blur", "hide-sigma", 3);
        }
    }

    @Nested
    class TribuoColumnar extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new TribuoColumnarRepresentationFactory();
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Stays.load(folder.resolve("stays.tribuo")));
        }

        @Override
        protected List<?> instances(Class<?> type) {
            ColumnarBackground background = Stays.load(folder.resolve("stays.tribuo"));
            return List.of(
                    background.instance(Map.of("age", "40", "country", "KR", "arrival", "2024-03-01", "review", "Quiet room.")),
                    background.instance(Map.of("age", "", "country", "NZ", "arrival", "2023-07-01", "review", "...")),
                    background.instance(Map.of("arrival", "soon", "review", "Noisy street, rude staff, noisy room")));
        }

        @Override
        protected List<?> unusable() {
            return List.of(Composite.of(Map.of("review", "alone")), Composite.of("review", 3, "table", "four"));
        }
    }

    @Nested
    class Composites extends RepresentationContract {
        @Override
        protected RepresentationFactory<?> factory() {
            return new CompositeFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("blocks", Map.of(
                    "notes", Map.of("representation", "text"),
                    "picture", Map.of("representation", ComponentRef.of("image").with("segmenter", "slic")),
                    "table", Map.of("representation", "tabular")));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }

        @Override
        protected List<?> instances(Class<?> type) {
            List<Row> rows = Examples.rows(Examples.table());
            return List.of(
                    Composite.of(Map.of("notes", "word", "picture", Examples.pictures().get(0), "table", rows.get(0))),
                    Composite.of(Map.of("table", rows.get(4), "picture", Examples.pictures().get(6), "notes", "to be or not to be")));
        }

        @Override
        protected List<?> unusable() {
            return List.of(Composite.of(Map.of("notes", "alone")), Composite.of("notes", 3, "table", "four"));
        }
    }
}
