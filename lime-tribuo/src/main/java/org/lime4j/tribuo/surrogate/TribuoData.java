package org.lime4j.tribuo.surrogate;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.VariableIDInfo;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Rows of numbers as Tribuo examples of one regressed value. Feature k of Tribuo is column k: its names sort as the columns
 * do. Belongs to one thread.
 */
final class TribuoData extends MutableDataset<Regressor> {
    private static final long serialVersionUID = 1L;
    private static final String OUTPUT = "output";
    private static final int FIRST = 100_000_000;
    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final OffsetDateTime EPOCH = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final transient String[] names;
    private final int mostChoices;

    /**
     * No rows yet.
     *
     * @param columns of each row
     * @param mostChoices how often a trainer may ask for the name of a feature that it has chosen, before it counts as one
     *     that runs in circles
     */
    TribuoData(int columns, int mostChoices) {
        super(new SimpleDataSourceProvenance("local sample", EPOCH, FACTORY), FACTORY);
        this.names = new String[columns];
        for (int j = 0; j < columns; j++) {
            names[j] = name(j);
        }
        this.mostChoices = mostChoices;
    }

    /** Nine digits, so that names sort as numbers do. */
    private static String name(int column) {
        return Integer.toString(FIRST + column);
    }

    /** The column of a feature's name, or −1 for something else, such as Tribuo's bias. */
    static int column(String name) {
        return Character.isDigit(name.charAt(0)) ? Integer.parseInt(name) - FIRST : -1;
    }

    /** The name of the value that is regressed. */
    static String output() {
        return OUTPUT;
    }

    /** An example of these numbers, one a column, zeros among them. */
    Example<Regressor> example(double[] row, double response) {
        return new ArrayExample<>(new Regressor(OUTPUT, response), names, row);
    }

    void add(double[] row, double response, double weight) {
        Example<Regressor> example = example(row, response);
        example.setWeight((float) weight);
        add(example);
    }

    /** Adds an example without observing how the values of its features are distributed, but for the first one. */
    void addUnobserved(double[] row, double response, double weight) {
        if (data.isEmpty()) {
            add(row, response, weight);
            return;
        }
        Example<Regressor> example = example(row, response);
        example.setWeight((float) weight);
        outputMap.observe(example.getOutput());
        data.add(example);
    }

    @Override
    public ImmutableFeatureMap getFeatureIDMap() {
        return new CountingMap(super.getFeatureIDMap(), mostChoices);
    }

    /** Counts the look-ups by which Tribuo's sparse linear trainers report each feature that they choose. */
    private static final class CountingMap extends ImmutableFeatureMap {
        private static final long serialVersionUID = 1L;
        private final int most;
        private int count;

        CountingMap(ImmutableFeatureMap map, int most) {
            super(map);
            this.most = most;
        }

        @Override
        public VariableIDInfo get(int id) {
            if (++count > most) {
                throw new IllegalStateException("it chose features " + most + " times without coming to an end");
            }
            return super.get(id);
        }
    }
}
