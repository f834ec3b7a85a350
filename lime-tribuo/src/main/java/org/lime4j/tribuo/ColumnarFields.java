package org.lime4j.tribuo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.composite.Composite;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.tribuo.Model;
import org.tribuo.VariableInfo;
import org.tribuo.data.columnar.FieldProcessor;
import org.tribuo.data.columnar.FieldProcessor.GeneratedFeatureType;
import org.tribuo.data.columnar.RowProcessor;
import org.tribuo.data.columnar.processors.field.DateFieldProcessor;
import org.tribuo.data.columnar.processors.field.DoubleFieldProcessor;

/**
 * The fields that a row processor reads, and what each is perturbed as. Fields stand in the order of their names. Immutable,
 * and as thread-safe as the processor.
 *
 * <p>As a composite, a row has a part {@link #TABLE} with its numbers, dates and categories, unless there are none, and a part
 * for each text, called by its field. A date is the number of its day, counted from 1 January 1970. An empty cell is a missing
 * number or date; of categories it is one of its own, {@link #EMPTY}, because Tribuo has a feature for it.
 */
public final class ColumnarFields {
    /** What a field is perturbed as. */
    public enum Kind {
        /** A number, in bins. What cannot be read as one has no feature, and is missing. */
        NUMERIC,
        /** One of the texts that occur in the field. */
        CATEGORICAL,
        /** A day, in bins, written as its processor reads it. What cannot be read as one has no feature, and is missing. */
        DATE,
        /** The presence of words. */
        TEXT
    }

    /** The block of numbers, dates and categories. */
    public static final String TABLE = "table";

    /** The category of an empty cell. */
    public static final String EMPTY = "(empty)";

    /** Of numbers that both Tribuo and a table read as they are. */
    private static final String PLAIN_NUMBER = "0123456789.+-eE";

    private final RowProcessor<?> processor;
    private final boolean replacesNewLines;
    private final Map<String, Kind> kinds;
    private final Map<String, DayFormat> formats;
    private final List<String> table;
    private final List<String> texts;

    private ColumnarFields(RowProcessor<?> processor, Map<String, Kind> chosen) {
        this.processor = processor;
        this.replacesNewLines =
                !String.valueOf(processor.getProvenance().getConfiguredParameters().get("replaceNewlinesWithSpaces")).equals("false");
        Map<String, Kind> found = new TreeMap<>();
        this.formats = new TreeMap<>();
        processor.getFieldProcessors().forEach((name, field) -> {
            found.put(name, chosen.getOrDefault(name, kind(field)));
            if (field instanceof DateFieldProcessor date) {
                formats.put(name, DayFormat.of(date));
            }
        });
        this.kinds = Collections.unmodifiableMap(found);
        for (String name : chosen.keySet()) {
            if (!kinds.containsKey(name)) {
                throw new IllegalArgumentException("kinds names the field '" + name + "', which the row processor does not read;"
                        + " its fields are " + TableSchema.brief(kinds.keySet()));
            }
            if (chosen.get(name) == Kind.DATE && !formats.containsKey(name)) {
                throw new IllegalArgumentException("kinds." + name + " is date, but its processor is no DateFieldProcessor, so that"
                        + " there is no form to write days in; numeric, categorical and text are allowed");
            }
        }
        this.table = kinds.keySet().stream().filter(name -> kinds.get(name) != Kind.TEXT).toList();
        this.texts = kinds.keySet().stream().filter(name -> kinds.get(name) == Kind.TEXT).toList();
        if (!table.isEmpty() && texts.contains(TABLE)) {
            throw new LimeException(ErrorId.REFUSED, "a field of text is called '" + TABLE + "', as the block of all other fields is:"
                    + " rename the field");
        }
    }

    /**
     * {@return the fields of a row processor, numbers, dates and texts found by the type of their processors; of a type that is
     * not Tribuo's own, texts by the type of feature that it says to make} All others are categories.
     *
     * @param processor that the model was trained with; its regular expressions, if it has some, are bound to fields
     * @throws LimeException {@link ErrorId#REFUSED} if they are not
     */
    public static ColumnarFields of(RowProcessor<?> processor) {
        return of(processor, Map.of());
    }

    /**
     * {@return the fields of a row processor}
     *
     * @param processor that the model was trained with; its regular expressions, if it has some, are bound to fields
     * @param kinds field → what it is perturbed as, for those that {@link #of(RowProcessor)} takes for something else
     * @throws LimeException {@link ErrorId#REFUSED} if they are not
     * @throws IllegalArgumentException if a kind is of no field, or is a date where there is no form of dates
     */
    public static ColumnarFields of(RowProcessor<?> processor, Map<String, Kind> kinds) {
        if (!processor.isConfigured()) {
            throw new LimeException(ErrorId.REFUSED, "the row processor has regular expressions that no field is bound to: bind them"
                    + " (RowProcessor.expandRegexMapping) to the names of the fields");
        }
        return new ColumnarFields(processor, kinds);
    }

    /** Binds the regular expressions of a processor to those names that it does not know yet. */
    static void bind(RowProcessor<?> processor, Collection<String> names) {
        if (!processor.isConfigured()) {
            Set<String> others = new TreeSet<>(names);
            others.removeAll(processor.getColumnNames());
            try {
                processor.expandRegexMapping(others);
            } catch (IllegalArgumentException e) {
                throw new LimeException(ErrorId.REFUSED, "the regular expressions of the row processor do not fit the fields "
                        + TableSchema.brief(others) + ": " + e.getMessage(), e);
            }
        }
    }

