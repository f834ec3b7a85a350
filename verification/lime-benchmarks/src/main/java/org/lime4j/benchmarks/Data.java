package org.lime4j.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.lime4j.core.random.Normal;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

/** Tables, texts and pictures drawn from fixed seeds. */
final class Data {
    private static final int ROWS = 5_000;

    /** An instance of {@link #census()}. */
    static final double[] CENSUS_ROW = {35, 2, 150_000, 3, 10, 1, 4, 0, 1, 1, 0, 0, 40, 5};

    private Data() {}

    /**
     * 14 columns in the manner of the census table that LIME is often shown on: 8 of 2 to 42 categories with falling
     * frequencies, 6 of numbers, among them a spread one, a coarse one, and two that are mostly 0.
     */
    static TabularBackground census() {
        return census(ROWS, row -> {});
    }

    /** The same with another number of rows, each of which is told. */
    static TabularBackground census(int rows, Consumer<double[]> listener) {
        SplittableRandom random = new SplittableRandom(1);
        List<Column> columns = new ArrayList<>();
        List<DoubleUnaryOperator> quantiles = new ArrayList<>();
        number(columns, quantiles, "age", u -> Math.rint(Math.max(18, 39 + 12 * Normal.quantile(u))));
        category(columns, quantiles, "work-class", 9);
        number(columns, quantiles, "weight", u -> Math.rint(Math.exp(12 + 0.5 * Normal.quantile(u))));
        category(columns, quantiles, "education", 16);
        number(columns, quantiles, "education-years", u -> Math.rint(Math.min(16, Math.max(1, 10 + 2.5 * Normal.quantile(u)))));
        category(columns, quantiles, "marital-status", 7);
        category(columns, quantiles, "occupation", 15);
        category(columns, quantiles, "relationship", 6);
        category(columns, quantiles, "race", 5);
        category(columns, quantiles, "sex", 2);
        number(columns, quantiles, "capital-gain", u -> u < 0.91 ? 0 : Math.rint(-10_000 * Math.log(1 - (u - 0.91) / 0.09)));
        number(columns, quantiles, "capital-loss", u -> u < 0.95 ? 0 : Math.rint(1_900 + 300 * (u - 0.975) / 0.025));
        number(columns, quantiles, "hours", u -> u > 0.25 && u < 0.7 ? 40 : Math.rint(Math.max(1, 40 + 12 * Normal.quantile(u))));
        category(columns, quantiles, "country", 42);
        TabularBackground.Builder table = TabularBackground.builder(TableSchema.of(columns));
        for (int i = 0; i < rows; i++) {
            double[] row = quantiles.stream().mapToDouble(quantile -> quantile.applyAsDouble(uniform(random))).toArray();
            table.add(row);
            listener.accept(row);
        }
        return table.build();
    }

    private static void number(
            List<Column> columns, List<DoubleUnaryOperator> quantiles, String name, DoubleUnaryOperator quantile) {
        columns.add(Column.numeric(name));
        quantiles.add(quantile);
    }

    /** A category at u with frequencies that fall geometrically to a hundredth of the first. */
    private static void category(List<Column> columns, List<DoubleUnaryOperator> quantiles, String name, int count) {
        columns.add(Column.categorical(name, IntStream.range(0, count).mapToObj(code -> name + " " + code).toList()));
        double ratio = Math.pow(0.01, 1.0 / count);
        double whole = 1 - Math.pow(ratio, count);
        quantiles.add(u -> Math.min(count - 1, Math.floor(Math.log(1 - u * whole) / Math.log(ratio))));
    }

    /** Columns of standard normal numbers. */
    static TabularBackground wide(int width) {
        SplittableRandom random = new SplittableRandom(2);
        TabularBackground.Builder table = TabularBackground.builder(
                TableSchema.ofNumeric(IntStream.range(0, width).mapToObj(j -> "x" + j).toArray(String[]::new)));
        for (int i = 0; i < ROWS; i++) {
            table.add(random.doubles(width).map(u -> Normal.quantile(u + 0x1p-54)).toArray());
        }
        return table.build();
    }

    /** A text of distinct words of 2 to 10 letters, with a full stop after every twelfth. */
    static String text(int words) {
        SplittableRandom random = new SplittableRandom(3);
        Set<String> distinct = new LinkedHashSet<>();
        while (distinct.size() < words) {
            distinct.add(random.ints(random.nextInt(2, 11), 'a', 'z' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (String word : distinct) {
            text.append(count == 0 ? "" : count % 12 == 0 ? ". " : " ").append(word);
            count++;
        }
        return text.toString();
    }

    /** A square picture of overlapping discs of many colours, under a little noise. */
    static RgbImage picture(int side) {
        SplittableRandom random = new SplittableRandom(4);
        int[] rgb = new int[side * side];
        for (int disc = 0; disc < 60; disc++) {
            int x = random.nextInt(side);
            int y = random.nextInt(side);
            int radius = random.nextInt(side / 20, side / 5);
            int color = random.nextInt(1 << 24) & 0xF8F8F8;
            for (int i = 0; i < rgb.length; i++) {
                int across = i % side - x;
                int down = i / side - y;
                rgb[i] = across * across + down * down <= radius * radius ? color : rgb[i];
            }
        }
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] |= random.nextInt(1 << 24) & 0x070707;
        }
        return RgbImage.ofRgb(side, side, rgb);
    }

    private static double uniform(SplittableRandom random) {
        return random.nextDouble() + 0x1p-54;
    }
}
