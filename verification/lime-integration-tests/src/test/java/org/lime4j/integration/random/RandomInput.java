package org.lime4j.integration.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.core.composite.Composite;
import org.lime4j.core.plugin.Background;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;
import org.lime4j.tabular.TableSchema;
import org.lime4j.tabular.TabularBackground;

/**
 * What is explained: instances of one modality, with the background that tables need.
 *
 * @param type of the instances
 * @param instances at least one
 * @param background of the tables among them
 * @param names of columns and blocks
 * @param blocks the types of the blocks of a composite by their names, else empty
 * @param description for messages
 */
record RandomInput<X>(
        Class<X> type,
        List<X> instances,
        Optional<Background> background,
        List<String> names,
        Map<String, Class<?>> blocks,
        String description) {
    /** The types that inputs have. */
    static final List<Class<?>> TYPES = List.of(Row.class, String.class, RgbImage.class, Composite.class);

    private static final int INSTANCES = 3;

    private static final List<String> WORDS = List.of("the", "plot", "is", "not", "good", "Good", "very", "it's", "don't",
            "음악이", "훌륭하고", "영화는", "電影", "很好", "最高です", "كتاب", "جميل", "naïve", "cafe\u0301", "😀", "👩‍👩‍👧", "3.14", "a1_b", "x",
            "<b>", "\u0000", "\uD800", "\u200B");
    private static final List<String> GAPS = List.of(" ", " ", " ", ", ", "  ", "\n", ". ", "", "\t", "\u00A0", "! ");

    static RandomInput<?> draw(RandomGenerator random) {
        int chance = random.nextInt(20);
        if (chance < 9) {
            return table(random);
        } else if (chance < 13) {
            return texts(random);
        } else if (chance < 16) {
            return images(random);
        }
        return composites(random);
    }

    private static RandomInput<String> texts(RandomGenerator random) {
        List<String> texts = IntStream.range(0, INSTANCES).mapToObj(i -> text(random)).toList();
        return new RandomInput<>(String.class, texts, Optional.empty(), List.of(), Map.of(), "texts " + texts);
    }

    private static String text(RandomGenerator random) {
        int words = switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 150;
            default -> 1 + random.nextInt(25);
        };
        int vocabulary = 1 + random.nextInt(WORDS.size());
        StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? " ?!" : "");
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : GAPS.get(random.nextInt(GAPS.size()))).append(WORDS.get(random.nextInt(vocabulary)));
        }
        return text.toString();
    }

    private static RandomInput<RgbImage> images(RandomGenerator random) {
        List<RgbImage> images = IntStream.range(0, INSTANCES).mapToObj(i -> image(random)).toList();
        return new RandomInput<>(RgbImage.class, images, Optional.empty(), List.of(), Map.of(),
                "images " + images.stream().map(image -> image.width() + " × " + image.height()).toList());
    }

    private static RgbImage image(RandomGenerator random) {
        int width = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 24);
        int height = 1 + random.nextInt(random.nextInt(4) == 0 ? 3 : 24);
        int noise = random.nextInt(3) == 0 ? 0 : random.nextInt();
        int left = random.nextInt();
        int[] argb = IntStream.range(0, width * height)
                .map(i -> (i % width < width / 2 ? left : ~left) ^ random.nextInt() & noise)
                .toArray();
        return random.nextInt(3) == 0 ? RgbImage.ofArgb(width, height, argb) : RgbImage.ofRgb(width, height, argb);
    }

    private static RandomInput<Composite> composites(RandomGenerator random) {
        List<String> names = List.of("note", "facts", "photo").subList(0, 1 + random.nextInt(3));
        Map<String, RandomInput<?>> blocks = new LinkedHashMap<>();
        Optional<Background> background = Optional.empty();
        List<String> all = new ArrayList<>(names);
        for (String name : names) {
            int kind = random.nextInt(4);
            RandomInput<?> block = kind == 0 ? images(random) : kind < 3 && background.isEmpty() ? table(random) : texts(random);
            background = background.or(block::background);
            all.addAll(block.names());
            blocks.put(name, block);
        }
        List<Composite> composites = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            Map<String, Object> parts = new LinkedHashMap<>();
            for (String name : names) {
                parts.put(name, blocks.get(name).instances().get(i));
            }
            composites.add(Composite.of(parts));
        }
        Map<String, Class<?>> types = new LinkedHashMap<>();
        blocks.forEach((name, block) -> types.put(name, block.type()));
        return new RandomInput<>(Composite.class, composites, background, all, types, "composites of " + blocks);
    }

    /** A table of columns of all sorts: regular, constant, of few values, of wide range, mostly zero, far from zero, of names. */
    private static RandomInput<Row> table(RandomGenerator random) {
        boolean sparse = random.nextInt(6) == 0;
        int size = random.nextInt(5) == 0 ? 1 : 1 + random.nextInt(random.nextInt(3) == 0 ? 30 : 8);
        List<TableSchema.Column> columns = new ArrayList<>();
        List<DoubleSupplier> cells = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            int categories = !sparse && random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
            columns.add(categories == 0
                    ? TableSchema.Column.numeric("column " + j)
                    : TableSchema.Column.categorical("names " + j, IntStream.range(0, categories).mapToObj(c -> "name " + c).toList()));
            cells.add(cell(categories, sparse, random));
        }
        TableSchema schema = TableSchema.of(columns);
        int rows = new int[] {1, 2, 3, 10, 50, 50, 200, 400}[random.nextInt(8)];
        TabularBackground.Builder builder = TabularBackground.builder(schema);
        boolean keeps = random.nextInt(3) == 0;
        if (keeps) {
            builder.keepRows(1 + random.nextInt(rows), random.nextLong());
        }
        if (random.nextInt(8) == 0) {
            builder.limit(16, 8);
        }
        boolean classes = random.nextBoolean();
        for (int i = 0; i < rows; i++) {
            Row row = row(schema, cells, sparse);
            if (classes) {
                builder.add(row, random.nextInt(3) == 0 ? "yes" : "no");
            } else {
                builder.add(row);
            }
        }
        List<Row> instances = IntStream.range(0, INSTANCES)
                .mapToObj(i -> odd(row(schema, cells, sparse && random.nextInt(10) > 0), random))
                .toList();
        return new RandomInput<>(Row.class, instances, Optional.of(builder.build()), schema.names(), Map.of(),
                (sparse ? "sparse " : "") + "table of " + rows + " × " + size + (keeps ? ", rows kept" : "") + (classes ? ", classes" : "")
                        + ", rows " + instances);
    }

    private static DoubleSupplier cell(int categories, boolean sparse, RandomGenerator random) {
        DoubleSupplier value;
        if (categories > 0) {
            value = () -> random.nextInt(categories);
        } else {
            double one = random.nextInt(3) - 1;
            value = switch (sparse ? 7 : random.nextInt(8)) {
                case 0 -> () -> one;
                case 1 -> () -> random.nextInt(4);
                case 2 -> () -> Math.exp(10 * random.nextGaussian());
                case 3 -> () -> 1e9 + random.nextDouble();
                case 4 -> () -> 1e-12 * random.nextGaussian();
                case 5, 6 -> () -> 10 * random.nextGaussian();
                default -> () -> random.nextInt(5) == 0 ? 1 + random.nextInt(9) : 0;
            };
        }
        double missing = new double[] {0, 0, 0, 0.05, 0.6}[random.nextInt(5)];
        return () -> random.nextDouble() < missing ? Double.NaN : value.getAsDouble();
    }

    private static Row row(TableSchema schema, List<DoubleSupplier> cells, boolean sparse) {
        double[] numbers = cells.stream().mapToDouble(DoubleSupplier::getAsDouble).toArray();
        return sparse ? Row.sparse(schema, IntStream.range(0, numbers.length).toArray(), numbers) : Row.of(schema, numbers);
    }

    @Override
    public String toString() {
        return description;
    }

    /** Sometimes with a cell that the background has never seen. */
    private static Row odd(Row row, RandomGenerator random) {
        if (random.nextInt(4) > 0 || row.isSparse()) {
            return row;
        }
        double[] numbers = new double[row.size()];
        row.copyTo(numbers, 0);
        int j = random.nextInt(numbers.length);
        numbers[j] = random.nextInt(3) == 0 ? Double.NaN
                : !row.schema().column(j).isNumeric() ? TableSchema.UNSEEN
                : random.nextBoolean() ? -1e6 : Double.NEGATIVE_INFINITY;
        return Row.of(row.schema(), numbers);
    }
}
