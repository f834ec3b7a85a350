package org.lime4j.integration.kit;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.lime4j.core.render.RendererFactory;
import org.lime4j.integration.Fonts;
import org.lime4j.report.JsonRendererFactory;
import org.lime4j.report.TextRendererFactory;
import org.lime4j.report.chart.PngRendererFactory;
import org.lime4j.report.chart.SvgRendererFactory;
import org.lime4j.report.csv.CsvRendererFactory;
import org.lime4j.report.html.HtmlRendererFactory;
import org.lime4j.report.markdown.MarkdownRendererFactory;
import org.lime4j.tck.RendererContract;

class RenderersKitTest {
    @Nested
    class Html extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new HtmlRendererFactory();
        }
    }

    @Nested
    class HtmlWithSegmentsOfSmallPictures extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new HtmlRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("overlay", "segments", "side", 64);
        }
    }

    @Nested
    class Json extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new JsonRendererFactory();
        }
    }

    @Nested
    class JsonOnOneLine extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new JsonRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("pretty", false);
        }
    }

    @Nested
    class Text extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new TextRendererFactory();
        }
    }

    @Nested
    class TextOfNarrowLinesInAscii extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new TextRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("width", 40, "ascii", true);
        }
    }

    @Nested
    class TextInColour extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new TextRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("width", 200, "colour", "always");
        }
    }

    @Nested
    class Csv extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new CsvRendererFactory();
        }
    }

    @Nested
    class CsvWithoutGuard extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new CsvRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("formula-guard", false);
        }
    }

    @Nested
    class Markdown extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new MarkdownRendererFactory();
        }
    }

    @Nested
    class MarkdownBelowAHeading extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new MarkdownRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("heading", 3);
        }
    }

    @Nested
    class Svg extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new SvgRendererFactory();
        }
    }

    @Nested
    class SvgNarrow extends RendererContract {
        @Override
        protected RendererFactory<?> factory() {
            return new SvgRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("width", 360, "features", 3);
        }
    }

    @Nested
    class PngSmall extends RendererContract {
        @BeforeEach
        void needsAFont() {
            Fonts.assume();
        }

        @Override
        protected RendererFactory<?> factory() {
            return new PngRendererFactory();
        }

        @Override
        protected Map<String, Object> options() {
            return Map.of("scale", 1, "width", 360, "features", 3);
        }
    }
}
