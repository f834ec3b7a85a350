package org.lime4j.tabular.representation;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
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
 * Rows of a table, one feature a column, or one a column where the row is not 0.
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
 * <p>With {@link Columns#NON_ZERO} the other columns are 0 in every sample. What an explanation costs then depends on the
 * cells of the row that are not 0, not on the columns of the table. How a column is cut is found when it is a feature for
 * the first time, and kept.
 *
 * <p>Rows that the background keeps are {@link org.lime4j.core.space.RealRows}: nearness is Euclidean over numbers in
 * standard deviations, with 1 for another category or for a value where the other row has none. A row without a value in
 * a column that is continuous around the instance is not among them, because it would have no z′. There are none where not
 * all columns are features.
 *
 * <p>Source: {@code LimeTabularExplainer} of the reference. Unlike there, a bin whose values are all equal gives that
 * value; sparse rows may have bins; and the z′ of a number in a sparse row is that of a whole row, not the number times the
 * standard deviation.
 */
public final class TabularRepresentation implements Representation<Row> {
    /** Which columns are features. */
    public enum Columns {
        /** All of them. */
        ALL,
        /**
         * Those where the row to explain is not 0: numbers other than 0, cells without a value, and all columns of
         * categories.
         */
        NON_ZERO
    }

    private final TabularBackground background;
    private final TableSchema schema;
    private final Discretizer discretizer;
    private final Optional<Columns> columns;
    /** The codings that have been needed; the others are null. */
    private final AtomicReferenceArray<ColumnCoding> codings;
    private final KeptRows keptRows;

    /**
     * Rows as bins and categories. All columns are features, in sparse rows those that are not 0.
     *
     * @param background the statistics of the table
     * @param discretizer cuts its numeric columns
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if the background lacks what the discretizer needs
     */
    public TabularRepresentation(TabularBackground background, Discretizer discretizer) {
        this(background, discretizer, Optional.empty());
    }

    /**
     * Rows as bins and categories.
     *
     * @param background the statistics of the table
     * @param discretizer cuts its numeric columns
     * @param columns which of them are features; if empty, all in rows that are stored whole and those that are not 0 in
     *     sparse rows
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if the background lacks what the discretizer needs
     */
    public TabularRepresentation(TabularBackground background, Discretizer discretizer, Optional<Columns> columns) {
        this.background = background;
        this.schema = background.schema();
        this.discretizer = discretizer;
        this.columns = columns;
        this.codings = new AtomicReferenceArray<>(schema.size());
        this.keptRows = new KeptRows(background);
        // What the background lacks is told before the first row.
        IntStream.range(0, schema.size()).filter(j -> schema.column(j).isNumeric()).limit(1).forEach(this::coding);
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
     * @throws LimeException {@link ErrorId#BAD_INSTANCE} if the row has other columns than the background, a cell is
     *     infinite or not the code of a category, or no column is a feature because all cells are 0
     */
    @Override
    public InterpretableInstance<Row> represent(Row x, RandomStreams random) {
        requireColumns(x.schema());
        for (int k = 0; k < x.stored(); k++) {
            requireCell(x, x.storedColumn(k));
        }
        return new TabularInstance(x.detached(), IntStream.of(features(x)).mapToObj(this::coding).toList(), keptRows);
    }

    /** The columns that are features of a row, ascending. */
    private int[] features(Row x) {
        if (columns.orElse(x.isSparse() ? Columns.NON_ZERO : Columns.ALL) == Columns.ALL) {
            return IntStream.range(0, schema.size()).toArray();
        }
        int[] features = IntStream.range(0, x.stored())
                .filter(k -> x.storedNumber(k) != 0 || !schema.column(x.storedColumn(k)).isNumeric())
                .map(x::storedColumn)
                .toArray();
        if (features.length == 0) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "all " + schema.size() + " cells of the row are 0, and only columns that"
                    + " are not 0 are features: there is nothing to explain; set columns = all to perturb the zeros too");
        }
        return features;
    }

    /** The coding of a column. Two threads may both make one; they are equal, and one of them is kept. */
    private ColumnCoding coding(int column) {
        ColumnCoding known = codings.get(column);
        if (known != null) {
            return known;
        }
        ColumnCoding made = ColumnCoding.of(background, column, discretizer);
        return codings.compareAndSet(column, null, made) ? made : codings.get(column);
    }

    private void requireColumns(TableSchema given) {
        if (given.equals(schema)) {
            return;
        }
        if (!given.names().equals(schema.names())) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "the row has the columns " + TableSchema.brief(given.names())
                    + ", but the background has " + TableSchema.brief(schema.names()) + ": make the row with the schema of the background");
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
