package org.lime4j.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.Output;
import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.processors.field.IdentityProcessor;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.impl.ArrayExample;

/**
 * How the cells of a row become Tribuo features, as Tribuo's own columnar processors name them: a number is the feature
 * {@code column} or {@code column@value}, a category the feature {@code column@category} with value 1. A column whose
 * categories are numbers may also be the feature {@code column} with that number. A missing cell and a category that the
 * schema does not know have no feature, nor do the cells of a sparse row that are 0. Training refuses an example without
 * any: there such a row has a single feature with value 0, which Tribuo's own models do not tell from its absence.
 * Immutable and thread-safe.
 */
public final class RowFeatures implements Featurizer<Row> {
    /** What to do with columns that a trained model has no feature of. */
    public enum UnknownColumns {
        /** Refuse the model. */
        REFUSE,
        /** Leave them out of the examples: in sparse data, columns that were 0 in every row of the training. */
        IGNORE
    }

    private final TableSchema schema;
    /** Name of column j's only feature; null where each category has its own, and where there is none. */
    private final String[] single;
    /** Per column with one feature a category, the names by code. */
    private final String[][] byCategory;
    /** How many columns have features. */
    private final int known;
    /** Per column of numeric categories that are one feature, the numbers by code. */
    private final double[][] categoryNumbers;
    /** The columns that have features, in the order of their features' names. */
    private final int[] order;
    /** Of each column its place in {@link #order}; −1 if it has no feature. */
    private final int[] places;
    private final boolean sorted;
    private final boolean onlySingle;
    private final String[] sharedNames;
    private final List<String> unknown;
    /** The feature of a row that has no other; null for a trained model, whose black box finds one itself. */
    private final @Nullable String fallback;

