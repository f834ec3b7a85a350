package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.interop.ExternalModel;

/** Loads Tribuo models that {@link Model#serializeToFile} has written, and datasets. */
public final class TribuoModels {
    /** Inputs that an external model takes at once; Tribuo's own default of 16 is slow. */
    private static final int EXTERNAL_BATCH = 1024;

    private TribuoModels() {}

    /**
     * {@return the model in a file, whatever its type of output}
     *
     * @param path of a protobuf file
     * @throws LimeException as {@link #load(Path, List)}
     */
    public static Model<?> load(Path path) {
        return load(path, List.of());
    }

    /**
     * {@return the model in a file, whatever its type of output; an external model takes up to 1024 inputs at once}
     *
     * <p>Such a file names the classes that Tribuo makes objects of. Beside those of Tribuo it may name what is allowed;
     * a file that names others is refused before anything of it is loaded, as is one with Java objects in it that are not
     * LibLinear's.
     *
     * @param path of a protobuf file
     * @param allowed packages or classes outside of Tribuo that the file may name too, packages below them included
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if there is no such file, it holds no model, names a class that
     *     is not allowed or not there, or is damaged; the message names the file, and the artifact that is missing
     */
    public static Model<?> load(Path path, List<String> allowed) {
        Model<?> model = ModelFile.read(path, List.copyOf(allowed));
        if (model instanceof ExternalModel<?, ?, ?> external) {
            external.setBatchSize(EXTERNAL_BATCH);
        }
        return model;
    }

    /**
     * {@return the dataset in a file, whatever its type of output}
     *
     * @param path of a protobuf file that {@link Dataset#serializeToFile} has written
     * @param allowed packages or classes outside of Tribuo that the file may name too, packages below them included
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} as {@link #load(Path, List)}
     */
    public static Dataset<?> loadDataset(Path path, List<String> allowed) {
        return ModelFile.readDataset(path, List.copyOf(allowed));
    }
}
