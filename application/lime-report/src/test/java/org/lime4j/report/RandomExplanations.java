package org.lime4j.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.lime4j.api.explanation.Caution;
import org.lime4j.api.explanation.ComponentProvenance;
import org.lime4j.api.explanation.Explanation;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.IntPlane;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.Subject;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

/**
 * Explanations of every kind of part, drawn at random. Places lie in the instance, numbers and texts are anything, except
 * that names of options and attributes have no unpaired surrogates, which readers of JSON refuse in names.
 */
final class RandomExplanations {
    private static final double[] NUMBERS = {
        0, -0.0, 1, -1, 0.1, 1 / 3.0, 1e-3, 123456789.125, -1e20, 5e-324, -5e-324, Double.MAX_VALUE, -Double.MAX_VALUE,
        Double.MIN_NORMAL, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final String[] TEXTS = {
        "", " ", "age", "petal-length <= 1.60", "a,b;c\"d\\e/f{g}", "=1+1", "| `code` | <b>bold</b> [link](http://x)", "\r\n\t", "\0\u001b[31mred",
        "\u202eright to left", "torn \ud83d", "\udc00", "\u2028\u2029\u0085\ufeff", "영화 리뷰", "👩‍👩‍👧 e\u0301", "</script>]]>-->", "${x}"
    };

    private final SplittableRandom random;

    private RandomExplanations(long seed) {
        random = new SplittableRandom(seed);
    }

    static Explanation of(long seed) {
        return new RandomExplanations(seed).explanation();
    }

    private Explanation explanation() {
        Subject subject = subject(3);
        List<String> names = list(4, this::text);
        Provenance provenance = new Provenance(text(), random.nextLong(), count(), count(), text(),
                OutputKind.values()[random.nextInt(4)], names, map(() -> new ComponentProvenance(text(), map(this::text))),
                map(this::text));
        return new Explanation(subject, list(4, () -> output(subject)), provenance);
    }

    private Subject subject(int levels) {
        return switch (random.nextInt(levels > 0 ? 5 : 4)) {
            case 0 -> new Subject.Tabular(list(6, () -> new Subject.Cell(text(), text())));
            case 1 -> new Subject.Text(text() + text());
            case 2 -> picture();
            case 3 -> new Subject.Custom(text(), map(this::text));
            default -> new Subject.Composite(list(4, () -> new Subject.Block(text(), subject(levels - 1))));
        };
    }

    private Subject.Image picture() {
        int width = 1 + random.nextInt(9);
        int height = 1 + random.nextInt(9);
        int[] pixels = new int[width * height];
        int[] labels = new int[width * height];
        int segments = 1 + random.nextInt(width * height);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt();
            labels[i] = i > 0 && random.nextInt(3) > 0 ? labels[i - 1] : random.nextInt(segments);
        }
        return new Subject.Image(new IntPlane(width, height, pixels), new IntPlane(width, height, labels));
    }

    private OutputExplanation output(Subject subject) {
        return new OutputExplanation(random.nextInt(100), text(), number(), number(), number(),
                list(8, () -> new FeatureContribution(key(), text(), number(), number(),
                        random.nextBoolean() ? OptionalDouble.of(number()) : OptionalDouble.empty(), location(subject))),
                new LocalFidelity(number(), count(), count(), number()), surrogate(),
                list(3, () -> new Caution(text(), text())));
    }

    private FeatureKey key() {
        return new FeatureKey(text(), text(), text(), random.nextBoolean());
    }

    private Location location(Subject subject) {
        if (random.nextInt(4) > 0) {
            if (subject instanceof Subject.Text text) {
                return spans(text.original().length());
            }
            if (subject instanceof Subject.Image image) {
                return new Location.Segment(image.segments().at(random.nextInt(image.segments().width())));
            }
            if (subject instanceof Subject.Composite composite && !composite.blocks().isEmpty()) {
                Subject.Block block = composite.blocks().get(0);
                return new Location.InBlock(block.name(), location(block.subject()));
            }
            if (subject instanceof Subject.Tabular) {
                return new Location.Column(random.nextInt(50));
            }
        }
        return random.nextBoolean() ? new Location.None() : new Location.Custom(text(), map(this::text));
    }

    private Location.Spans spans(int length) {
        List<Location.Span> spans = new ArrayList<>();
        int from = 0;
        while (random.nextInt(3) > 0) {
            int start = from + random.nextInt(length - from + 1);
            from = start + random.nextInt(length - start + 1);
            spans.add(new Location.Span(start, from));
        }
        return new Location.Spans(spans);
    }

    private SurrogateDescription surrogate() {
        return switch (random.nextInt(3)) {
            case 0 -> new SurrogateDescription.Linear(text(), number());
            case 1 -> new SurrogateDescription.Tree(node(5));
            default -> new SurrogateDescription.Custom(text(), map(this::text));
        };
    }

    private SurrogateDescription.TreeNode node(int levels) {
        if (levels == 0 || random.nextInt(3) == 0) {
            return new SurrogateDescription.Leaf(number(), 1 - random.nextDouble());
        }
        return new SurrogateDescription.Split(key(), text(), random.nextBoolean(), number(), number(), 1 - random.nextDouble(),
                node(levels - 1), node(levels - 1));
    }

    private <T> List<T> list(int most, Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int left = random.nextInt(most); left > 0; left--) {
            list.add(item.get());
        }
        return list;
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new TreeMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            map.put(new String(text().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), value.get());
        }
        return map;
    }

    private int count() {
        return random.nextInt(4) == 0 ? random.nextInt() & Integer.MAX_VALUE : random.nextInt(20);
    }

    private double number() {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextDouble(-1, 1);
    }

    private String text() {
        if (random.nextInt(5) > 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
        }
        return text.toString();
    }
}
