package org.lime4j.tribuo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;
import org.tribuo.CategoricalInfo;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.FeatureMap;
import org.tribuo.Model;
import org.tribuo.RealInfo;
import org.tribuo.SkeletalVariableInfo;
import org.tribuo.VariableInfo;
import org.tribuo.hash.HashedFeatureMap;
import org.tribuo.interop.ExternalModel;

/**
 * Backgrounds from what Tribuo keeps: a dataset, or the features of a model whose data are gone.
 *
 * <p>A column is a feature. Features {@code field@category} with the value 1 of which every example has exactly one are one
 * column of categories, {@code field}, and {@code field@value} is the column {@code field}; {@link RowFeatures} maps both back.
 *
 * <p>A feature that an example lacks is to Tribuo's models one of value 0. Where examples lack more than half of the columns,
 * as in texts and other sparse data, rows are sparse and what is lacking is 0. Otherwise rows are whole and what is lacking is
 * missing.
 *
 * <p>A model keeps less than its data. It does not count zeros: what an example has as 0 and what it lacks cannot be told
 * apart, and both are 0 here, as they are to the model. Of a feature with at most {@value CategoricalInfo#THRESHOLD} distinct
 * values other than 0 it has the values and their numbers. Of others it has number, mean, variance, smallest and largest
 * value: there are no quantiles, and discretizers that need some leave such a column continuous or refuse it
 * ({@link NumericStatistics#hasRanks()}). Nothing is known of what goes together in a row.
 */
public final class TribuoBackground {
    private TribuoBackground() {}

    /**
     * {@return the background of a dataset, without its rows}
     *
     * @param data that the model was trained on; not modified
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if it has no example or no feature, or a value is not finite
     */
    public static TabularBackground of(Dataset<?> data) {
        return of(data, 0, 0);
    }

    /**
     * {@return the background of a dataset}
     *
     * @param data that the model was trained on; not modified
     * @param keptRows most examples to keep beside the statistics, for samplers that take real rows
     * @param seed of the choice of those
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if it has no example or no feature, or a value is not finite
     */
    public static TabularBackground of(Dataset<?> data, int keptRows, long seed) {
        requireSome(data.size(), data.getFeatureMap().size());
        Columns columns = new Columns(data.getFeatureMap(), data.size());
        for (Example<?> example : data) {
            columns.look(example);
        }
        columns.join();
        TableSchema schema = columns.schema();
        TabularBackground.Builder builder = TabularBackground.builder(schema).keepRows(keptRows, seed);
        for (Example<?> example : data) {
            builder.add(columns.sparse
                    ? sparse(schema, columns, example)
                    : whole(schema, columns, example, absent(schema.size())));
        }
        return builder.build();
    }

