package org.lime4j.tribuo;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.composite.CompositeRepresentation;
import org.lime4j.core.composite.CompositeRepresentation.Part;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.QuantileDiscretizer;
import org.lime4j.text.TextRepresentation;

/**
 * Rows of numbers, dates, categories and texts: a block {@value ColumnarFields#TABLE} with a feature a field, and a block for
 * each text with its words.
 *
 * <p>Days are cut between two of them, and told by their dates. A text without words has no features, and stays as it is.
 */
public final class ColumnarRepresentation implements Representation<Composite> {
    private final CompositeRepresentation blocks;

    /**
     * A representation of rows.
     *
     * @param background of the rows
     * @param discretizer cuts numbers and days
     * @param text represents the texts
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if the background lacks what the discretizer needs
     */
    public ColumnarRepresentation(ColumnarBackground background, Discretizer discretizer, Representation<String> text) {
        List<Part> parts = new ArrayList<>();
        background.table().ifPresent(table ->
                parts.add(Part.of(ColumnarFields.TABLE, new DatedRows(background.fields(), table, discretizer))));
        for (String field : background.fields().texts()) {
            if (field.indexOf('/') >= 0) {
                throw new LimeException(ErrorId.REFUSED,
                        "the field '" + field + "' of text has a '/' in its name, which separates blocks: rename the field");
            }
            parts.add(Part.of(field, new OptionalText(text)));
        }
        this.blocks = new CompositeRepresentation(parts);
    }

    /**
     * {@return the standard representation: numbers and days cut at their quartiles, distinct words of any script}
     *
     * @param background of the rows
     */
    public static ColumnarRepresentation of(ColumnarBackground background) {
        return new ColumnarRepresentation(background, new QuantileDiscretizer(4), TextRepresentation.standard());
    }

    @Override
    public Class<Composite> instanceType() {
        return Composite.class;
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return blocks.defaultSampler();
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return blocks.defaultKernel();
    }

    /**
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if the row was made for another background, or it has texts only and
     *     none of them has a word
     */
    @Override
    public InterpretableInstance<Composite> represent(Composite x, RandomStreams random) {
        InterpretableInstance<Composite> represented = blocks.represent(x, random);
        if (represented.features().isEmpty()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "no text of the row has a word, in " + x.names()
                    + ", so there is nothing to explain: give a row with at least one");
        }
        return represented;
    }
}
