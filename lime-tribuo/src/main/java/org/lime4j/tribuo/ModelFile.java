package org.lime4j.tribuo;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Tribuo;
import org.tribuo.protos.ProtoSerializableClass;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.protos.core.ModelProto;
import org.tribuo.sequence.SequenceModel;

/**
 * A file with a Tribuo model or dataset.
 *
 * <p>Tribuo calls a method of whatever class such a file names, for a model and for each part of it, and reads the parts
 * that LibLinear wrote by Java's serialization. So the whole file is looked through before Tribuo sees it: every class named
 * must be Tribuo's or of an allowed package, and serialized objects must be LibLinear's.
 */
final class ModelFile {
    /** Beside these, what the user allows. */
    private static final List<String> TRUSTED = List.of("org.tribuo", "com.oracle.labs.mlrg.olcut");

    private static final List<String> SERIALIZED = List.of("de.bwaldvogel.liblinear", "java.lang.Enum", "java.lang.String");

    /** Deeper than any ensemble of ensembles. */
    private static final int DEEPEST = 64;

    private static final int SERIALIZATION = 0xaced;

    /** Java packages of messages that classes of other packages use. */
    private static final List<String> SHARED_MESSAGES = List.of(
            "org.tribuo.protos.core", "org.tribuo.math.protos", "org.tribuo.common.liblinear.protos",
            "org.tribuo.common.libsvm.protos", "org.tribuo.common.sgd.protos", "org.tribuo.common.tree.protos",
            "org.tribuo.common.xgboost.protos", "org.tribuo.classification.protos", "org.tribuo.regression.protos",
            "org.tribuo.multilabel.protos", "org.tribuo.clustering.protos", "org.tribuo.anomaly.protos");

    /** Where the name of the artifact is not that of the package. */
    private static final Map<String, String> ARTIFACTS = new TreeMap<>(Map.of(
            "org.tribuo.classification.dtree", "tribuo-classification-tree",
            "org.tribuo.classification.mnb", "tribuo-classification-mnnaivebayes",
            "org.tribuo.regression.rtree", "tribuo-regression-tree",
            "org.tribuo.common.nearest", "tribuo-common-nearest-neighbour",
            "org.tribuo.common.xgboost", "tribuo-classification-xgboost (or tribuo-regression-xgboost for a regression)",
            "org.tribuo.common.libsvm", "tribuo-classification-libsvm (or tribuo-regression-libsvm, tribuo-anomaly-libsvm)",
            "org.tribuo.interop.onnx", "tribuo-onnx",
            "org.tribuo.interop.tensorflow", "tribuo-tensorflow"));

    private final Path path;
    private final List<String> allowed;
    private final ClassLoader loader = Model.class.getClassLoader();
    private final Map<String, Class<?>> named = new HashMap<>();

    private ModelFile(Path path, List<String> allowed) {
        this.path = path;
        this.allowed = allowed;
    }

    /** Reads a model, as {@link TribuoModels#load(Path, List)}. */
    static Model<?> read(Path path, List<String> allowed) {
        return new ModelFile(path, allowed).read();
    }

    /** Reads a dataset, as {@link TribuoModels#loadDataset(Path, List)}. */
    static Dataset<?> readDataset(Path path, List<String> allowed) {
        return new ModelFile(path, allowed).readDataset();
    }

    private Dataset<?> readDataset() {
        DatasetProto proto = parseDataset(bytes());
        return guarded(() -> {
            Class<?> type = named(proto.getClassName());
            if (!Dataset.class.isAssignableFrom(type)) {
                throw broken("holds a " + type.getSimpleName() + ", not a dataset of single examples", null);
            }
            check(proto, 0);
            return Dataset.deserialize(proto);
        });
    }

    private DatasetProto parseDataset(byte[] bytes) {
        DatasetProto proto;
        try {
            proto = DatasetProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw notADataset(": " + e.getMessage(), e);
        }
        if (!isName(proto.getClassName()) || !proto.hasSerializedData() || !proto.getUnknownFields().asMap().isEmpty()) {
            throw notADataset("", null);
        }
        return proto;
    }

    private LimeException notADataset(String detail, @Nullable Throwable cause) {
        return broken("is not a Tribuo dataset in protobuf form, or is damaged" + detail
                + "; write it with Dataset.serializeToFile of Tribuo 4.3 or later", cause);
    }

