package org.lime4j.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.core.matrix.BinarySamples;
import org.lime4j.core.matrix.DenseSamples;
import org.lime4j.core.matrix.SampleMatrix;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.InterpretableFeature;

/**
 * Rows of a design around one instance. Row 0 is the instance, row 1 equals it, row 2 is all zero, the others are drawn.
 *
 * @param name for messages
 * @param features d of them
 * @param design n × d, binary if every feature is
 */
record RowsCase(String name, List<InterpretableFeature> features, SampleMatrix design) {
    static final int ROWS = 130;

    /** How many binary and numeric features, and whether the instance has every binary one. */
    private static final List<Shape> SHAPES = List.of(
            new Shape(1, 0, true),
            new Shape(5, 0, true),
            new Shape(5, 0, false),
            new Shape(64, 0, true),
            new Shape(70, 0, false),
            new Shape(0, 1, true),
            new Shape(0, 6, true),
            new Shape(3, 4, false));

    private record Shape(int binary, int numeric, boolean allPresent) {
        String name() {
            String ones = count(binary, "binary") + (allPresent ? "" : ", some absent from the instance");
            return binary == 0 ? count(numeric, "numeric") : numeric == 0 ? ones : ones + ", " + count(numeric, "numeric");
        }

        private static String count(int number, String kind) {
            return number + " " + kind + (number == 1 ? " feature" : " features");
        }
    }

    /** Changes a feature to one that the plugin under test can read. */
    interface FeatureChange {
        InterpretableFeature change(int index, InterpretableFeature feature);
    }

    /** One case for each shape. */
    static List<RowsCase> of(long seed, FeatureChange change) {
        List<RowsCase> cases = new ArrayList<>();
        for (Shape shape : SHAPES) {
            SplittableRandom random = new SplittableRandom(seed * 31 + cases.size());
            cases.add(of(shape, seed, random, change));
        }
        return cases;
    }

    private static RowsCase of(Shape shape, long seed, SplittableRandom random, FeatureChange change) {
        int d = shape.binary() + shape.numeric();
        List<InterpretableFeature> features = new ArrayList<>();
        for (int j = 0; j < d; j++) {
            features.add(change.change(j, feature(j, j < shape.binary(), shape.allPresent(), random)));
        }
        SampleMatrix design = shape.numeric() == 0 ? new BinarySamples(ROWS, d) : new DenseSamples(ROWS, d);
        for (int i = 0; i < ROWS; i++) {
            double keep = random.nextDouble(0.2, 0.9);
            for (int j = 0; j < d; j++) {
                double drawn = features.get(j).kind() == FeatureKind.BINARY
                        ? random.nextDouble() < keep ? 1 : 0
                        : features.get(j).value() + 3 * random.nextDouble() - 1.5;
                design.set(i, j, i < 2 ? features.get(j).value() : i == 2 ? 0 : drawn);
            }
        }
        return new RowsCase(shape.name() + ", seed " + seed, List.copyOf(features), design);
    }

    private static InterpretableFeature feature(int j, boolean binary, boolean present, SplittableRandom random) {
        String name = "feature " + j;
        double value = binary ? present || j % 3 != 1 ? 1 : 0 : Math.rint(random.nextDouble(-20, 20)) / 8;
        return new InterpretableFeature(FeatureKey.of(name), name, binary ? FeatureKind.BINARY : FeatureKind.NUMERIC,
                value, binary ? 1 : 3, new Location.Column(j));
    }

    int size() {
        return features.size();
    }

    /** The same rows in another order; row 0 stays. */
    RowsCase reordered(int[] order) {
        SampleMatrix other = like(design, ROWS, size());
        for (int i = 0; i < ROWS; i++) {
            copyRow(design, order[i], other, i, 0);
        }
        return new RowsCase(name, features, other);
    }

    /** The same columns inside a wider design, with others before and behind that differ from row to row. */
    RowsCase within(int before, int behind) {
        SplittableRandom random = new SplittableRandom(before + 7L * behind);
        SampleMatrix wide = like(design, ROWS, before + size() + behind);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < wide.columns(); j++) {
                wide.set(i, j, random.nextInt(2));
            }
            copyRow(design, i, wide, i, before);
        }
        return new RowsCase(name, features, wide);
    }

    RowsCase copy() {
        return reordered(identity());
    }

    static int[] identity() {
        int[] order = new int[ROWS];
        Arrays.setAll(order, i -> i);
        return order;
    }

    private static SampleMatrix like(SampleMatrix design, int rows, int columns) {
        return design instanceof BinarySamples ? new BinarySamples(rows, columns) : new DenseSamples(rows, columns);
    }

    private static void copyRow(SampleMatrix from, int fromRow, SampleMatrix to, int row, int firstColumn) {
        for (int j = 0; j < from.columns(); j++) {
            to.set(row, firstColumn + j, from.get(fromRow, j));
        }
    }
}
