package org.lime4j.tabular.representation;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.discretize.QuantileDiscretizer;

/**
 * Rows of a table, one feature a column.
 *
 * <p>A numeric column that is cut into bins: the code is the bin; z′ is 1 in the bin of the instance, else 0; z is drawn
 * from a normal with the mean and standard deviation of the bin, truncated to the bin. A column left continuous: the code
 * is the number, z′ is (number − mean) / standard deviation, z is the number. A categorical column: the code is the
 * category; z′ is 1 if it is the instance's, else 0; z is the category.
 *
 * <p>A cell without a value is one more state beside the bins or categories, as frequent as in the background: z′ is 1 if
 * it is missing in both, and z is NaN. A column left continuous is never drawn as missing around an instance that has a
 * value; around one that has none, the column has two states, missing or not, and z where it is not is drawn from a normal
 * with the mean and standard deviation of the column, truncated to its range. Where the background has no missing cell,
 * an instance with one has a state that no sample has.
 *
 * <p>Rows that the background keeps are {@link org.lime4j.core.space.RealRows}: nearness is Euclidean over numbers in
 * standard deviations, with 1 for another category or for a value where the other row has none. A row without a value in
 * a column that is continuous around the instance is not among them, because it would have no z′.
 *
 * <p>Source: {@code LimeTabularExplainer} of the reference. Unlike there, a bin whose values are all equal gives that
 * value.
 */
public final class TabularRepresentation implements Representation<Row> {
    private final TableSchema schema;
    private final List<ColumnCoding> codings;
    private final KeptRows keptRows;

    /**
     * Rows as bins and categories.
     *
     * @param background the statistics of the table
     * @param discretizer cuts its numeric columns
     */
    public TabularRepresentation(TabularBackground background, Discretizer discretizer) {
        this.schema = background.schema();
        List<ColumnCoding> all = new ArrayList<>();
        for (int j = 0; j < schema.size(); j++) {
            all.add(ColumnCoding.of(background, j, discretizer));
        }
        this.codings = List.copyOf(all);
        this.keptRows = new KeptRows(background);
    }

    /**
     * Rows with numeric columns cut at their quartiles.
     *
     * @param background the statistics of the table
     * @return the representation
     */
    public static TabularRepresentation of(TabularBackground background) {
        return new TabularRepresentation(background, new QuantileDiscretizer(4));
    }

    @Override
    public Class<Row> instanceType() {
        return Row.class;
    }

    /** {@code training-distribution}. */
    @Override
    public ComponentRef<?> defaultSampler() {
        return ComponentRef.of("training-distribution");
    }

    /** {@code exponential} over the distance {@code euclidean}. */
    @Override
    public ComponentRef<?> defaultKernel() {
        return ComponentRef.of("exponential").with("distance", ComponentRef.of("euclidean"));
    }

    /**
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if the row has other columns than the background, or a cell is
     *     infinite or not the code of a category
     */
    @Override
    public InterpretableInstance<Row> represent(Row x, RandomStreams random) {
        requireColumns(x.schema());
        for (int j = 0; j < codings.size(); j++) {
            requireCell(x, j);
        }
        return new TabularInstance(x.detached(), codings, keptRows);
    }

    private void requireColumns(TableSchema given) {
        if (given.equals(schema)) {
            return;
        }
        if (!given.names().equals(schema.names())) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the row has the columns " + given.names()
                    + ", but the background has " + schema.names() + ": make the row with the schema of the background");
        }
        for (int j = 0; j < schema.size(); j++) {
            if (!given.column(j).equals(schema.column(j))) {
                throw new LimeException(ErrorId.BAD_INSTANCE, "column '" + schema.column(j).name()
                        + "' has other categories in the row than in the background: make the row with the schema of the"
                        + " background");
            }
        }
    }

    private void requireCell(Row x, int column) {
        if (x.isMissing(column)) {
            return;
        }
        TableSchema.Column described = schema.column(column);
        double number = x.number(column);
        if (described.isNumeric()) {
            if (!Double.isFinite(number)) {
                throw new LimeException(ErrorId.BAD_INSTANCE,
                        "column '" + described.name() + "' of the row is " + number + ": give a finite number, or NaN for no value");
            }
        } else if (number != Math.rint(number) || number < TableSchema.UNSEEN || number >= described.categories().size()) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "column '" + described.name() + "' of the row is " + number
                    + ", which is not the code of a category; codes are 0 .. " + (described.categories().size() - 1));
        }
    }
}