    /** The names of the fields that a model has features of, as far as its features tell: a field may have separators too. */
    static Set<String> named(Model<?> model) {
        Set<String> names = new TreeSet<>();
        for (VariableInfo feature : model.getFeatureIDMap()) {
            names.add(fieldOf(feature.getName()));
        }
        return names;
    }

    private static String fieldOf(String feature) {
        String before = FeatureNames.field(feature);
        String field = before.isEmpty() ? feature : before;
        int namespace = field.lastIndexOf(FieldProcessor.NAMESPACE);
        return namespace < 0 ? field : field.substring(0, namespace);
    }

    private static Kind kind(FieldProcessor field) {
        if (field instanceof DoubleFieldProcessor) {
            return Kind.NUMERIC;
        }
        if (field instanceof DateFieldProcessor) {
            return Kind.DATE;
        }
        return field.getFeatureType() == GeneratedFeatureType.TEXT ? Kind.TEXT : Kind.CATEGORICAL;
    }

    /** {@return the processor itself} */
    public RowProcessor<?> processor() {
        return processor;
    }

    /** {@return field → what it is perturbed as, in the order of the names} */
    public Map<String, Kind> kinds() {
        return kinds;
    }

    /** {@return the numbers, dates and categories} */
    public List<String> table() {
        return table;
    }

    /** {@return the texts} */
    public List<String> texts() {
        return texts;
    }

    /** A number of days as the processor of a field writes the day; nothing if it is written in no way that is read as the same. */
    Optional<String> date(String field, double day) {
        return formats.get(field).write(nearest(day));
    }

    private static long nearest(double day) {
        return (long) Math.ceil(day - 0.5);
    }

    /** Samples would lose the field without a word: optional parts, for one, are all written, but read one by one. */
    private String requireDate(String field, double day) {
        return date(field, day).orElseThrow(() -> new LimeException(ErrorId.REFUSED, "field '" + field + "' has dates of the form '"
                + formats.get(field).pattern() + "', which cannot write the day " + LocalDate.ofEpochDay(nearest(day))
                + " so that it is read back as the same: take the field for categories or text (kinds { \"" + field
                + "\" = categorical })"));
    }

    /** The cells of the table, as texts for a schema that takes the empty one for no value; null stands for no cell at all. */
    List<String> cells(Map<String, ? extends @Nullable String> row) {
        List<String> cells = new ArrayList<>(table.size());
        for (String name : table) {
            String value = row.get(name);
            cells.add(value == null ? "" : cell(name, (replacesNewLines ? value.replace('\n', ' ') : value).trim()));
        }
        return cells;
    }

    private String cell(String name, String value) {
        return switch (kinds.get(name)) {
            case NUMERIC -> number(name, value);
            case DATE -> day(name, value);
            default -> category(name, value);
        };
    }

    private static String number(String name, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return "";
        }
        if (!Double.isFinite(number)) {
            throw new LimeException(ErrorId.BAD_INSTANCE,
                    "field '" + name + "' is " + value + ", which is not a finite number: leave the cell empty if it has no value");
        }
        return value.chars().allMatch(character -> PLAIN_NUMBER.indexOf(character) >= 0) ? value : Double.toString(number);
    }

    private String day(String name, String value) {
        OptionalLong day = formats.get(name).read(value);
        if (day.isEmpty()) {
            return "";
        }
        requireDate(name, day.getAsLong());
        return Long.toString(day.getAsLong());
    }

    private static String category(String name, String value) {
        if (value.equals(EMPTY)) {
            throw new LimeException(ErrorId.BAD_INSTANCE, "field '" + name + "' is '" + EMPTY
                    + "', which is what empty cells are called: leave the cell empty, or write something else");
        }
        return value.isEmpty() ? EMPTY : value;
    }

    /** A row as a composite. */
    Composite composite(Map<String, ? extends @Nullable String> row, @Nullable TableSchema schema) {
        Map<String, Object> parts = new TreeMap<>();
        for (String name : texts) {
            String value = row.get(name);
            parts.put(name, value == null ? "" : value);
        }
        if (schema != null) {
            parts.put(TABLE, Row.parse(schema, cells(row)));
        }
        return Composite.of(parts);
    }

    /** Puts the cells of a row as the processor reads them; those without a value are left out. */
    void read(Row row, Map<String, String> into) {
        TableSchema schema = row.schema();
        for (int j = 0; j < schema.size(); j++) {
            if (row.isMissing(j)) {
                continue;
            }
            String name = schema.column(j).name();
            if (!schema.column(j).isNumeric()) {
                String category = row.text(j);
                into.put(name, category.equals(EMPTY) ? "" : category);
            } else if (kinds.get(name) == Kind.DATE) {
                into.put(name, requireDate(name, row.number(j)));
            } else {
                into.put(name, row.text(j));
            }
        }
    }

    /** Equal if the processors are configured alike and each field is perturbed as the same. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof ColumnarFields that
                        && kinds.equals(that.kinds)
                        && (processor == that.processor || processor.getProvenance().equals(that.processor.getProvenance()));
    }

    @Override
    public int hashCode() {
        return kinds.hashCode();
    }

    @Override
    public String toString() {
        return "ColumnarFields" + kinds;
    }
}
