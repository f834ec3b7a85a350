package org.lime4j.integration.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.core.representation.BackgroundSourceFactory;
import org.lime4j.integration.Stays;
import org.lime4j.tabular.BackgroundFile;
import org.lime4j.tabular.csv.CsvBackgroundFactory;
import org.lime4j.tabular.saved.SavedBackgroundFactory;
import org.lime4j.tabular.svmlight.SvmlightBackgroundFactory;
import org.lime4j.tck.BackgroundSourceContract;
import org.lime4j.tck.Examples;
import org.lime4j.tribuo.TribuoColumnarBackgroundFactory;
import org.lime4j.tribuo.TribuoDatasetBackgroundFactory;
import org.lime4j.tribuo.TribuoModelBackgroundFactory;

class BackgroundSourcesKitTest {
    private static final String IRIS =
            Path.of(System.getProperty("lime.root")).resolve("examples/iris/iris.csv").toAbsolutePath().toString();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void save() throws IOException {
        BackgroundFile.write(Examples.table(), folder.resolve("table.json"));
        Stays.save(folder);
        Stays.data().serializeToFile(folder.resolve("stays.data"));
        Files.writeString(folder.resolve("sparse.svm"), "1 1:0.5 3:2\n-1 2:1.25\n1 1:-3 2:4 5:1\n");
    }

    @Nested
    class Csv extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new CsvBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", IRIS, "ignore", List.of("species"));
        }
    }

    @Nested
    class CsvWithResponse extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new CsvBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", IRIS, "categorical", List.of("petal_width"), "response", "species");
        }
    }

    @Nested
    class Saved extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new SavedBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("table.json").toString());
        }
    }

    @Nested
    class Svmlight extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new SvmlightBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("sparse.svm").toString());
        }
    }

    @Nested
    class TribuoColumnar extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new TribuoColumnarBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Stays.background(folder.resolve("stays.tribuo"));
        }
    }

    @Nested
    class TribuoDataset extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new TribuoDatasetBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("stays.data").toString());
        }
    }

    @Nested
    class TribuoModel extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new TribuoModelBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", folder.resolve("stays.tribuo").toString());
        }
    }

    @Nested
    class CsvThatKeepsRows extends BackgroundSourceContract {
        @Override
        protected BackgroundSourceFactory<?> factory() {
            return new CsvBackgroundFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", IRIS, "categorical", List.of("species"), "rows", 30);
        }
    }
}
