package org.lime4j.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.Outputs;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;

/**
 * An ONNX model as a black box over rows of a table or over images.
 *
 * <p>The graph has one input. Rows are fed as a tensor of floats or doubles of shape {@code [batch, features]}: the numbers
 * in the order of the columns, a category by its code, an unknown category as -1, a missing cell as NaN. Images are fed as a
 * tensor of floats, doubles, half floats or bytes of shape {@code [batch, channels, height, width]} or {@code [batch, height,
 * width, channels]}, scaled to its size. The answers are a tensor of floats, doubles or half floats of shape {@code [batch,
 * k]} or {@code [batch]}, further dimensions of size 1 aside, or a sequence of maps from class to number, one a row, as
 * scikit-learn's converter writes them.
 *
 * <p>Thread-safe: calls run at once in one ONNX Runtime session, each on its caller's thread alone, so that their number
 * changes no answer. The last bits of an answer may depend on the size of its batch, where the kernels of ONNX Runtime do.
 * Close it when it is no longer used: it holds native memory. Closing ends the calls in flight and waits for them.
 *
 * @param <X> what it reads: {@link Row} or {@link RgbImage}
 */
public final class OnnxBlackBox<X> implements BlackBox<X> {
    private static final System.Logger LOG = System.getLogger(OnnxBlackBox.class.getName());
    private static final int DIGITS_OF_DIGEST = 16;

    /** With 3,968 bytes ONNX Runtime 1.29 starts, with 3,988 it ends the process. */
    private static final int LONGEST_COMMAND_LINE = 3_900;

    private static final byte[] COMMAND_LINE = commandLine();

    private final Class<X> inputType;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OrtSession.RunOptions runOptions;
    private final Feeding<X> feeding;
    private final String output;
    private final OutputReader reader;
    private final int maxBatchSize;
    private final boolean softmax;
    private final String description;
    private final Queue<InputTensor.Buffer> buffers = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxBlackBox(Source<X> source, OrtEnvironment environment, OrtSession session, OrtSession.RunOptions runOptions,
            Feeding<X> feeding, GraphOptions options, String output, OutputReader reader) {
        this.inputType = source.inputType();
        this.environment = environment;
        this.session = session;
        this.runOptions = runOptions;
        this.feeding = feeding;
        this.output = output;
        this.reader = reader;
        this.maxBatchSize = feeding.tensor().fixedBatch() > 0 ? feeding.tensor().fixedBatch() : source.usualBatch();
        this.softmax = options.softmax();
        this.description = "ONNX model " + source.path().getFileName() + ", SHA-256 " + digest(source.path()) + "…";
    }

    /**
     * Opens a model over rows and asks it about one row of zeros, to learn the columns of its answers.
     *
     * @param options which file, and how to read its answers; a relative path is relative to the current directory
     * @param schema the columns of the rows
     * @return the black box, to be closed by the caller
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such file, ONNX Runtime cannot open it, or its
     *     inputs and outputs do not fit the table or the options; the message says what the file wants
     */
    public static OnnxBlackBox<Row> open(OnnxFactory.Options options, TableSchema schema) {
        return open(new Source<>(
                Row.class,
                options.path(),
                options::graph,
                (inputs, graph) -> new Feeding<>(InputTensor.ofRows(inputs, graph, schema), (row, numbers) -> row.copyTo(numbers, 0)),
                Integer.MAX_VALUE,
                "a row of the table's " + schema.size() + " columns " + TableSchema.brief(schema.names()),
                "columns"));
    }

    /**
     * Opens a model over images and asks it about one black image, to learn the columns of its answers.
     *
     * @param options which file, how images are fed to it and how its answers are read; relative paths are relative to the
     *     current directory
     * @return the black box, to be closed by the caller
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such file, ONNX Runtime cannot open it, or its
     *     inputs and outputs do not fit images or the options; the message says what the file wants
     */
    public static OnnxBlackBox<RgbImage> openImages(OnnxImageFactory.Options options) {
        return open(new Source<>(
                RgbImage.class,
                options.path(),
                options::graph,
                (inputs, graph) -> ImageEncoder.feed(InputTensor.ofImages(inputs, graph), options),
                options.batch(),
                "an image",
                "pixels"));
    }

    /**
     * What depends on the type of instances while a file is opened.
     *
     * @param <X> the type of instances
     * @param usualBatch most instances in a batch where the graph takes any number
     * @param instance what one of them is, in words
     * @param parts what it consists of, in a word
     */
    private record Source<X>(
            Class<X> inputType, Path path, Graph graph, Feeder<X> feeder, int usualBatch, String instance, String parts) {}

    private interface Graph {
        GraphOptions options() throws Misfit;
    }

    private interface Feeder<X> {
        Feeding<X> feed(Map<String, NodeInfo> inputs, GraphOptions graph) throws Misfit;
    }

    private static <X> OnnxBlackBox<X> open(Source<X> source) {
        Path path = source.path();
        if (!Files.isRegularFile(path)) {
            throw notLoaded(path, Files.exists(path) ? "is not a file" : "there is no such file", null);
        }
        OrtEnvironment environment = environment(path);
        OrtSession session = null;
        OrtSession.RunOptions runOptions = null;
        try (OrtSession.SessionOptions sessionOptions = new OrtSession.SessionOptions()) {
            GraphOptions options = source.graph().options();
            sessionOptions.setIntraOpNumThreads(1);
            sessionOptions.setInterOpNumThreads(1);
            sessionOptions.setDeterministicCompute(true);
            sessionOptions.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = environment.createSession(path.toString(), sessionOptions);
            runOptions = new OrtSession.RunOptions();
            runOptions.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            Feeding<X> feeding = source.feeder().feed(session.getInputInfo(), options);
            String output = OutputReader.choose(session.getOutputInfo(), options);
            OutputReader reader = probe(environment, session, runOptions, feeding.tensor(), output, options, source);
            OnnxBlackBox<X> opened = new OnnxBlackBox<>(
                    source, environment, session, runOptions, feeding, options, output, reader);
            session = null;
            runOptions = null;
            return opened;
        } catch (OrtException | IllegalStateException e) {
            throw notLoaded(path, "ONNX Runtime " + environment.getVersion() + " cannot open it: " + e.getMessage()
                    + "; the file is no ONNX model, is damaged, or needs a later runtime", e);
        } catch (Misfit e) {
            throw notLoaded(path, e.getMessage(), e.getCause());
        } finally {
            close(session, runOptions);
        }
    }

