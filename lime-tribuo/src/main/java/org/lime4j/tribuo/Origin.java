package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.tribuo.Model;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.ModelProvenance;

/**
 * Where a model comes from, in a line: what two equal trainings have in common. Times of training and of files, hosts and
 * whole paths stay out.
 */
final class Origin {
    /** Parameters of trainers that say most, in this order. */
    private static final List<String> PARAMETERS = List.of(
            "numMembers", "numTrees", "maxDepth", "eta", "k", "minClusterSize", "centroids", "kernelType", "cost", "nu", "C",
            "maxNumFeatures", "alpha", "l1Ratio", "epochs");

    /** Where data sources keep the file they read, or what they call themselves. */
    private static final List<String> SOURCES =
            List.of("dataPath", "dataFile", "csvFile", "path", "filename", "location", "description");

    private static final int MOST_PARAMETERS = 3;
    private static final int LONGEST = 60;
    private static final String UNKNOWN_DATA = "unknown-external-data";

    private Origin() {}

    /** {@code Tribuo XGBoostModel by XGBoostClassificationTrainer (numTrees=10), 4 features, 150 examples of iris.csv, Tribuo 4.3.2}. */
    static String of(Model<?> model) {
        ModelProvenance provenance = model.getProvenance();
        ObjectProvenance trainer = provenance.getTrainerProvenance();
        StringJoiner line = new StringJoiner(", ");
        String name = simple(trainer.getClassName());
        // What an external model calls its trainer is the interface of all.
        String by = name.equals("Trainer") ? source(trainer).map(file -> " of " + file).orElse("") : " by " + name + parameters(trainer);
        line.add("Tribuo " + model.getClass().getSimpleName() + by);
        line.add(counted(model.getFeatureIDMap().size(), "feature"));
        DatasetProvenance data = provenance.getDatasetProvenance();
        Optional<String> file = source(data.getSourceProvenance()).filter(known -> !known.equals(UNKNOWN_DATA));
        if (data.getNumExamples() > 0) {
            line.add(counted(data.getNumExamples(), "example") + file.map(from -> " of " + from).orElse(""));
        }
        line.add("Tribuo " + provenance.getTribuoVersion());
        return line.toString();
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static String parameters(ObjectProvenance trainer) {
        StringJoiner listed = new StringJoiner(", ", " (", ")").setEmptyValue("");
        int count = 0;
        for (String name : PARAMETERS) {
            Optional<String> value = value(trainer, name);
            if (value.isPresent() && !value.get().equals(Integer.toString(Integer.MAX_VALUE)) && count++ < MOST_PARAMETERS) {
                listed.add(name + "=" + value.get());
            }
        }
        return listed.toString();
    }

    /** The last part of the path that a source has read, that of a source inside it, or its description. */
    private static Optional<String> source(ObjectProvenance source) {
        for (String name : SOURCES) {
            Optional<String> value = value(source, name).filter(text -> !text.isBlank());
            if (value.isPresent()) {
                String whole = value.get().replace('\\', '/');
                return Optional.of(printable(whole.substring(whole.lastIndexOf('/') + 1))).filter(text -> !text.isBlank());
            }
        }
        for (Pair<String, Provenance> inner : source) {
            if (inner.getB() instanceof ObjectProvenance object) {
                Optional<String> found = source(object);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A file may say anything: no control characters, no long text. */
    private static String printable(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Optional<String> value(ObjectProvenance provenance, String name) {
        return Recipes.value(provenance, name)
                .flatMap(value -> value instanceof PrimitiveProvenance<?> primitive
                        ? Optional.of(String.valueOf(primitive.getValue()))
                        : Optional.empty());
    }
}
