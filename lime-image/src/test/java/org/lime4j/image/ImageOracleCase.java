package org.lime4j.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * A random image of random segments, and a random model of which segments are shown: linear, products, indicators of some
 * shown and others hidden, or any function at all. The model tells by its own knowledge of the pixels what is shown.
 */
final class ImageOracleCase {
    /** The reference's width, which is the default. */
    static final double NU = 0.25;

    private static final PluginRegistry PLUGINS = PluginRegistry.standard();
    /** Of more segments a function is not drawn value by value. */
    private static final int MOST_OF_A_TABLE = 8;

    /** What the model adds if all of one set are shown and all of another are hidden. */
    private record Term(double factor, int[] shown, int[] hidden) {}

    private final SplittableRandom random;
    private final int d;
    private final double width;
    private final RgbImage image;
    private final IntPlane labels;
    private final LimeExplainerBuilder<RgbImage> explainer;
    private final List<Term> terms = new ArrayList<>();
    private final double[] table;

    /**
     * A case.
     *
     * @param most segments at most
     */
    ImageOracleCase(long seed, int most) {
        random = new SplittableRandom(seed);
        width = random.nextBoolean() ? NU : 0.2 + 0.6 * random.nextDouble();
        ComponentRef<?> grid = null;
        switch (random.nextInt(3)) {
            case 0 -> {
                int rows = 1 + random.nextInt((int) Math.sqrt(most));
                int columns = 1 + random.nextInt(most / rows);
                image = noise(2 * columns + random.nextInt(5), rows + random.nextInt(7));
                labels = plane((x, y) -> cell(y, rows, image.height()) * columns + cell(x, columns, image.width()));
                grid = ComponentRef.of("grid").with("rows", rows).with("columns", columns);
            }
            case 1 -> {
                int size = 2 + random.nextInt(2);
                int columns = 1 + random.nextInt((int) Math.sqrt(most));
                int rows = 1 + random.nextInt(most / columns);
                image = noise(size * columns, size * rows);
                labels = plane((x, y) -> y / size * columns + x / size);
                grid = ComponentRef.of("grid").with("cell-size", size);
            }
            default -> {
                int segments = 1 + random.nextInt(most);
                image = noise(2 + random.nextInt(10), segments + random.nextInt(5));
                labels = scattered(segments);
            }
        }
        d = Arrays.stream(labels.toArray()).max().orElseThrow() + 1;
        table = d <= MOST_OF_A_TABLE && random.nextInt(3) == 0 ? random.doubles(1L << d, -1, 1).toArray() : null;
        if (table == null) {
            draw();
        }
        explainer = LimeExplainer.builder(BlackBox.ofScalar(RgbImage.class, Outputs.scores("score"), z -> answer(shown(z))))
                .registry(PLUGINS)
                .surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 0));
        represent(grid);
        if (width != NU) {
            explainer.kernel(ComponentRef.of("exponential").with("width", width));
        }
    }

    /** By a label map that somebody has drawn with numbers of their own, or by a grid; hidden in one of four ways. */
    private void represent(ComponentRef<?> grid) {
        if (grid == null) {
            int step = 1 + random.nextInt(1_000);
            int first = random.nextInt(-5_000, 5_000);
            int[] numbers = Arrays.stream(labels.toArray()).map(label -> first + step * label).toArray();
            Hiding hiding = switch (random.nextInt(4)) {
                case 0 -> new Hiding.SolidColor(random.nextInt(1 << 24));
                case 1 -> new Hiding.Blurred(0.5 + 3 * random.nextDouble());
                case 2 -> new Hiding.Replaced(noise(image.width(), image.height()));
                default -> new Hiding.SegmentMean(random.nextBoolean() ? Hiding.Means.ROUNDED : Hiding.Means.TRUNCATED);
            };
            explainer.representation(new ImageRepresentation(
                    new LabelMapSegmenter(new IntPlane(labels.width(), labels.height(), numbers)), hiding));
            return;
        }
        ComponentRef<?> representation = ComponentRef.of("image").with("segmenter", grid);
        explainer.representation(switch (random.nextInt(3)) {
            case 0 -> representation.with("hide", "color").with("hide-color", String.format("#%06x", random.nextInt(1 << 24)));
            case 1 -> representation.with("hide", "blur").with("hide-sigma", 0.5 + 3 * random.nextDouble());
            default -> representation;
        });
    }

    private RgbImage noise(int columns, int rows) {
        return RgbImage.ofRgb(columns, rows, random.ints((long) columns * rows, 0, 1 << 24).toArray());
    }

    private interface Labelling {
        int label(int x, int y);
    }

    private IntPlane plane(Labelling labelling) {
        int[] plane = new int[image.size()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = labelling.label(i % image.width(), i / image.width());
        }
        return new IntPlane(image.width(), image.height(), plane);
    }

    /** The last of k cells whose first pixel is not beyond this one; where there are more cells than pixels, the pixel. */
    private static int cell(int at, int cells, int length) {
        int count = Math.min(cells, length);
        int cell = count - 1;
        while (cell * length / count > at) {
            cell--;
        }
        return cell;
    }

    /** Pixels anywhere, at least two of each label, because one pixel alone is its own mean. */
    private IntPlane scattered(int segments) {
        int[] plane = new int[image.size()];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i < 2 * segments ? i / 2 : random.nextInt(segments);
        }
        for (int i = plane.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = plane[i];
            plane[i] = plane[j];
            plane[j] = swapped;
        }
        return new IntPlane(image.width(), image.height(), plane);
    }

    private void draw() {
        int kind = random.nextInt(3);
        terms.add(new Term(2 * random.nextDouble() - 1, new int[0], new int[0]));
        for (int k = kind == 0 ? d : 1 + random.nextInt(5); k > 0; k--) {
            int[] members = random.ints(0, d).distinct().limit(1 + random.nextInt(Math.min(d, 4))).toArray();
            int hidden = kind == 2 ? random.nextInt(members.length + 1) : 0;
            terms.add(new Term(
                    2 * random.nextDouble() - 1,
                    kind == 0 ? new int[] {k - 1} : Arrays.copyOfRange(members, hidden, members.length),
                    kind == 0 ? new int[0] : Arrays.copyOf(members, hidden)));
        }
    }

    /** Which segments of a perturbed image are as they were, to the last pixel. */
    private boolean[] shown(RgbImage perturbed) {
        boolean[] shown = new boolean[d];
        Arrays.fill(shown, true);
        for (int i = 0; i < image.size(); i++) {
            shown[labels.at(i)] &= perturbed.argb(i) == image.argb(i);
        }
        return shown;
    }

    private double answer(boolean[] shown) {
        if (table != null) {
            int row = 0;
            for (int j = 0; j < d; j++) {
                row |= shown[j] ? 1 << j : 0;
            }
            return table[row];
        }
        double sum = 0;
        for (Term term : terms) {
            boolean holds = true;
            for (int j : term.shown) {
                holds &= shown[j];
            }
            for (int j : term.hidden) {
                holds &= !shown[j];
            }
            sum += holds ? term.factor : 0;
        }
        return sum;
    }

    /** The model as a sum of products: a hidden segment is one less a shown one. */
    private Map<Set<Integer>, Double> products() {
        Map<Set<Integer>, Double> sum = new LinkedHashMap<>();
        if (table != null) {
            for (int row = 0; row < table.length; row++) {
                int shown = row;
                expand(table[row], members(j -> (shown >> j & 1) == 1), members(j -> (shown >> j & 1) == 0), sum);
            }
        }
        for (Term term : terms) {
            expand(term.factor, term.shown, term.hidden, sum);
        }
        return sum;
    }

    private int[] members(IntPredicate condition) {
        return IntStream.range(0, d).filter(condition).toArray();
    }

    private static void expand(double factor, int[] shown, int[] hidden, Map<Set<Integer>, Double> sum) {
        for (int subset = 0; subset < 1 << hidden.length; subset++) {
            Set<Integer> members = new TreeSet<>();
            for (int j : shown) {
                members.add(j);
            }
            for (int k = 0; k < hidden.length; k++) {
                if ((subset >> k & 1) == 1) {
                    members.add(hidden[k]);
                }
            }
            sum.merge(members, Integer.bitCount(subset) % 2 == 0 ? factor : -factor, Double::sum);
        }
    }

    int size() {
        return d;
    }

    RgbImage image() {
        return image;
    }

    double width() {
        return width;
    }

    /** The largest answer there can be, and more. */
    double scale() {
        return products().values().stream().mapToDouble(Math::abs).sum();
    }

    /** The segment that a contribution is about. */
    static int segment(FeatureContribution contribution) {
        return ((Location.Segment) contribution.location()).label();
    }

    /**
     * The whole pipeline with least squares on all segments: sampler and distance are the defaults, and so is the kernel if
     * its width is.
     */
    LimeExplainerBuilder<RgbImage> explainer() {
        return explainer;
    }

    /** What the weights must be under a law of hiding with these expectations. */
    ConjunctionOracle oracle(double[] alpha) {
        Map<Set<Integer>, Double> products = products();
        return new ConjunctionOracle(
                alpha,
                d,
                products.values().stream().mapToDouble(Double::doubleValue).toArray(),
                products.keySet().stream()
                        .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
    }
}
