package org.lime4j.tribuo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.tribuo.Model;

/** Loads Tribuo models that {@link Model#serializeToFile} has written. */
public final class TribuoModels {
    private TribuoModels() {}

    /**
     * {@return the model in a file, whatever its type of output}
     *
     * @param path of a protobuf file
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such file, or it holds no model; the message
     *     names the file
     */
    public static Model<?> load(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": " + (Files.exists(path) ? "is not a file" : "there is no such file"));
        }
        try {
            return Model.deserializeFromFile(path);
        } catch (IOException | RuntimeException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    path + ": is not a Tribuo model in protobuf form, or is damaged: " + e.getMessage()
                            + "; write it with Model.serializeToFile of Tribuo 4.3 or later", e);
        }
    }
}
