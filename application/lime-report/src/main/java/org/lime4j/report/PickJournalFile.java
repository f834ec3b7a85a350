package org.lime4j.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.core.pick.PickJournal;
import org.lime4j.report.writing.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A journal of a run of SP-LIME in a file of JSON lines.
 *
 * <p>The first line, of the schema {@link #SCHEMA}, says which run it is: only that run goes on with it. Then comes one
 * line an instance, in order: its explanation as the renderer {@code json} writes it, or, of the schema {@link
 * #FAILURE_SCHEMA}, why there is none. Each line is given to the system as soon as it is made, and to the disk every few
 * seconds: a process that is killed loses at most the instance it was at, a system that loses power a few seconds' worth. A
 * line that was not written to its end, and whatever follows one that cannot be read, is dropped when the file is opened
 * again; those instances are explained anew. An explanation of a picture that does not fit into the memory is not dropped, but
 * an error.
 *
 * <p>One process at a time may have it open. Used by one thread.
 */
public final class PickJournalFile implements PickJournal, AutoCloseable {
    /** Of the first line. */
    public static final String SCHEMA = "lime-pick-journal/1";

    /** Of the line of an instance that could not be explained. */
    public static final String FAILURE_SCHEMA = "lime-failure/1";

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonRenderer RENDERER = new JsonRenderer(new JsonOptions(false));
    private static final long NANOS_BETWEEN_SYNCS = 5_000_000_000L;
    private static final int MOST_HEADER = 1 << 20;

    private final Path file;
    private final RandomAccessFile access;
    /** Where each line begins, and where the next one will. */
    private long[] starts = new long[1024];
    private int instances;
    private boolean torn;
    private long synced = System.nanoTime();

    private PickJournalFile(Path file, RandomAccessFile access) {
        this.file = file;
        this.access = access;
    }

    /**
     * Opens a journal, or begins one if there is no such file or it is empty.
     *
     * @param file on a disk
     * @param run what makes one run another than the next, such as the model, the instances and the seed: name → digest
     * @return to be closed
     * @throws LimeException {@link ErrorId#BAD_REQUEST} if the file is no journal, one of another run, or in use; {@link
     *     ErrorId#IO} if it cannot be read or written
     */
    public static PickJournalFile open(Path file, Map<String, String> run) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw refused(file, "is no regular file: give the name of a file, which need not be there yet");
        }
        RandomAccessFile access;
        try {
            access = new RandomAccessFile(file.toFile(), "rw");
        } catch (IOException e) {
            throw io(file, "cannot be opened", e);
        }
        boolean opened = false;
        try {
            PickJournalFile journal = new PickJournalFile(file, access);
            journal.lock();
            journal.begin(new TreeMap<>(run));
            opened = true;
            return journal;
        } catch (IOException e) {
            throw io(file, "cannot be read or written", e);
        } finally {
            if (!opened) {
                closeQuietly(access);
            }
        }
    }

    /** {@return how many instances it has} */
    public int instances() {
        return instances;
    }

    /** {@return whether something at the end had to be dropped because it could not be read; known after the replay} */
    public boolean torn() {
        return torn;
    }

    @Override
    public void replay(Consumer<? super Result> sink) {
        try {
            Lines lines = new Lines(access, starts[0]);
            long start = starts[0];
            byte @Nullable [] line;
            while ((line = lines.next()) != null) {
                Result result = read(line, instances);
                if (result == null) {
                    break;
                }
                sink.accept(result);
                start += line.length + 1;
                add(start);
            }
            if (lines.tooLong) {
                throw new LimeException(ErrorId.BUDGET_EXCEEDED, "line " + (instances + 2) + " of journal " + file
                        + " has more bytes than an eighth of the memory; give Java more, as by -Xmx");
            }
            if (start < access.length()) {
                torn = true;
                access.setLength(start);
            }
        } catch (IOException e) {
            throw io(file, "cannot be read", e);
        }
    }

    @Override
    public void append(Result result) {
        if (result.index() != instances) {
            throw new IllegalArgumentException("index is " + result.index() + "; the next instance is " + instances);
        }
        try {
            byte[] line = line(result);
            long start = starts[instances];
            try {
                access.seek(start);
                access.write(line);
            } catch (IOException e) {
                cut(start);
                throw e;
            }
            add(start + line.length);
            if (System.nanoTime() - synced > NANOS_BETWEEN_SYNCS) {
                access.getFD().sync();
                synced = System.nanoTime();
            }
        } catch (IOException e) {
            throw new LimeException(ErrorId.IO, "journal " + file + " cannot be written (" + e.getMessage()
                    + "): make room, and give it again to go on from instance " + instances, e);
        }
    }

    @Override
    public List<Explanation> explanations(List<Long> indices) {
        List<Explanation> found = new ArrayList<>();
        try {
            for (long index : indices) {
                int i = Math.toIntExact(index);
                byte[] line = new byte[Math.toIntExact(starts[i + 1] - starts[i] - 1)];
                access.seek(starts[i]);
                access.readFully(line);
                found.add(ExplanationReader.read(new String(line, StandardCharsets.UTF_8), file + ":" + (i + 2)));
            }
        } catch (IOException e) {
            throw io(file, "cannot be read", e);
        }
        return found;
    }

    @Override
    public void close() {
        try (access) {
            access.getFD().sync();
        } catch (IOException e) {
            throw io(file, "cannot be written", e);
        }
    }

    // ---- the first line

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = access.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw refused(file, "is in use by another run: wait for it, or give another file");
        }
    }

    private void begin(Map<String, String> run) throws IOException {
        byte[] own = header(run);
        if (access.length() < own.length && startsWith(own, access)) {
            access.setLength(0);
            access.write(own);
            access.getFD().sync();
            starts[0] = own.length;
        } else {
            requireSame(run, readHeader());
        }
    }

    private static byte[] header(Map<String, String> run) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonText.write(bytes, false, json -> {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeObjectPropertyStart("run");
            run.forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeEndObject();
        });
        return bytes.toByteArray();
    }

    /** Whether the file is empty or has the begin of this header, because writing it was cut short. */
    private static boolean startsWith(byte[] header, RandomAccessFile access) throws IOException {
        byte[] there = new byte[(int) access.length()];
        access.seek(0);
        access.readFully(there);
        access.seek(0);
        return Arrays.equals(there, Arrays.copyOf(header, there.length));
    }

    private Map<String, String> readHeader() throws IOException {
        byte[] line = new Lines(access, 0, MOST_HEADER).next();
        Map<String, String> run = new TreeMap<>();
        boolean journal = false;
        if (line != null) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
                journal = json.nextToken() == JsonToken.START_OBJECT
                        && "schema".equals(json.nextName())
                        && SCHEMA.equals(json.nextStringValue())
                        && "run".equals(json.nextName())
                        && json.nextToken() == JsonToken.START_OBJECT;
                for (String name = journal ? json.nextName() : null; name != null; name = json.nextName()) {
                    run.put(name, String.valueOf(json.nextStringValue()));
                }
            } catch (JacksonException e) {
                journal = false;
            }
        }
        if (line == null || !journal) {
            throw refused(file, "is no journal of a pick: give the name of a file that is not there yet");
        }
        // Not the length that this program would give it: an editor may have changed blanks and line ends.
        starts[0] = line.length + 1L;
        return run;
    }

    private void requireSame(Map<String, String> wanted, Map<String, String> there) {
        TreeMap<String, String> all = new TreeMap<>(wanted);
        there.forEach(all::putIfAbsent);
        List<String> others = all.keySet().stream()
                .filter(name -> !String.valueOf(wanted.get(name)).equals(there.get(name)))
                .toList();
        if (!others.isEmpty()) {
            throw refused(file, "is of another run, with another " + String.join(", ", others)
                    + ": give another file, or delete it to begin anew");
        }
    }

    // ---- the other lines

    private static byte[] line(Result result) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        if (result instanceof Result.Success success) {
            RENDERER.render(success.explanation(), bytes);
        } else if (result instanceof Result.Failure failure) {
            JsonText.write(bytes, false, json -> {
                json.writeStartObject();
                json.writeStringProperty("schema", FAILURE_SCHEMA);
                json.writeNumberProperty("index", failure.index());
                json.writeStringProperty("error", failure.error().id().code());
                json.writeStringProperty("message", String.valueOf(failure.error().getMessage()));
                json.writeEndObject();
            });
        }
        return bytes.toByteArray();
    }

    /** What a line says of an instance, or null if it is not the line of this instance. */
    private @Nullable Result read(byte[] line, long index) {
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.startsWith("{\"schema\":\"" + FAILURE_SCHEMA + "\"")) {
            LimeException error = failure(line, index);
            return error == null ? null : new Result.Failure(index, error);
        }
        Explanation explanation;
        try {
            explanation = ExplanationReader.read(text, file + ":" + (index + 2));
        } catch (LimeException e) {
            if (e.id() == ErrorId.BUDGET_EXCEEDED) {
                throw e;
            }
            return null;
        }
        boolean own = explanation.provenance().perturbationSet() == index % Provenance.PERTURBATION_SETS;
        return own ? new Result.Success(index, explanation) : null;
    }

    private static @Nullable LimeException failure(byte[] line, long index) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            json.nextName();
            json.nextToken();
            if (!"index".equals(json.nextName()) || json.nextLongValue(-1) != index || !"error".equals(json.nextName())) {
                return null;
            }
            String code = String.valueOf(json.nextStringValue());
            String message = "message".equals(json.nextName()) ? json.nextStringValue() : null;
            return message == null || json.nextToken() != JsonToken.END_OBJECT
                    ? null
                    : new LimeException(ErrorId.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_')), message);
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    private void add(long next) {
        instances++;
        if (instances == starts.length) {
            starts = Arrays.copyOf(starts, 2 * instances);
        }
        starts[instances] = next;
    }

    /** A line that could not be written is dropped at the next opening, if not now. */
    private void cut(long length) {
        try {
            access.setLength(length);
        } catch (IOException e) {
            torn = true;
        }
    }

    private static void closeQuietly(RandomAccessFile access) {
        try {
            access.close();
        } catch (IOException e) {
            // Another error is on its way.
        }
    }

    private static LimeException refused(Path file, String why) {
        return new LimeException(ErrorId.BAD_REQUEST, "journal " + file + " " + why);
    }

    private static LimeException io(Path file, String what, IOException error) {
        return new LimeException(ErrorId.IO, "journal " + file + " " + what + ": " + error.getMessage(), error);
    }

    /** The lines of a file from one place on that end with a line feed and have not too many bytes. */
    private static final class Lines {
        private final RandomAccessFile access;
        private final long most;
        private final byte[] block = new byte[1 << 16];
        private int at;
        private int end;
        private boolean tooLong;

        Lines(RandomAccessFile access, long from) throws IOException {
            this(access, from, Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 8));
        }

        Lines(RandomAccessFile access, long from, long most) throws IOException {
            this.access = access;
            this.most = most;
            access.seek(from);
        }

        /** Without its line feed; null if there is none. */
        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
            while (line.size() <= most) {
                for (int i = at; i < end; i++) {
                    if (block[i] == '\n') {
                        line.write(block, at, i - at);
                        at = i + 1;
                        return line.toByteArray();
                    }
                }
                line.write(block, at, end - at);
                at = 0;
                end = access.read(block);
                if (end < 0) {
                    end = 0;
                    return null;
                }
            }
            tooLong = true;
            return null;
        }
    }
}
