package org.lime4j.integration.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.core.composite.CompositeSourceFactory;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.representation.InstanceSourceFactory;
import org.lime4j.image.ImageSourceFactory;
import org.lime4j.integration.Stays;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.csv.CsvInstancesFactory;
import org.lime4j.tabular.svmlight.SvmlightInstancesFactory;
import org.lime4j.tck.Examples;
import org.lime4j.tck.InstanceSourceContract;
import org.lime4j.text.TextSourceFactory;
import org.lime4j.tribuo.TribuoBackground;
import org.lime4j.tribuo.TribuoColumnarInstancesFactory;
import org.lime4j.tribuo.TribuoDatasetInstancesFactory;

class InstanceSourcesKitTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeFiles() throws IOException {
        Stays.save(folder);
        Stays.data().serializeToFile(folder.resolve("stays.data"));
        Files.writeString(folder.resolve("bad-stays.csv"),
                "age,country,arrival,review\n30,KR,2024-01-01,fine\nNaN,KR,2024-01-01,fine\n40,KR,2024-01-01,fine\n");
        String header = "length,count,constant,colour,size\n";
        String rows = "1.5,2,2.5,red,small\n-0.25,0,2.5,blue,large\n,3,2.5,,small\n7,1,2.5,unseen,large\n";
        Files.writeString(folder.resolve("table.csv"), header + rows);
        Files.writeString(folder.resolve("bad.csv"), header + "1,2,2.5,red,small\nmany,2,2.5,red,small\n3,2,2.5,red,small\n");
        Files.writeString(folder.resolve("rows.svm"), "1 1:0.5 3:2\n-1 2:1.25\n1 1:-3 2:4\n");
        Files.writeString(folder.resolve("bad.svm"), "1 1:0.5 3:2\n-1 2:many\n1 1:-3 2:4\n");
        Files.writeString(folder.resolve("text.txt"), "First line.\nSecond line, a little longer.\n");
        ImageIO.write(Examples.pictures().get(6).toBufferedImage(), "png", folder.resolve("picture.png").toFile());
    }

    private static String path(String file) {
        return folder.resolve(file).toString();
    }

    @Nested
    class Csv extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new CsvInstancesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("table.csv"));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }

        @Override
        protected Optional<Map<String, Object>> optionsOfABadInstance() {
            return Optional.of(Map.of("path", path("bad.csv")));
        }
    }

    @Nested
    class CsvOfSomeRows extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new CsvInstancesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("table.csv"), "rows", List.of(3, 0));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }
    }

    @Nested
    class Composites extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new CompositeSourceFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("blocks", Map.of(
                    "left", ComponentRef.of("csv").with("path", path("table.csv")),
                    "right", ComponentRef.of("csv").with("path", path("table.csv"))));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Examples.table());
        }
    }

    @Nested
    class Text extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new TextSourceFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("text", "one text");
        }
    }

    @Nested
    class TextFile extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new TextSourceFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("text.txt"));
        }
    }

    @Nested
    class TextLine extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new TextSourceFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("text.txt"), "line", 2);
        }
    }

    @Nested
    class Image extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new ImageSourceFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("picture.png"));
        }
    }

    @Nested
    class TribuoColumnar extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new TribuoColumnarInstancesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", Stays.FILE.toString(), "rows", List.of(0, 3, 17));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(Stays.load(folder.resolve("stays.tribuo")));
        }

        @Override
        protected Optional<Map<String, Object>> optionsOfABadInstance() {
            return Optional.of(Map.of("path", path("bad-stays.csv")));
        }
    }

    @Nested
    class TribuoDataset extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new TribuoDatasetInstancesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("stays.data"), "rows", List.of(1, 2, 40));
        }

        @Override
        protected CreationContext context() {
            return super.context().withBackground(TribuoBackground.of(Stays.data()));
        }
    }

    @Nested
    class Svmlight extends InstanceSourceContract {
        @Override
        protected InstanceSourceFactory<?> factory() {
            return new SvmlightInstancesFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("path", path("rows.svm"));
        }

        @Override
        protected CreationContext context() {
            TableSchema schema = TableSchema.ofNumeric("1", "2", "3");
            return super.context().withBackground(TabularBackground.of(schema, new double[][] {{0, 1, 2}, {3, 0, 0}}));
        }

        @Override
        protected Optional<Map<String, Object>> optionsOfABadInstance() {
            return Optional.of(Map.of("path", path("bad.svm")));
        }
    }
}
