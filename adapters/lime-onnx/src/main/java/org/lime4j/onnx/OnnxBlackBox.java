package org.lime4j.onnx;

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
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;

/**
 * An ONNX model as a black box over rows of a table.
 *
 * <p>The graph has one input, a tensor of floats or doubles of shape {@code [batch, features]}; a row is its numbers in the
 * order of the columns: a category by its code, an unknown category as -1, a missing cell as NaN. The answers are a tensor
 * of floats or doubles of shape {@code [batch, k]} or {@code [batch]}, or a sequence of maps from class to number, one a
 * row, as scikit-learn's converter writes them.
 *
 * <p>Thread-safe: calls run at once in one ONNX Runtime session, each on its caller's thread alone, so that their number
 * changes no answer. The last bits of an answer may depend on the size of its batch, where the kernels of ONNX Runtime do.
 * Close it when it is no longer used: it holds native memory. Closing ends the calls in flight and waits for them.
 */
public final class OnnxBlackBox implements BlackBox<Row> {
    private static final System.Logger LOG = System.getLogger(OnnxBlackBox.class.getName());
    private static final int DIGITS_OF_DIGEST = 16;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final OrtSession.RunOptions runOptions;
    private final InputTensor input;
    private final String output;
    private final OutputReader reader;
    private final String description;
    private final Queue<InputTensor.Buffer> buffers = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicBoolean closed = new AtomicBoolean();

    private OnnxBlackBox(OrtEnvironment environment, OrtSession session, OrtSession.RunOptions runOptions,
            InputTensor input, String output, OutputReader reader, String description) {
        this.environment = environment;
        this.session = session;
        this.runOptions = runOptions;
        this.input = input;
        this.output = output;
        this.reader = reader;
        this.description = description;
    }

    /**
     * Opens a model and asks it about one row of zeros, to learn the columns of its answers.
     *
     * @param options which file, and how to read its answers; a relative path is relative to the current directory
     * @param schema the columns of the rows
     * @return the black box, to be closed by the caller
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such file, ONNX Runtime cannot open it, or its
     *     inputs and outputs do not fit the table or the options; the message says what the file wants
     */
    public static OnnxBlackBox open(OnnxFactory.Options options, TableSchema schema) {
        Path path = options.path();
        if (!Files.isRegularFile(path)) {
            throw notLoaded(path, Files.exists(path) ? "is not a file" : "there is no such file", null);
        }
        String description = "ONNX model " + path.getFileName() + ", SHA-256 " + digest(path) + "…";
        OrtEnvironment environment = environment(path);
        OrtSession session = null;
        OrtSession.RunOptions runOptions = null;
        try (OrtSession.SessionOptions sessionOptions = new OrtSession.SessionOptions()) {
            sessionOptions.setIntraOpNumThreads(1);
            sessionOptions.setInterOpNumThreads(1);
            sessionOptions.setDeterministicCompute(true);
            sessionOptions.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = environment.createSession(path.toString(), sessionOptions);
            runOptions = new OrtSession.RunOptions();
            runOptions.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            InputTensor input = InputTensor.of(session.getInputInfo(), options, schema);
            String output = OutputReader.choose(session.getOutputInfo(), options);
            OutputReader reader = probe(environment, session, runOptions, input, output, options, schema);
            OnnxBlackBox opened =
                    new OnnxBlackBox(environment, session, runOptions, input, output, reader, description);
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
            InputTensor input, String output, OnnxFactory.Options options, TableSchema schema) throws OrtException, Misfit {
        InputTensor.Buffer zeros = input.newBuffer(1);
        try (OnnxTensor tensor = zeros.tensor(environment, 1);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor), Set.of(output), runOptions)) {
            return OutputReader.of(output, result.get(0), zeros.rows(1), options);
        } catch (OrtException e) {
            throw new Misfit("the model cannot answer a row of the table's " + schema.size() + " columns "
                    + TableSchema.brief(schema.names()) + ": " + e.getMessage() + "; it was made for other columns", e);
        }
    }

    private static OrtEnvironment environment(Path path) {
        try {
            return OrtEnvironment.getEnvironment();
        } catch (IllegalStateException | LinkageError e) {
            throw notLoaded(path, "the native library of ONNX Runtime cannot be loaded (" + e + "): it exists for Linux,"
                    + " Windows and macOS on 64 bits, and needs a writable folder for temporary files", e);
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
    public Class<Row> inputType() {
        return Row.class;
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
        return input.maxBatchSize();
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
    public void predict(List<? extends Row> batch, double[] out, int offset) {
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
                buffer = input.newBuffer(batch.size());
            }
            buffer.fill(batch);
            run(buffer, batch.size(), out, offset);
            buffers.add(buffer);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void run(InputTensor.Buffer buffer, int rows, double[] out, int offset) {
        try (OnnxTensor tensor = buffer.tensor(environment, rows);
                OrtSession.Result result = session.run(Map.of(input.name(), tensor), Set.of(output), runOptions)) {
            reader.read(result.get(0), rows, buffer.rows(rows), out, offset);
        } catch (OrtException e) {
            throw new ModelException("ONNX Runtime failed: " + e.getMessage(), e);
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
