package org.lime4j.report.writing;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON documents in UTF-8, the same bytes on every system, with a line feed at the end. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private static final DefaultPrettyPrinter.Indenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /** What stands in a document. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes one value.
         *
         * @param json receives it
         * @throws IOException if something else that is read or written throws it
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Writes one document.
     *
     * @param out receives the bytes; flushed, not closed
     * @param pretty whether to indent, one property a line
     * @param content of the document
     * @throws IOException if {@code out} throws it
     */
    public static void write(OutputStream out, boolean pretty, Content content) throws IOException {
        JsonTextWriter text = new JsonTextWriter(out);
        ObjectWriteContext context = pretty ? new Indented() : ObjectWriteContext.empty();
        try (JsonGenerator json = FACTORY.createGenerator(context, text)) {
            content.write(json);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        text.write('\n');
        text.flush();
    }

    /** Indentation that does not depend on the system's line separator. */
    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(INDENTER);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
