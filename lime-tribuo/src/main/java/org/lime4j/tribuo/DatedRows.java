package org.lime4j.tribuo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.Codes;
import org.lime4j.core.space.InterpretableFeature;
import org.lime4j.tabular.NumericStatistics;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TabularBackground;
import org.lime4j.tabular.discretize.Bins;
import org.lime4j.tabular.discretize.Discretizer;
import org.lime4j.tabular.representation.TabularRepresentation;

/** Rows of a table in which some columns are days: they are cut between two days, and displayed as dates. */
final class DatedRows implements Representation<Row> {
    private final ColumnarFields fields;
    private final TabularRepresentation rows;
    private final Map<String, Bins> bins = new ConcurrentHashMap<>();

    DatedRows(ColumnarFields fields, TabularBackground background, Discretizer discretizer) {
        this.fields = fields;
        this.rows = new TabularRepresentation(background, (column, statistics) -> cut(column, statistics, discretizer));
    }

    private boolean isDate(String column) {
        return fields.kinds().get(column) == ColumnarFields.Kind.DATE;
    }

    /** Half a day after the last day of a bin, so that numbers drawn inside it are nearest to its days. */
    private Optional<Bins> cut(String column, NumericStatistics statistics, Discretizer discretizer) {
        Optional<Bins> cut = discretizer.discretize(column, statistics);
        if (cut.isEmpty() || !isDate(column)) {
            return cut;
        }
        double[] boundaries = DoubleStream.of(cut.get().boundaries()).map(day -> Math.floor(day) + 0.5).distinct().toArray();
        Bins ofDays = Bins.of(boundaries, statistics);
        bins.put(column, ofDays);
        return Optional.of(ofDays);
    }

    @Override
    public Class<Row> instanceType() {
        return Row.class;
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return rows.defaultSampler();
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return rows.defaultKernel();
    }

    @Override
    public InterpretableInstance<Row> represent(Row x, RandomStreams random) {
        InterpretableInstance<Row> represented = rows.represent(x, random);
        List<InterpretableFeature> features = represented.features().stream().map(feature -> dated(feature, x)).toList();
        return new DatedRow(represented, features, dated(represented.subject()));
    }

    private InterpretableFeature dated(InterpretableFeature feature, Row x) {
        int column = feature.location() instanceof Location.Column place ? place.index() : -1;
        @Nullable Bins ofDays = column < 0 || x.isMissing(column) ? null : bins.get(x.schema().column(column).name());
        if (ofDays == null) {
            return feature;
        }
        String name = x.schema().column(column).name();
        return new InterpretableFeature(
                feature.key(),
                ofDays.label(name, ofDays.indexOf(x.number(column)), boundary -> lastDay(name, boundary)),
                feature.kind(),
                feature.value(),
                feature.range(),
                feature.location());
    }

    private String lastDay(String name, double boundary) {
        double day = Math.floor(boundary);
        return fields.date(name, day).orElseGet(() -> Double.toString(day));
    }

    private Subject dated(Subject subject) {
        if (!(subject instanceof Subject.Tabular table)) {
            return subject;
        }
        return new Subject.Tabular(table.cells().stream()
                .map(cell -> isDate(cell.column()) && !cell.value().isEmpty()
                        ? new Subject.Cell(
                                cell.column(),
                                fields.date(cell.column(), Double.parseDouble(cell.value())).orElse(cell.value()))
                        : cell)
                .toList());
    }

    /** The same row, told with dates. */
    private record DatedRow(InterpretableInstance<Row> row, List<InterpretableFeature> features, Subject subject)
            implements InterpretableInstance<Row> {
        @Override
        public Row instance() {
            return row.instance();
        }

        @Override
        public CodeSpace codeSpace() {
            return row.codeSpace();
        }

        @Override
        public void encode(Codes codes, SampleMatrix design, int at) {
            row.encode(codes, design, at);
        }

        @Override
        public boolean inputsDependOnInstance() {
            return row.inputsDependOnInstance();
        }

        @Override
        public long inputBytes() {
            return row.inputBytes();
        }

        @Override
        public Decoder<Row> newDecoder(int maxBatch) {
            return row.newDecoder(maxBatch);
        }
    }
}
