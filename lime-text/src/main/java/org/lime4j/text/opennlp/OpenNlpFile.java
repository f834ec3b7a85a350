package org.lime4j.text.opennlp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** Reads model files of OpenNLP; whatever a broken one makes OpenNLP throw becomes an error that names the file. */
final class OpenNlpFile {
    private OpenNlpFile() {}

    /** Reads a model and uses it once: OpenNLP finds some damage only then. */
    @FunctionalInterface
    interface Reader<M> {
        M read(Path path) throws IOException;
    }

    /**
     * Reads a model.
     *
     * @param <M> what is made of it
     * @param path of the file
     * @param kind for the message: {@code document categorizer}
     * @param writer what writes such files, for the message
     * @param reader OpenNLP's own, with a trial
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if the file holds no such model
     */
    static <M> M load(Path path, String kind, String writer, Reader<M> reader) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try {
            return reader.read(path);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": is not an OpenNLP " + kind + ", or is damaged" + reason(e) + "; write it with " + writer, e);
        }
    }

    /** What OpenNLP says of the content; a plain exception from within its reader says nothing to a user. */
    private static String reason(Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof IOException) {
                return " (" + e.getMessage() + ")";
            }
        }
        return "";
    }
}
