package org.lime4j.report;

import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.report.writing.Escapes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what the renderer {@code json} writes, documents of the schema {@code lime-explanation/1}, back to equal
 * explanations, one after another as they come from the stream.
 *
 * <p>Documents may follow each other with any white space between them, a line each among other ways; the order of their
 * fields does not matter. What is read may come from anywhere: a document is read only as far as it keeps to the schema,
 * nests at most {@value #MOST_LEVELS} levels deep, and is no larger than the memory allows, which is an eighth of the JVM's
 * for the document and half for the pixels of a picture. Names of options and attributes with an unpaired surrogate are
 * refused, because readers of JSON refuse such names; as values they are read.
 *
 * <p>After a {@link LimeException} there is nothing more to read. Each thread needs its own reader.
 */
public final class ExplanationReader implements Iterator<Explanation>, AutoCloseable {
    /** Levels of objects and arrays that may stand in each other. */
    public static final int MOST_LEVELS = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxNameLength(1_000_000)
                    .build())
            .build();

    private final String source;
    private final Limited in;
    private @Nullable JsonParser parser;
    private boolean begun;
    private boolean ended;

    /**
     * A reader from the beginning of a stream.
     *
     * @param in UTF-8, closed by {@link #close()}
     * @param source what messages call it: the name of the file
     */
    public ExplanationReader(InputStream in, String source) {
        this(in, source, Math.max(1 << 20, Runtime.getRuntime().maxMemory() / 8));
    }

    /**
     * @param mostBytes of one document, with what the parser reads ahead
     */
    ExplanationReader(InputStream in, String source, long mostBytes) {
        this.source = source;
        this.in = new Limited(in, source, mostBytes);
    }

    /**
     * {@return the explanation of the one document that a stream holds} The stream is read to its end and stays open.
     *
     * @param in UTF-8
     * @param source what messages call it: the name of the file
     * @throws LimeException {@link ErrorId#BAD_EXPLANATION} if it holds anything else, {@link ErrorId#BUDGET_EXCEEDED} if it is
     *     too large, {@link ErrorId#IO} if it cannot be read
     */
    public static Explanation read(InputStream in, String source) {
        ExplanationReader reader = new ExplanationReader(in, source);
        if (!reader.hasNext()) {
            throw reader.bad("there is nothing: write an explanation there with the renderer json");
        }
        Explanation explanation = reader.next();
        if (reader.hasNext()) {
            throw reader.bad("more follows after the first explanation: read several with an ExplanationReader of their own");
        }
        return explanation;
    }

    /**
     * {@return the explanation of one document}
     *
     * @param document JSON text, such as one line of several
     * @param source what messages call it
     * @throws LimeException {@link ErrorId#BAD_EXPLANATION} if it is anything else, {@link ErrorId#BUDGET_EXCEEDED} if it is too
     *     large
     */
    public static Explanation read(String document, String source) {
        return read(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), source);
    }

    /**
     * {@inheritDoc}
     *
     * @throws LimeException as {@link #next()}
     */
    @Override
    public boolean hasNext() {
        if (!begun && !ended) {
            in.used = 0;
            ended = guarded(json -> json.nextToken() == null);
            begun = !ended;
        }
        return begun;
    }

    /**
     * {@inheritDoc}
     *
     * @throws LimeException {@link ErrorId#BAD_EXPLANATION} if what comes is not a whole document of the schema,
     *     {@link ErrorId#BUDGET_EXCEEDED} if it is too large, {@link ErrorId#IO} if it cannot be read
     */
    @Override
    public Explanation next() {
        if (!hasNext()) {
            throw new NoSuchElementException("there are no more explanations in " + source);
        }
        begun = false;
        return guarded(json -> new ExplanationDocument(json).explanation());
    }

    /** Closes the stream. */
    @Override
    public void close() {
        ended = true;
        begun = false;
        try {
            if (parser == null) {
                in.close();
            } else {
                parser.close();
            }
        } catch (JacksonIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Something read from the parser. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(JsonParser json);
    }

    private <T> T guarded(Reading<T> reading) {
        boolean wasEnded = ended;
        ended = true;
        T read;
        try {
            if (parser == null) {
                parser = FACTORY.createParser(ObjectReadContext.empty(), in);
            }
            read = reading.read(parser);
        } catch (JacksonIOException e) {
            throw unreadable(e.getCause());
        } catch (StreamConstraintsException e) {
            throw bad(depth() > MOST_LEVELS
                    ? "objects and arrays nest more than " + MOST_LEVELS + " levels deep, which no explanation does"
                    : String.valueOf(e.getOriginalMessage()), e);
        } catch (JacksonException e) {
            throw bad("this is not JSON, or not all of it: " + e.getOriginalMessage(), e);
        } catch (ExplanationDocument.Misfit e) {
            throw misfit(e);
        }
        ended = wasEnded;
        return read;
    }

    private int depth() {
        return parser == null ? 0 : parser.streamReadContext().getNestingDepth();
    }

    private LimeException misfit(ExplanationDocument.Misfit misfit) {
        String path = parser == null ? "" : parser.streamReadContext().pathAsPointer().toString();
        String message = (path.isEmpty() ? "" : shortened(path) + ": ") + misfit.getMessage();
        return misfit.tooLarge()
                ? new LimeException(ErrorId.BUDGET_EXCEEDED, place() + message)
                : bad(message, misfit.getCause());
    }

    private LimeException bad(String message) {
        return bad(message, null);
    }

    private LimeException bad(String message, @Nullable Throwable cause) {
        return new LimeException(ErrorId.BAD_EXPLANATION, place() + message, cause);
    }

    private LimeException unreadable(IOException e) {
        if (e instanceof CharConversionException) {
            return bad("this is not UTF-8: " + e.getMessage(), e);
        }
        return new LimeException(ErrorId.IO, source + " cannot be read: " + e.getMessage(), e);
    }

    private String place() {
        if (parser == null) {
            return source + ": ";
        }
        TokenStreamLocation at = parser.currentLocation();
        return source + ":" + at.getLineNr() + ":" + at.getColumnNr() + ": ";
    }

    /** Text of the document as it may stand in a message. */
    static String shortened(String text) {
        int most = 120;
        String start = text.length() <= most
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most) + "…";
        return Escapes.visible(start);
    }

    /** Refuses to give more than a document may have. */
    private static final class Limited extends FilterInputStream {
        private final String source;
        private final long most;
        private long used;

        Limited(InputStream in, String source, long most) {
            super(in);
            this.source = source;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            used += Math.max(0, read);
            if (used > most) {
                throw new LimeException(ErrorId.BUDGET_EXCEEDED, source + ": one explanation has more than " + most
                        + " bytes, an eighth of the memory that the JVM may use: raise -Xmx if it is to be read");
            }
            return read;
        }
    }
}