    private Model<?> read() {
        ModelProto proto = parse(bytes());
        return guarded(() -> {
            Class<?> type = named(proto.getClassName());
            if (!Model.class.isAssignableFrom(type)) {
                throw broken("holds a " + type.getSimpleName() + ", not a model"
                        + (SequenceModel.class.isAssignableFrom(type) ? " of single examples: sequences cannot be explained" : ""), null);
            }
            check(proto, 0);
            return Model.deserialize(proto);
        });
    }

    /** Looks through a message and makes what it describes. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Whatever a damaged file throws is one error that names it. */
    private <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (LimeException e) {
            throw e;
        } catch (RuntimeException | IOException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            throw unreadable(e);
        }
    }

    private byte[] bytes() {
        if (!Files.isRegularFile(path)) {
            throw broken(Files.exists(path) ? "is not a file" : "there is no such file", null);
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException | OutOfMemoryError e) {
            throw broken("cannot be read: " + e, e);
        }
        if (bytes.length == 0) {
            throw broken("is empty", null);
        }
        int start = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        switch (start) {
            case SERIALIZATION -> throw broken(
                    "is a Java object, which is never read, because reading one can run any code: load the model in your own"
                            + " program and write it with Model.serializeToFile of Tribuo 4.3 or later", null);
            case 'P' << 8 | 'K' -> throw broken("is a zip archive: unpack it first", null);
            case 0x1f8b -> throw broken("is compressed by gzip: unpack it first", null);
            default -> {
                return bytes;
            }
        }
    }

    private ModelProto parse(byte[] bytes) {
        ModelProto proto;
        try {
            proto = ModelProto.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw notAModel(": " + e.getMessage(), e);
        }
        if (!isName(proto.getClassName()) || !proto.hasSerializedData() || !proto.getUnknownFields().asMap().isEmpty()) {
            throw notAModel("", null);
        }
        return proto;
    }

    private static boolean isName(String text) {
        return text.contains(".") && Arrays.stream(text.split("\\.", -1)).allMatch(
                part -> !part.isEmpty() && Character.isJavaIdentifierStart(part.charAt(0))
                        && part.chars().allMatch(Character::isJavaIdentifierPart));
    }

    /** Checks every class that a message names, and what is packed in it. */
    private void check(Message message, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw broken("is damaged: its parts are nested more than " + DEEPEST + " deep", null);
        }
        @Nullable Class<?> type = null;
        if (message.getDescriptorForType().findFieldByName("serialized_data") != null) {
            type = named(string(message, "class_name"));
        } else if (message.getDescriptorForType().findFieldByName("provenance_class_name") != null) {
            checkProvenance(message);
        }
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            List<?> values = field.isRepeated() ? (List<?>) entry.getValue() : List.of(entry.getValue());
            for (Object value : values) {
                if (value instanceof Any any) {
                    Optional<Message> content = unpacked(any, type);
                    if (content.isPresent()) {
                        check(content.get(), depth + 1);
                    }
                } else if (value instanceof Message part) {
                    check(part, depth + 1);
                } else if (value instanceof ByteString bytes) {
                    checkSerialized(bytes);
                }
            }
        }
    }

    private static String string(Message message, String field) {
        return (String) message.getField(message.getDescriptorForType().findFieldByName(field));
    }

    /** OLCUT makes an object of the class, and looks up the enum whose constant a value may be. */
    private void checkProvenance(Message message) {
        String name = string(message, "provenance_class_name");
        if (!name.isEmpty()) {
            named(name);
        }
        if (name.endsWith(".EnumProvenance")) {
            String constants = string(message, "additional");
            if (!constants.startsWith("java.")) {
                named(constants);
            }
        }
    }

    /** The class, neither initialized nor instantiated. */
    private Class<?> named(String name) {
        return named.computeIfAbsent(name, n -> {
            if (!isName(n)) {
                throw broken("is damaged: it names the class '" + n + "'", null);
            }
            if (!within(TRUSTED, n) && !within(allowed, n)) {
                throw broken("names the class " + n + ", which is not Tribuo's; nothing of it was loaded. If you trust the file,"
                        + " allow the package (allow)", null);
            }
            try {
                return Class.forName(n, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                throw missing(n, e);
            }
        });
    }

    /** Whether a class, or a package, is one of those named or inside one. */
    static boolean within(List<String> names, String name) {
        return names.stream().anyMatch(n -> name.startsWith(n) && (name.length() == n.length() || name.charAt(n.length()) == '.'));
    }

    /** What is packed, for a class of this type; empty if only a class that the user allows knows. */
    private Optional<Message> unpacked(Any any, @Nullable Class<?> type) throws IOException {
        String message = any.getTypeUrl().substring(any.getTypeUrl().lastIndexOf('.') + 1);
        if (type != null && isName("m." + message)) {
            ProtoSerializableClass annotation = type.getAnnotation(ProtoSerializableClass.class);
            if (annotation != null && any.is(annotation.serializedDataClass())) {
                return Optional.of(any.unpack(annotation.serializedDataClass()));
            }
            Set<String> packages = new LinkedHashSet<>();
            for (String at = type.getPackageName(); at.contains("."); at = at.substring(0, at.lastIndexOf('.'))) {
                packages.add(at + ".protos");
            }
            packages.addAll(SHARED_MESSAGES);
            for (String at : packages) {
                Class<?> found;
                try {
                    found = Class.forName(at + "." + message, false, loader);
                } catch (ClassNotFoundException | LinkageError e) {
                    continue;
                }
                if (Message.class.isAssignableFrom(found) && any.is(found.asSubclass(Message.class))) {
                    return Optional.of(any.unpack(found.asSubclass(Message.class)));
                }
            }
        }
        if (type != null && within(allowed, type.getName())) {
            return Optional.empty();
        }
        throw broken("is damaged, or was written by a version of Tribuo other than " + Tribuo.VERSION + ": "
                + (type == null ? "a part" : type.getSimpleName()) + " has no content of the type '" + any.getTypeUrl() + "'", null);
    }

    /** LibLinear's models are Java objects inside the message, which Tribuo reads without a filter. */
    private void checkSerialized(ByteString bytes) throws IOException {
        if (bytes.size() < 2 || ((bytes.byteAt(0) & 0xff) << 8 | bytes.byteAt(1) & 0xff) != SERIALIZATION) {
            return;
        }
        LiblinearOnly filter = new LiblinearOnly(bytes.size());
        try (ObjectInputStream in = new ObjectInputStream(bytes.newInput())) {
            in.setObjectInputFilter(filter);
            in.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            if (filter.refused != null) {
                throw broken("holds a Java object of the class " + filter.refused + ", which is refused: only models of LibLinear"
                        + " are Java objects in Tribuo's files", e);
            }
            throw e instanceof ClassNotFoundException ? missing(e.getMessage(), e) : unreadable(e);
        }
    }

    /** Arrays may not be longer than the stream, nor graphs larger. */
    private static final class LiblinearOnly implements ObjectInputFilter {
        private final int size;
        private @Nullable String refused;

        LiblinearOnly(int size) {
            this.size = size;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            Class<?> type = info.serialClass();
            while (type != null && type.isArray()) {
                type = type.getComponentType();
            }
            if (type != null && !type.isPrimitive() && !within(SERIALIZED, type.getName())) {
                refused = type.getName();
            }
            return refused != null || info.arrayLength() > size || info.references() > size || info.depth() > DEEPEST
                    ? Status.REJECTED
                    : Status.ALLOWED;
        }
    }

    private LimeException missing(String name, Throwable cause) {
        if (!within(List.of("org.tribuo"), name)) {
            return broken("needs the class " + name + ", which is not on the class path or module path: add the jar that has it",
                    cause);
        }
        String artifact = ARTIFACTS.entrySet().stream()
                .filter(entry -> within(List.of(entry.getKey()), name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> {
                    String[] parts = name.split("\\.");
                    return "tribuo-" + parts[2] + (parts.length > 4 ? "-" + parts[3] : "-core");
                });
        return broken("needs the class " + name + ", which is not there: add org.tribuo:" + artifact + " of version "
                + Tribuo.VERSION + " to the dependencies, or check the name", cause);
    }

    private LimeException unreadable(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException) {
            return missing(String.valueOf(root.getMessage()).replace('/', '.'), error);
        }
        if (root instanceof UnsatisfiedLinkError) {
            return broken("needs native code that cannot be loaded: " + root.getMessage(), error);
        }
        return broken("is damaged, or was written by a version of Tribuo other than " + Tribuo.VERSION + ": "
                + (root.getMessage() == null || root instanceof Error ? root.toString() : root.getMessage()), error);
    }

    private LimeException notAModel(String detail, @Nullable Throwable cause) {
        return broken("is not a Tribuo model in protobuf form, or is damaged" + detail
                + "; write it with Model.serializeToFile of Tribuo 4.3 or later, and open other models by their own type, such as"
                + " onnx", cause);
    }

    private LimeException broken(String what, @Nullable Throwable cause) {
        return new LimeException(ErrorId.MODEL_NOT_LOADED, path + ": " + what, cause);
    }
}
