package org.lime4j.tck;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TableSchema.Column;
import org.lime4j.tabular.TabularBackground;

/**
 * Instances that contracts try plugins on, for the tests of plugins that need some: a table, its rows, texts, pictures.
 * The same at each call, in objects of their own.
 */
public final class Examples {
    private static final int TABLE_ROWS = 60;
    private static final int KEPT_ROWS = 20;
    private static final List<String> COLOURS = List.of("blue", "green", "red");
    private static final List<String> SIZES = List.of("large", "small");

    private Examples() {}

    /**
     * {@return the statistics of a small table} It has a column of many numbers and one of few, one of equal numbers, two of
     * categories, cells without a value, a response of two classes, and some of its rows.
     */
    public static TabularBackground table() {
        TableSchema schema = TableSchema.of(
                Column.numeric("length"),
                Column.numeric("count"),
                Column.numeric("constant"),
                Column.categorical("colour", COLOURS),
                Column.categorical("size", SIZES));
        TabularBackground.Builder builder = TabularBackground.builder(schema).keepRows(KEPT_ROWS, 0);
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < TABLE_ROWS; i++) {
            double length = random.nextDouble(-3, 12);
            builder.parse(
                    List.of(
                            i % 9 == 4 ? "" : String.valueOf(length),
                            String.valueOf(random.nextInt(4)),
                            "2.5",
                            i % 7 == 3 ? "" : COLOURS.get(random.nextInt(COLOURS.size())),
                            SIZES.get(random.nextInt(SIZES.size()))),
                    length > 4 ? "long" : "short");
        }
        return builder.build();
    }

    /**
     * {@return rows of a table, spread over its values and categories; some lack a value where the table does}
     *
     * @param background the statistics of the table
     */
    public static List<Row> rows(TabularBackground background) {
        List<Row> rows = new ArrayList<>();
        TableSchema schema = background.schema();
        for (int i = 0; i < 10; i++) {
            double[] numbers = new double[schema.size()];
            for (int j = 0; j < numbers.length; j++) {
                Column column = schema.column(j);
                if (background.missing(j) > 0 && (i + j) % 5 == 4) {
                    numbers[j] = Double.NaN;
                } else if (column.isNumeric()) {
                    numbers[j] = background.numeric(j).quantile(((7 * i + 3 * j) % 10 + 0.5) / 10);
                } else {
                    numbers[j] = (i + j) % column.categories().size();
                }
            }
            rows.add(Row.of(schema, numbers));
        }
        return rows;
    }

    /** {@return texts with words, in several scripts; the first has a single one} */
    public static List<String> texts() {
        return List.of(
                "word",
                "The cat sat on the mat, and the mat was not amused.",
                "to be or not to be",
                "Tabs\tand\nlines\r\nend  here ",
                "  na\u00EFve cafe\u0301, 3.5 \u00D7 10^4 <b>bold</b> user@example.org ",
                "\uC774 \uC601\uD654\uB294 \uC815\uB9D0 \uC7AC\uBBF8\uC788\uC5C8\uB2E4.",
                "\u092F\u0939 \u092B\u093F\u0932\u094D\u092E \u0905\u091A\u094D\u091B\u0940 \u0939\u0948",
                "\u0647\u0630\u0627 \u0627\u0644\u0641\u064A\u0644\u0645 \u062C\u064A\u062F and mixed",
                "pizza \uD83C\uDF55 and \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 family \u2764\uFE0F",
                "alpha beta gamma delta ".repeat(40));
    }

    /** {@return pictures from a single pixel to 24 × 16, of one colour, of many, and with transparency} */
    public static List<RgbImage> pictures() {
        return List.of(
                picture(1, 1, 1),
                picture(1, 7, 2),
                picture(6, 1, 3),
                picture(2, 3, 4),
                RgbImage.ofRgb(13, 9, new int[13 * 9]),
                halves(20, 12),
                picture(24, 16, 5),
                translucent(9, 10));
    }

    private static RgbImage picture(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            int slope = 255 * (i % width) / width;
            pixels[i] = slope << 16 | (255 - slope) << 8 | random.nextInt(256);
        }
        return RgbImage.ofRgb(width, height, pixels);
    }

    private static RgbImage halves(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % width < width / 2 ? 0xC02020 : 0x2040C0;
        }
        return RgbImage.ofRgb(width, height, pixels);
    }

    private static RgbImage translucent(int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (i % 3 == 0 ? 0x40000000 : 0xFF000000) | (i % 2 == 0 ? 0xFFFFFF : 0x101010);
        }
        return RgbImage.ofArgb(width, height, pixels);
    }

    /** Instances of a type that the kit knows; for others the test's author is asked to bring some. */
    static List<?> of(Class<?> type, CreationContext context, String method) {
        Optional<Background> background = context.background();
        if (type == String.class) {
            return texts();
        } else if (type == RgbImage.class) {
            return pictures();
        } else if (type == Row.class && background.isPresent() && background.get() instanceof TabularBackground table) {
            return rows(table);
        }
        return fail("the kit has no instances of " + type.getName() + (type == Row.class ? " without a table" : "")
                + ": override " + method + (type == Row.class
                        ? ", or context() to return super.context().withBackground(Examples.table())"
                        : "") + " in the plugin's test");
    }

    /** A short name for messages. */
    static String name(Object instance) {
        String text = String.valueOf(instance).replace("\n", "\\n").replace("\r", "\\r");
        return text.length() <= 60 ? "'" + text + "'" : "'" + text.substring(0, 60) + "…', " + text.length() + " characters";
    }
}
