package org.lime4j.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;

/**
 * A model of texts that reads several fields, such as title and body, as one text: the fields in order, with a separator
 * between them. Each field is explained as a block of a composite.
 */
public final class TextFieldsBlackBox implements BlackBox<Composite> {
    private final BlackBox<String> model;
    private final List<String> fields;
    private final String separator;

    /**
     * A model of several fields.
     *
     * @param model what reads the joined text; closed with this one
     * @param fields names of the composite's blocks, in the order of the joined text; at least one
     * @param separator what stands between two fields
     */
    public TextFieldsBlackBox(BlackBox<String> model, List<String> fields, String separator) {
        this.model = Objects.requireNonNull(model, "model");
        this.fields = List.copyOf(fields);
        this.separator = Objects.requireNonNull(separator, "separator");
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields is empty: name at least one block of the composite");
        }
        if (new HashSet<>(fields).size() < fields.size()) {
            throw new IllegalArgumentException("fields is " + fields + ": name each block once");
        }
    }

    @Override
    public Class<Composite> inputType() {
        return Composite.class;
    }

    @Override
    public Outputs outputs() {
        return model.outputs();
    }

    @Override
    public Concurrency concurrency() {
        return model.concurrency();
    }

    @Override
    public TextFieldsBlackBox forThread() {
        return new TextFieldsBlackBox(model.forThread(), fields, separator);
    }

    @Override
    public int maxBatchSize() {
        return model.maxBatchSize();
    }

    @Override
    public String description() {
        return model.description() + ", fields " + String.join(", ", fields);
    }

    /**
     * Predicts the joined texts.
     *
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if an instance lacks a field, or has another thing than a text there
     */
    @Override
    public void predict(List<? extends Composite> batch, double[] out, int offset) {
        List<String> texts = new ArrayList<>(batch.size());
        StringBuilder text = new StringBuilder();
        for (Composite instance : batch) {
            text.setLength(0);
            for (int k = 0; k < fields.size(); k++) {
                text.append(k == 0 ? "" : separator).append(field(instance, fields.get(k)));
            }
            texts.add(text.toString());
        }
        model.predict(texts, out, offset);
    }

    private static String field(Composite instance, String name) {
        try {
            return instance.get(name, String.class);
        } catch (NoSuchElementException | ClassCastException e) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the model reads a text in block '" + name + "', but "
                    + (instance.has(name) ? "that block holds something else" : "there are the blocks " + instance.names())
                    + ": correct the model's option fields, or the blocks", e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