    private RowFeatures(
            TableSchema schema, Predicate<String> knows, UnknownColumns unknownColumns, boolean forTraining) {
        int columns = schema.size();
        this.schema = schema;
        this.single = new String[columns];
        this.byCategory = new String[columns][];
        this.categoryNumbers = new double[columns][];
        Set<String> unknownFeatures = new LinkedHashSet<>();
        List<String> withoutFeature = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            TableSchema.Column column = schema.column(j);
            boolean hasFeature =
                    column.isNumeric() ? nameNumber(j, column, knows) : nameCategories(j, column, knows, unknownFeatures);
            if (!hasFeature) {
                withoutFeature.add(column.name());
            }
        }
        this.known = columns - withoutFeature.size();
        if (known < columns && (unknownColumns == UnknownColumns.REFUSE || known == 0)) {
            throw new LimeException(ErrorId.REFUSED, "the model has no feature of the columns " + TableSchema.brief(withoutFeature)
                    + ": leave them out of the background (ignore), or give a model that was trained on them"
                    + (known == 0 ? "" : "; if they were 0 in every row of its training, set unknown-columns = ignore"));
        }
        this.unknown = List.copyOf(unknownFeatures);
        this.order = order();
        this.places = new int[columns];
        Arrays.fill(places, -1);
        for (int i = 0; i < known; i++) {
            places[order[i]] = i;
        }
        this.fallback = forTraining ? fallback() : null;
        this.sorted = isSorted();
        this.onlySingle = sorted && Arrays.stream(order).allMatch(j -> single[j] != null);
        this.sharedNames = new String[known];
        if (onlySingle) {
            for (int i = 0; i < known; i++) {
                sharedNames[i] = single[order[i]];
            }
        }
    }

    /**
     * {@return the features of a model that is to be trained: {@code column} and {@code column@category}}
     *
     * @param schema the columns of the rows
     */
    public static RowFeatures forTraining(TableSchema schema) {
        return new RowFeatures(schema, name -> true, UnknownColumns.REFUSE, true);
    }

    /**
     * {@return the features of a trained model}
     *
     * @param schema the columns of the rows
     * @param modelFeatures the names that the model knows
     * @throws LimeException {@link ErrorId#REFUSED} if the model knows no feature of a column, or features that belong to
     *     no column; the message names them
     */
    public static RowFeatures forModel(TableSchema schema, Collection<String> modelFeatures) {
        return forModel(schema, modelFeatures, UnknownColumns.REFUSE);
    }

    /**
     * {@return the features of a trained model}
     *
     * @param schema the columns of the rows
     * @param modelFeatures the names that the model knows
     * @param unknownColumns what to do with columns that the model knows no feature of
     * @throws LimeException {@link ErrorId#REFUSED} if the model knows no feature of a column that is not to be ignored, of no
     *     column at all, or features that belong to no column; the message names them
     */
    public static RowFeatures forModel(
            TableSchema schema, Collection<String> modelFeatures, UnknownColumns unknownColumns) {
        Set<String> known = new HashSet<>(modelFeatures);
        return forModel(schema, known, known::contains, unknownColumns);
    }

    /** A model's features; hashed names are known by asking, and cannot be listed. */
    static RowFeatures forModel(TableSchema schema, ImmutableFeatureMap modelFeatures, UnknownColumns unknownColumns) {
        if (!(modelFeatures instanceof HashedFeatureMap)) {
            RowFeatures features = forModel(schema, modelFeatures.keySet(), unknownColumns);
            features.takeNamesOf(modelFeatures);
            return features;
        }
        try {
            return forModel(schema, Set.of(), name -> modelFeatures.getID(name) >= 0, unknownColumns);
        } catch (IllegalStateException e) {
            throw new LimeException(ErrorId.REFUSED, "the names of the model's features are hashed, and the salt is not in the file:"
                    + " load it by TribuoModels.load, and call setSalt of its HashedFeatureMap with that of the training", e);
        }
    }

    private static RowFeatures forModel(
            TableSchema schema, Set<String> listed, Predicate<String> knows, UnknownColumns unknownColumns) {
        RowFeatures features = new RowFeatures(schema, knows, unknownColumns, false);
        Set<String> foreign = features.foreign(listed);
        if (!foreign.isEmpty()) {
            throw new LimeException(ErrorId.REFUSED, "the model knows the features " + TableSchema.brief(foreign)
                    + ", which belong to none of the columns " + TableSchema.brief(schema.names())
                    + ": give a background with all columns the model was trained on");
        }
        return features;
    }

    /** Takes the model's own strings: a forest looks up every feature in every tree, which compares no letters of them. */
    private void takeNamesOf(ImmutableFeatureMap modelFeatures) {
        takeNamesOf(modelFeatures, single);
        takeNamesOf(modelFeatures, sharedNames);
        for (@Nullable String[] names : byCategory) {
            if (names != null) {
                takeNamesOf(modelFeatures, names);
            }
        }
    }

    private static void takeNamesOf(ImmutableFeatureMap modelFeatures, @Nullable String[] names) {
        for (int i = 0; i < names.length; i++) {
            if (names[i] != null && modelFeatures.get(names[i]) != null) {
                names[i] = modelFeatures.get(names[i]).getName();
            }
        }
    }

    private boolean nameNumber(int j, TableSchema.Column column, Predicate<String> knows) {
        String withEntry = FeatureNames.ofNumber(column.name());
        String name = !knows.test(column.name()) && knows.test(withEntry) ? withEntry : column.name();
        single[j] = knows.test(name) ? name : null;
        return single[j] != null;
    }

    private boolean nameCategories(int j, TableSchema.Column column, Predicate<String> knows, Set<String> unknownFeatures) {
        List<String> categories = column.categories();
        String[] names = new String[categories.size()];
        List<String> notKnown = new ArrayList<>();
        for (int code = 0; code < names.length; code++) {
            names[code] = ColumnarFeature.generateFeatureName(column.name(), categories.get(code));
            if (!knows.test(names[code])) {
                notKnown.add(names[code]);
            }
        }
        if (notKnown.size() < names.length) {
            byCategory[j] = names;
            unknownFeatures.addAll(notKnown);
            return true;
        }
        if (!knows.test(column.name())) {
            return false;
        }
        double[] numbers = new double[names.length];
        for (int code = 0; code < names.length; code++) {
            try {
                numbers[code] = Double.parseDouble(categories.get(code));
            } catch (NumberFormatException e) {
                throw new LimeException(ErrorId.REFUSED, "the model reads column '" + column.name()
                        + "' as a number, but its category '" + categories.get(code) + "' is none", e);
            }
        }
        single[j] = column.name();
        categoryNumbers[j] = numbers;
        return true;
    }

    /** Those of a model's features that belong to none of the columns. */
    private Set<String> foreign(Collection<String> modelFeatures) {
        Set<String> foreign = new TreeSet<>(modelFeatures);
        for (int j = 0; j < single.length; j++) {
            if (single[j] != null) {
                foreign.remove(single[j]);
            } else if (byCategory[j] != null) {
                String prefix = schema.column(j).name() + ColumnarFeature.JOINER;
                foreign.removeIf(feature -> feature.startsWith(prefix));
            }
        }
        return foreign;
    }

    private int[] order() {
        List<Integer> columns = new ArrayList<>();
        for (int j = 0; j < single.length; j++) {
            if (single[j] != null || byCategory[j] != null) {
                columns.add(j);
            }
        }
        columns.sort(Comparator.comparing(this::firstName));
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private String fallback() {
        int j = Arrays.stream(order).min().orElseThrow();
        return single[j] != null ? single[j] : byCategory[j][0];
    }

    private boolean isSorted() {
        for (int i = 1; i < order.length; i++) {
            if (lastName(order[i - 1]).compareTo(firstName(order[i])) >= 0) {
                return false;
            }
        }
        return true;
    }

    private String firstName(int j) {
        return single[j] != null ? single[j] : Collections.min(Arrays.asList(byCategory[j]));
    }

    private String lastName(int j) {
        return single[j] != null ? single[j] : Collections.max(Arrays.asList(byCategory[j]));
    }

    /** {@return the columns of the rows} */
    public TableSchema schema() {
        return schema;
    }

    @Override
    public Class<Row> inputType() {
        return Row.class;
    }

    /**
     * {@return the features of categories that the model does not know: to it such a category looks like none at all}
     */
    @Override
    public List<String> unknown() {
        return unknown;
    }

    /**
     * {@return a row as an example} Of a sparse row only the cells that are not 0 are looked at.
     *
     * @param <T> the type of the output
     * @param row of this schema; not kept
     * @param output the response, or the placeholder of its type
     */
    @Override
    public <T extends Output<T>> Example<T> example(Row row, T output) {
        return row.isSparse() ? ofNonZeros(row, output) : ofAll(row, output);
    }

    /** Columns of a sparse row are numeric. */
    private <T extends Output<T>> Example<T> ofNonZeros(Row row, T output) {
        long[] cells = new long[row.stored()];
        int size = 0;
        for (int k = 0; k < cells.length; k++) {
            double number = row.storedNumber(k);
            int place = places[row.storedColumn(k)];
            if (number != 0 && !Double.isNaN(number) && place >= 0) {
                cells[size++] = (long) place << Integer.SIZE | k;
            }
        }
        Arrays.sort(cells, 0, size);
        String[] names = new String[size];
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            names[i] = single[order[(int) (cells[i] >>> Integer.SIZE)]];
            values[i] = row.storedNumber((int) cells[i]);
        }
        return ofFeatures(output, names, values, size);
    }

    private <T extends Output<T>> Example<T> ofAll(Row row, T output) {
        String[] names = onlySingle ? sharedNames : new String[order.length];
        double[] values = new double[order.length];
        int size = 0;
        for (int j : order) {
            double number = row.number(j);
            if (single[j] == null) {
                int code = (int) number;
                if (number >= 0) {
                    names[size] = byCategory[j][code];
                    values[size++] = IdentityProcessor.FEATURE_VALUE;
                }
                continue;
            }
            double[] numbers = categoryNumbers[j];
            double value = numbers == null ? number : number >= 0 ? numbers[(int) number] : Double.NaN;
            if (!Double.isNaN(value)) {
                if (names == sharedNames && !sharedNames[size].equals(single[j])) {
                    names = sharedNames.clone();
                }
                names[size] = single[j];
                values[size++] = value;
            }
        }
        return ofFeatures(output, names, values, size);
    }

    private <T extends Output<T>> Example<T> ofFeatures(T output, String[] names, double[] values, int size) {
        return size == 0 && fallback != null
                ? new RowExample<>(output, new String[] {fallback}, new double[1], 1, true)
                : new RowExample<>(output, names, values, size, sorted);
    }

    /** An example over arrays that are in the order of names already. */
    private static final class RowExample<T extends Output<T>> extends ArrayExample<T> {
        private static final long serialVersionUID = 1L;

        RowExample(T output, String[] names, double[] values, int size, boolean sorted) {
            super(output, 1.0f, 0);
            this.featureNames = names;
            this.featureValues = values;
            this.size = size;
            if (!sorted) {
                sort();
            }
        }
    }
}