    private static OutputReader probe(OrtEnvironment environment, OrtSession session, OrtSession.RunOptions runOptions,
            InputTensor input, String output, GraphOptions options, Source<?> source) throws OrtException, Misfit {
        InputTensor.Buffer zeros = input.newBuffer(1);
        try (OnnxTensor tensor = zeros.tensor(environment, 1);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor), Set.of(output), runOptions)) {
            return OutputReader.of(output, result.get(0), zeros.rows(1), options);
        } catch (OrtException e) {
            throw new Misfit("the model cannot answer " + source.instance() + ": " + e.getMessage()
                    + "; it was made for other " + source.parts(), e);
        }
    }

    private static OrtEnvironment environment(Path path) {
        if (COMMAND_LINE.length > LONGEST_COMMAND_LINE) {
            throw notLoaded(path, "ONNX Runtime would end this Java machine, because its command line has "
                    + COMMAND_LINE.length + " bytes: more than " + LONGEST_COMMAND_LINE
                    + " are more than it can bear on Linux; put the class path into the variable CLASSPATH or a file of"
                    + " arguments (java @file)", null);
        }
        try {
            return OrtEnvironment.getEnvironment();
        } catch (IllegalStateException | LinkageError e) {
            throw notLoaded(path, "the native library of ONNX Runtime cannot be loaded (" + e + "): it exists for Linux,"
                    + " Windows and macOS on 64 bits, and needs a writable folder for temporary files", e);
        }
    }

    /** Empty where the system does not have it. */
    private static byte[] commandLine() {
        try {
            Path file = Path.of("/proc/self/cmdline");
            return Files.isReadable(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static LimeException notLoaded(Path path, String problem, @Nullable Throwable cause) {
        return new LimeException(ErrorId.MODEL_NOT_LOADED, path + ": " + problem, cause);
    }

    private static String digest(Path path) {
        try (InputStream file = Files.newInputStream(path);
                DigestInputStream in = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, DIGITS_OF_DIGEST);
        } catch (IOException e) {
            throw notLoaded(path, "cannot be read: " + e, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Class<X> inputType() {
        return inputType;
    }

    @Override
    public Outputs outputs() {
        return reader.outputs();
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    /** The size of the batches that the graph was made for, if it has just one. */
    @Override
    public int maxBatchSize() {
        return maxBatchSize;
    }

    /** Name of the file and the first digits of its SHA-256. */
    @Override
    public String description() {
        return description;
    }

    /**
     * @throws ModelException if the model is closed, ONNX Runtime throws, or the answers have another shape than those to
     *     the first row
     */
    @Override
    public void predict(List<? extends X> batch, double[] out, int offset) {
        if (batch.isEmpty()) {
            return;
        }
        lock.readLock().lock();
        try {
            if (closed.get()) {
                throw new ModelException("the ONNX model is closed: explain before it is closed", null);
            }
            InputTensor.Buffer buffer = buffers.poll();
            if (buffer == null || buffer.capacity() < batch.size()) {
                buffer = feeding.tensor().newBuffer(batch.size());
            }
            buffer.fill(batch, feeding.encoder());
            run(buffer, batch.size(), out, offset);
            if (softmax) {
                for (int i = 0; i < batch.size(); i++) {
                    softmax(out, offset + i * outputs().size(), outputs().size());
                }
            }
            buffers.add(buffer);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void run(InputTensor.Buffer buffer, int rows, double[] out, int offset) {
        try (OnnxTensor tensor = buffer.tensor(environment, rows);
                OrtSession.Result result = session.run(Map.of(feeding.tensor().name(), tensor), Set.of(output), runOptions)) {
            reader.read(result.get(0), rows, buffer.rows(rows), out, offset);
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime failed: " + e.getMessage(), e);
        }
    }

    private static void softmax(double[] out, int at, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = at; c < at + count; c++) {
            largest = Math.max(largest, out[c]);
        }
        double sum = 0;
        for (int c = at; c < at + count; c++) {
            out[c] = Math.exp(out[c] - largest);
            sum += out[c];
        }
        for (int c = at; c < at + count; c++) {
            out[c] /= sum;
        }
    }

    /** Ends the calls in flight, which fail, waits for them, and frees the native memory. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        terminate();
        lock.writeLock().lock();
        try {
            buffers.clear();
            close(session, runOptions);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void terminate() {
        try {
            runOptions.setTerminate(true);
        } catch (OrtException e) {
            LOG.log(System.Logger.Level.DEBUG, "calls in flight cannot be ended; they are waited for", e);
        }
    }

    private static void close(@Nullable OrtSession session, OrtSession.@Nullable RunOptions runOptions) {
        if (runOptions != null) {
            runOptions.close();
        }
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                LOG.log(System.Logger.Level.WARNING, "ONNX Runtime did not close a session: its memory may be lost", e);
            }
        }
    }
}
