package org.lime4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.oracle.labs.mlrg.olcut.config.protobuf.protos.RootProvenanceProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.Row;
import org.tribuo.Model;
import org.tribuo.ONNXExportable;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.liblinear.LibLinearClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.common.liblinear.protos.LibLinearModelProto;
import org.tribuo.common.tree.protos.TreeModelProto;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.hash.HashingTrainer;
import org.tribuo.hash.MessageDigestHasher;
import org.tribuo.interop.onnx.ONNXExternalModel;
import org.tribuo.protos.core.FeatureDomainProto;
import org.tribuo.protos.core.ModelDataProto;
import org.tribuo.protos.core.ModelProto;

/** Files that hold no model, a damaged one, or one that would run foreign code. */
class ModelFileTest {
    /** Named in a file below. It would be noticed that it was initialized. */
    static final class Gadget {
        static {
            System.setProperty("org.lime4j.tribuo.gadget", "initialized");
        }

        private Gadget() {}
    }

    private static final Model<Label> TREE = new CARTClassificationTrainer(4).train(TrainedModels.labels());

    @TempDir private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> TribuoModels.load(file))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MODEL_NOT_LOADED))
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    private static byte[] serialized(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Test
    void otherFilesAreNamedForWhatTheyAre() throws IOException {
        assertRefused(folder.resolve("none"), "there is no such file");
        assertRefused(folder, "is not a file");
        assertRefused(file("empty", new byte[0]), "is empty");
        assertRefused(file("short", new byte[] {1}), "is not a Tribuo model");
        assertRefused(file("text", "not a model".getBytes(StandardCharsets.UTF_8)), "is not a Tribuo model in protobuf form");
        assertRefused(file("model.ser", serialized(TREE)), "is a Java object, which is never read");
        assertRefused(file("model.zip", new byte[] {'P', 'K', 3, 4, 0, 0}), "is a zip archive: unpack it first");
        assertRefused(file("model.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0}), "is compressed by gzip: unpack it first");
        Path onnx = folder.resolve("model.onnx");
        ((ONNXExportable) new LogisticRegressionTrainer().train(TrainedModels.labels())).saveONNXModel("org.lime4j", 1, onnx);
        assertRefused(onnx, "open other models by their own type, such as onnx");
        Path dataset = folder.resolve("dataset");
        TrainedModels.labels().serializeToFile(dataset);
        assertRefused(dataset, "holds a MutableDataset, not a model");
    }

    @Test
    void aClassThatIsNotTribuosIsRefusedBeforeItIsInitialized() throws IOException {
        String gadget = Gadget.class.getName();
        String trusting = "names the class " + gadget + ", which is not Tribuo's; nothing of it was loaded. If you trust the file,"
                + " allow the package (allow)";
        ModelProto tree = TREE.serialize();
        assertRefused(file("model", tree.toBuilder().setClassName(gadget).build().toByteArray()), trusting);
        assertRefused(file("domain", withData(tree, data -> data.toBuilder()
                .setFeatureDomain(FeatureDomainProto.newBuilder().setClassName(gadget)).build())), trusting);
        assertRefused(file("provenance", withProvenance(tree, provenance -> {
            provenance.setOmp(0, provenance.getOmp(0).toBuilder().setProvenanceClassName(gadget));
            return provenance;
        })), trusting);
        assertRefused(file("enum", withProvenance(tree, provenance -> {
            provenance.setSmp(0, provenance.getSmp(0).toBuilder()
                    .setProvenanceClassName("com.oracle.labs.mlrg.olcut.provenance.primitives.EnumProvenance")
                    .setAdditional(gadget));
            return provenance;
        })), trusting);
        assertRefused(file("prefix", tree.toBuilder().setClassName("org.tribuoevil.Model").build().toByteArray()),
                "names the class org.tribuoevil.Model, which is not Tribuo's");
        assertThat(System.getProperty("org.lime4j.tribuo.gadget")).isNull();
        assertThatThrownBy(() -> TribuoModels.load(folder.resolve("domain"), List.of("org.lime4j.tribuo")))
                .isInstanceOf(LimeException.class)
                .hasMessageContaining("is damaged");
    }

    private static byte[] withData(ModelProto model, UnaryOperator<ModelDataProto> change) throws InvalidProtocolBufferException {
        TreeModelProto tree = model.getSerializedData().unpack(TreeModelProto.class);
        return packed(model, tree.toBuilder().setMetadata(change.apply(tree.getMetadata())).build());
    }

    private static byte[] withProvenance(ModelProto model, UnaryOperator<RootProvenanceProto.Builder> change)
            throws InvalidProtocolBufferException {
        return withData(model, data -> data.toBuilder()
                .setProvenance(change.apply(data.getProvenance().toBuilder())).build());
    }

    private static byte[] packed(ModelProto model, Message content) {
        return model.toBuilder().setSerializedData(Any.pack(content)).build().toByteArray();
    }

    @Test
    void javaObjectsInsideAFileAreLibLinearsOrRefused() throws IOException {
        ModelProto model = new LibLinearClassificationTrainer().train(TrainedModels.labels()).serialize();
        LibLinearModelProto content = model.getSerializedData().unpack(LibLinearModelProto.class);
        assertThat(TribuoModels.load(file("good", model.toByteArray())).getOutputIDInfo().size()).isEqualTo(3);
        ByteString map = ByteString.copyFrom(serialized(new HashMap<>(Map.of("a", "b"))));
        assertRefused(file("map", packed(model, content.toBuilder().setModels(0, map).build())),
                "holds a Java object of the class java.util.HashMap, which is refused");
        ByteString cut = content.getModels(0).substring(0, 100);
        assertRefused(file("cut", packed(model, content.toBuilder().setModels(0, cut).build())), "is damaged");
    }

    @Test
    void aMissingModuleIsNamedByItsArtifact() throws IOException {
        ModelProto tree = TREE.serialize();
        assertRefused(file("oci", tree.toBuilder().setClassName("org.tribuo.interop.tensorflow.TensorFlowNativeModel").build().toByteArray()),
                "needs the class org.tribuo.interop.tensorflow.TensorFlowNativeModel, which is not there: add"
                        + " org.tribuo:tribuo-tensorflow of version 4.3.2 to the dependencies");
        assertRefused(file("gmm", tree.toBuilder().setClassName("org.tribuo.clustering.gmm.GaussianMixtureModel").build().toByteArray()),
                "add org.tribuo:tribuo-clustering-gmm of version 4.3.2");
    }

    @Test
    void partsNestedWithoutEndAreRefused() throws IOException {
        ModelProto model = TREE.serialize();
        for (int i = 0; i < 2000; i++) {
            model = model.toBuilder().setSerializedData(Any.pack(model)).build();
            if (model.getSerializedSize() > 1_000_000) {
                break;
            }
        }
        assertRefused(file("nested", model.toByteArray()), "is damaged");
    }

    /** Each either loads or is refused with one kind of error; a model that loads answers or fails as models do. */
    @Test
    void cutAndFlippedFilesNeverFailOtherwise() throws IOException {
        SplittableRandom random = new SplittableRandom(20);
        List<Row> rows = List.of(Row.of(TrainedModels.SCHEMA, 0.1, 0.2, 0.3, 0.4));
        int loaded = 0;
        List<Model<?>> models = new ArrayList<>(List.of(TREE, new LogisticRegressionTrainer().train(TrainedModels.labels()),
                new LibLinearClassificationTrainer().train(TrainedModels.labels())));
        for (Model<?> model : models) {
            byte[] bytes = model.serialize().toByteArray();
            for (int i = 0; i < 300; i++) {
                byte[] damaged = bytes.clone();
                if (i % 3 == 0) {
                    damaged = Arrays.copyOf(bytes, random.nextInt(bytes.length));
                } else {
                    damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Path file = file("damaged", damaged);
                try {
                    TribuoBlackBox<Row> blackBox = TribuoBlackBox.of(TribuoModels.load(file), TrainedModels.SCHEMA);
                    blackBox.predict(rows, new double[blackBox.outputs().size()], 0);
                    loaded++;
                } catch (LimeException e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
        assertThat(loaded).isBetween(50, 700);
    }

    @Test
    void anExternalModelTakesLargeBatches() throws IOException {
        Path file = folder.resolve("external");
        TrainedModels.externalOnnx(new LogisticRegressionTrainer().train(TrainedModels.labels())).serializeToFile(file);
        try (ONNXExternalModel<?> loaded = (ONNXExternalModel<?>) TribuoModels.load(file)) {
            assertThat(loaded.getBatchSize()).isEqualTo(1024);
        }
    }

    @Test
    void aModelOfHashedFeaturesIsExplainedWithItsSalt() throws IOException {
        String salt = "salt of the sea";
        Path file = folder.resolve("hashed");
        Model<Label> model = new HashingTrainer<>(
                new LogisticRegressionTrainer(), new MessageDigestHasher("SHA-256", salt)).train(TrainedModels.labels());
        model.serializeToFile(file);
        Model<?> loaded = TribuoModels.load(file);
        assertThatThrownBy(() -> TribuoBlackBox.of(loaded, TrainedModels.SCHEMA))
                .isInstanceOfSatisfying(LimeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.REFUSED))
                .hasMessageContaining("call setSalt of its HashedFeatureMap");
        ((HashedFeatureMap) loaded.getFeatureIDMap()).setSalt(salt);
        double[] found = new double[3];
        double[] expected = new double[3];
        List<Row> row = List.of(Row.of(TrainedModels.SCHEMA, 0.1, 0.7, 0.3, 0.4));
        TribuoBlackBox.of(loaded, TrainedModels.SCHEMA).predict(row, found, 0);
        TribuoBlackBox.of(model, TrainedModels.SCHEMA).predict(row, expected, 0);
        assertThat(found).containsExactly(expected);
    }
}