    /**
     * {@return the background that a model keeps of the data it was trained on}
     *
     * @param model that Tribuo trained
     * @throws LimeException {@link ErrorId#BAD_BACKGROUND} if it is an external model, whose features have no statistics, its
     *     features have no names, or its values had no finite mean
     */
    public static TabularBackground of(Model<?> model) {
        if (model instanceof ExternalModel) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "a " + model.getClass().getSimpleName()
                    + " was not trained by Tribuo, and keeps no statistics of its features: give the background by data"
                    + " (tribuo-dataset, csv, svmlight)");
        }
        if (model.getFeatureIDMap() instanceof HashedFeatureMap) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "the model keeps only hashes of the names of its features: give the"
                    + " background by data (tribuo-dataset, csv, svmlight)");
        }
        FeatureMap features = model.getFeatureIDMap();
        long trained = model.getProvenance().getDatasetProvenance().getNumExamples();
        long rows = trained;
        for (VariableInfo feature : features) {
            rows = Math.max(rows, ((SkeletalVariableInfo) feature).getCount());
        }
        requireSome(rows, features.size());
        Columns columns = new Columns(features, rows);
        columns.join();
        Map<String, NumericStatistics> numeric = new HashMap<>();
        Map<String, long[]> counts = new HashMap<>();
        for (Map.Entry<String, List<String>> column : columns.features.entrySet()) {
            if (columns.isCategorical(column.getKey())) {
                counts.put(column.getKey(), column.getValue().stream().mapToLong(columns::count).toArray());
            } else {
                String name = column.getValue().get(0);
                long counted = columns.count(name);
                boolean absentIsZero = trained > 0 || columns.sparse || counted == 0;
                numeric.put(column.getKey(), statistics(name, features.get(name), absentIsZero ? rows - counted : 0));
            }
        }
        return TabularBackground.ofStatistics(columns.schema(), rows, numeric, counts);
    }

    /**
     * {@return an example as a row to explain; features that the background does not have are left out, as the model does}
     *
     * @param background made here, of the dataset or model that the example belongs to
     * @param example not modified
     */
    public static Row row(TabularBackground background, Example<?> example) {
        TableSchema schema = background.schema();
        Columns columns = new Columns(schema);
        boolean whole = false;
        for (int j = 0; j < schema.size() && !whole; j++) {
            whole = !schema.column(j).isNumeric() || background.missing(j) > 0;
        }
        double[] cells = absent(schema.size());
        for (int j = 0; whole && j < cells.length; j++) {
            if (schema.column(j).isNumeric() && background.missing(j) == 0) {
                cells[j] = 0;
            }
        }
        Row row = whole(schema, columns, example, cells);
        if (whole) {
            return row;
        }
        boolean complete = true;
        for (int j = 0; j < schema.size() && complete; j++) {
            complete = !row.isMissing(j);
        }
        return complete ? row : sparse(schema, columns, example);
    }

    /** What is read from a file; an error names it, and is one of the background. */
    static TabularBackground fromFile(Path path, Supplier<TabularBackground> read) {
        try {
            return read.get();
        } catch (LimeException e) {
            String message = e.getMessage().startsWith(path.toString()) ? e.getMessage() : path + ": " + e.getMessage();
            throw new LimeException(e.id() == ErrorId.MODEL_NOT_LOADED ? ErrorId.BAD_BACKGROUND : e.id(), message, e);
        }
    }

    private static void requireSome(long rows, int features) {
        if (rows == 0 || features == 0) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "the background has " + rows + " examples with " + features
                    + " features: give the data the model was trained on, or a sample of it");
        }
    }

    private static Row sparse(TableSchema schema, Columns columns, Example<?> example) {
        TreeMap<Integer, Double> cells = new TreeMap<>();
        for (Feature feature : example) {
            Integer column = columns.columnOf(feature.getName(), schema);
            if (column != null) {
                cells.put(column, feature.getValue());
            }
        }
        return Row.sparse(
                schema,
                cells.keySet().stream().mapToInt(Integer::intValue).toArray(),
                cells.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] absent(int columns) {
        double[] cells = new double[columns];
        Arrays.fill(cells, Double.NaN);
        return cells;
    }

    /** The cells hold what a column is where the example has no feature of it. */
    private static Row whole(TableSchema schema, Columns columns, Example<?> example, double[] cells) {
        for (Feature feature : example) {
            Integer column = columns.columnOf(feature.getName(), schema);
            if (column != null) {
                double cell = schema.column(column).isNumeric()
                        ? feature.getValue()
                        : schema.code(column, FeatureNames.entry(feature.getName()));
                cells[column] = Double.isNaN(cell) ? cells[column] : cell;
            }
        }
        return Row.of(schema, cells);
    }

    /** What is known of a feature, with zeros for the examples that lack it. */
    private static NumericStatistics statistics(String name, VariableInfo info, long zeros) {
        if (info instanceof CategoricalInfo categorical) {
            return ofCounts(categorical, zeros);
        }
        if (!(info instanceof RealInfo real)) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "the model keeps no statistics of feature '" + name
                    + "': give the background by data (tribuo-dataset, csv, svmlight)");
        }
        // Tribuo's variance has the divisor count - 1.
        double count = real.getCount();
        double squares = count > 1 ? real.getVariance() * (count - 1) : 0;
        double rows = count + zeros;
        double mean = real.getMean() * count / rows;
        double spread = squares + count * zeros / rows * real.getMean() * real.getMean();
        double min = zeros > 0 ? Math.min(0, real.getMin()) : real.getMin();
        double max = zeros > 0 ? Math.max(0, real.getMax()) : real.getMax();
        double deviation = Math.sqrt(Math.max(0, spread / rows));
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || !Double.isFinite(max - min)) {
            throw new LimeException(ErrorId.BAD_BACKGROUND, "feature '" + name + "' has the mean " + mean
                    + " and the standard deviation " + deviation + " in the model, from " + min + " to " + max
                    + ": give the background by data without such values (tribuo-dataset, csv, svmlight)");
        }
        return NumericStatistics.ofMoments(
                new NumericStatistics.Moments((long) rows, Math.max(min, Math.min(max, mean)), Math.min(deviation, max - min)),
                min,
                max);
    }

    private static NumericStatistics ofCounts(CategoricalInfo info, long zeros) {
        Map<Double, Long> counts = new TreeMap<>();
        for (double value : values(info)) {
            long count = info.getObservationCount(value);
            if (count > 0) {
                counts.merge(value + 0.0, count, Long::sum);
            }
        }
        if (zeros > 0) {
            counts.merge(0.0, zeros, Long::sum);
        }
        return NumericStatistics.ofCounts(
                counts.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                counts.values().stream().mapToLong(Long::longValue).toArray());
    }

    private static double[] values(CategoricalInfo info) {
        if (info.getUniqueObservations() == 1) {
            return new double[] {info.generateRealInfo().getMax()};
        }
        // Tribuo lists the values when it draws one, and 0 whether it occurs or not.
        info.uniformSample(new SplittableRandom(0));
        return info.getValues();
    }

    /** Which features are a column together. Not thread-safe. */
    private static final class Columns {
        /** Column → its feature, or those of its categories in the order of their names. */
        private final Map<String, List<String>> features = new TreeMap<>();
        private final Map<String, String> columns = new HashMap<>();
        private final Map<String, Long> counts = new HashMap<>();
        private final Set<String> categorical = new HashSet<>();
        private final long rows;
        private boolean sparse;

        /** Each feature a column, as long as they are not joined. */
        Columns(FeatureMap map, long rows) {
            this.rows = rows;
            for (VariableInfo info : map) {
                counts.put(info.getName(), (long) ((SkeletalVariableInfo) info).getCount());
                String field = FeatureNames.field(info.getName());
                boolean binary = info instanceof CategoricalInfo categories
                        && categories.getUniqueObservations() == 1
                        && categories.getObservationCount(1.0) > 0;
                if (!field.isEmpty() && binary) {
                    features.computeIfAbsent(field, name -> new ArrayList<>()).add(info.getName());
                }
            }
            features.values().removeIf(group -> group.size() < 2
                    || group.stream().mapToLong(counts::get).sum() != rows);
            features.keySet().removeIf(counts::containsKey);
            features.forEach((field, group) -> {
                group.sort(null);
                group.forEach(feature -> columns.put(feature, field));
            });
            categorical.addAll(features.keySet());
        }

        /** The columns of a background. */
        Columns(TableSchema schema) {
            this.rows = 0;
            for (TableSchema.Column column : schema.columns()) {
                if (!column.isNumeric()) {
                    categorical.add(column.name());
                }
            }
        }

        long count(String feature) {
            return counts.get(feature);
        }

        boolean isCategorical(String column) {
            return categorical.contains(column);
        }

        /** An example with two categories of a group, or none, is the end of the group. */
        void look(Example<?> example) {
            Map<String, Integer> found = new HashMap<>();
            for (Feature feature : example) {
                String field = columns.get(feature.getName());
                if (field != null) {
                    found.merge(field, feature.getValue() == 1 ? 1 : 2, Integer::sum);
                }
            }
            for (String field : List.copyOf(categorical)) {
                if (found.getOrDefault(field, 0) != 1) {
                    categorical.remove(field);
                    features.remove(field).forEach(columns::remove);
                }
            }
        }

        /** Makes columns of what is in no group; undoes the groups if too much is lacking. */
        void join() {
            long present = categorical.size() * rows;
            Set<String> single = new TreeSet<>(counts.keySet());
            single.removeAll(columns.keySet());
            for (String feature : single) {
                present += counts.get(feature);
            }
            sparse = 2.0 * present < (double) rows * (categorical.size() + single.size());
            if (sparse) {
                categorical.clear();
                features.clear();
                columns.clear();
                single.addAll(counts.keySet());
            }
            for (String feature : single) {
                String field = FeatureNames.field(feature);
                boolean number = feature.equals(FeatureNames.ofNumber(field))
                        && !counts.containsKey(field) && !features.containsKey(field);
                features.put(number ? field : feature, List.of(feature));
            }
        }

        TableSchema schema() {
            Map<String, TableSchema.Column> described = new LinkedHashMap<>();
            features.forEach((name, group) -> described.put(name, categorical.contains(name)
                    ? TableSchema.Column.categorical(name, group.stream().map(FeatureNames::entry).toList())
                    : TableSchema.Column.numeric(name)));
            return TableSchema.of(List.copyOf(described.values()));
        }

        /** The column of a feature in a schema; null if there is none. */
        @Nullable Integer columnOf(String feature, TableSchema schema) {
            int own = schema.indexOf(feature);
            if (own >= 0) {
                return own;
            }
            String field = FeatureNames.field(feature);
            int joined = field.isEmpty() ? -1 : schema.indexOf(field);
            boolean known = joined >= 0
                    && (categorical.contains(field)
                            || feature.equals(FeatureNames.ofNumber(field)));
            return known ? Integer.valueOf(joined) : null;
        }
    }
}
