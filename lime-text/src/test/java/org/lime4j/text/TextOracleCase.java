package org.lime4j.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.engine.LimeExplainerBuilder;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.plugin.PluginRegistry;

/**
 * A random text and a random model of which tokens it has: conjunctions, or a decision tree. The model reads perturbed
 * texts in its own way, without the tokenizer that is under test.
 */
final class TextOracleCase {
    private static final PluginRegistry PLUGINS = PluginRegistry.standard();
    private static final String[] SEPARATORS = {" ", " ", " ", ", ", ". ", "\n", " — ", "!?\t", "\u3000"};
    private static final String[] MASKS = {"", "UNKWORDZ", "가림"};

    /** What the model adds if all of a set are present. */
    private record Conjunction(double factor, int[] members) {}

    /** Asks for a token; or a leaf, with a value, where there is none to ask for. */
    private record Node(int asked, Node[] children, double value) {}

    private final SplittableRandom random;
    private final int d;
    private final boolean occurrences;
    private final String mask;
    private final double width;
    private final String text;
    private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
    private final Map<Integer, Integer> featureAt = new HashMap<>();
    private final Node tree;
    private final List<Conjunction> conjunctions;

    /**
     * A case.
     *
     * @param most features at most
     */
    TextOracleCase(long seed, int most) {
        random = new SplittableRandom(seed);
        d = 1 + random.nextInt(most);
        occurrences = random.nextInt(3) == 0;
        mask = MASKS[random.nextInt(MASKS.length)];
        width = random.nextBoolean() ? 0.25 : 0.2 + 0.6 * random.nextDouble();
        text = write();
        tree = random.nextBoolean() ? grow(0) : null;
        conjunctions = tree == null ? drawn() : expanded();
    }

    /** Distinct words: each up to four times, in any order. Occurrences: d tokens, repeated only if a mask tells which is gone. */
    private String write() {
        Set<String> words = new LinkedHashSet<>();
        int distinct = occurrences && !mask.isEmpty() ? Math.max(1, d / 2) : d;
        while (words.size() < distinct) {
            words.add(word());
        }
        List<String> tokens = new ArrayList<>(words);
        if (occurrences) {
            while (tokens.size() < d) {
                tokens.add(tokens.get(random.nextInt(distinct)));
            }
        } else {
            for (String word : words) {
                for (int more = random.nextInt(8) - 4; more > 0; more--) {
                    tokens.add(word);
                }
            }
        }
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "" : "“");
        for (int left = tokens.size(); left > 0; left--) {
            int next = random.nextInt(left);
            String token = tokens.get(next);
            tokens.set(next, tokens.get(left - 1));
            Integer known = vocabulary.putIfAbsent(token, vocabulary.size());
            if (occurrences) {
                featureAt.put(out.length(), featureAt.size());
            } else if (known == null) {
                featureAt.put(out.length(), vocabulary.size() - 1);
            }
            out.append(token).append(left > 1 || random.nextBoolean() ? SEPARATORS[random.nextInt(SEPARATORS.length)] : "");
        }
        return out.toString();
    }

    private String word() {
        int[] firsts = {'a', 'à', 'а', '가', 'न'};
        int first = firsts[random.nextInt(firsts.length)];
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 30 : 7); length > 0; length--) {
            word.appendCodePoint(first + random.nextInt(16));
        }
        return word.append(random.nextInt(4) == 0 ? "\u0301" : "").toString();
    }

    private List<Conjunction> drawn() {
        List<Conjunction> out = new ArrayList<>();
        for (int k = 1 + random.nextInt(5); k > 0; k--) {
            int size = random.nextInt(Math.min(d, 4) + 1);
            out.add(new Conjunction(4 * random.nextDouble() - 2, random.ints(0, d).distinct().limit(size).toArray()));
        }
        return out;
    }

    private Node grow(int depth) {
        if (depth == 4 || depth > 0 && random.nextInt(4) == 0) {
            return new Node(-1, new Node[0], 2 * random.nextDouble() - 1);
        }
        return new Node(random.nextInt(d), new Node[] {grow(depth + 1), grow(depth + 1)}, 0);
    }

    /** A tree as a signed sum of conjunctions: the way to a leaf without a token is all ways less those with it. */
    private List<Conjunction> expanded() {
        Map<Set<Integer>, Double> sum = new LinkedHashMap<>();
        expand(tree, Map.of(Set.of(), 1.0), sum);
        return sum.entrySet().stream()
                .map(term -> new Conjunction(
                        term.getValue(), term.getKey().stream().mapToInt(Integer::intValue).toArray()))
                .toList();
    }

    private static void expand(Node node, Map<Set<Integer>, Double> way, Map<Set<Integer>, Double> sum) {
        if (node.asked < 0) {
            way.forEach((members, factor) -> sum.merge(members, factor * node.value, Double::sum));
            return;
        }
        Map<Set<Integer>, Double> with = new LinkedHashMap<>();
        Map<Set<Integer>, Double> without = new LinkedHashMap<>(way);
        way.forEach((members, factor) -> {
            Set<Integer> more = new TreeSet<>(members);
            more.add(node.asked);
            with.merge(more, factor, Double::sum);
            without.merge(more, -factor, Double::sum);
        });
        expand(node.children[0], without, sum);
        expand(node.children[1], with, sum);
    }

    private double answer(boolean[] present) {
        if (tree != null) {
            Node node = tree;
            while (node.asked >= 0) {
                node = node.children[present[node.asked] ? 1 : 0];
            }
            return node.value;
        }
        double sum = 0;
        for (Conjunction conjunction : conjunctions) {
            sum += Arrays.stream(conjunction.members).allMatch(member -> present[member]) ? conjunction.factor : 0;
        }
        return sum;
    }

    /** Which features a perturbed text has. */
    private boolean[] read(String perturbed) {
        boolean[] present = new boolean[d];
        int count = 0;
        for (int start = 0; start < perturbed.length(); start++) {
            int end = start;
            while (end < perturbed.length()
                    && (Character.isLetter(perturbed.charAt(end)) || Character.getType(perturbed.charAt(end)) == Character.NON_SPACING_MARK
                            || Character.getType(perturbed.charAt(end)) == Character.COMBINING_SPACING_MARK)) {
                end++;
            }
            if (end > start) {
                Integer word = vocabulary.get(perturbed.substring(start, end));
                if (word != null) {
                    present[occurrences && !mask.isEmpty() ? count : word] = true;
                }
                count++;
                start = end;
            }
        }
        return present;
    }

    int size() {
        return d;
    }

    String text() {
        return text;
    }

    double width() {
        return width;
    }

    /** The largest answer there can be, and more. */
    double scale() {
        return conjunctions.stream().mapToDouble(conjunction -> Math.abs(conjunction.factor)).sum();
    }

    /** The feature that a contribution is about, by where it first stands in the text. */
    int feature(FeatureContribution contribution) {
        return featureAt.get(((Location.Spans) contribution.location()).spans().get(0).start());
    }

    /** The whole pipeline but sampler and kernel, with least squares on all features. */
    LimeExplainerBuilder<String> explainer() {
        return LimeExplainer.builder(BlackBox.ofScalar(String.class, Outputs.scores("score"), perturbed -> answer(read(perturbed))))
                .registry(PLUGINS)
                .representation(ComponentRef.of("text")
                        .with("unit", occurrences ? "occurrences" : "distinct-words")
                        .with("removal", mask.isEmpty() ? "remove" : "mask")
                        .with("mask", mask.isEmpty() ? "unused" : mask))
                .kernel(ComponentRef.of("exponential").with("width", width))
                .surrogate(ComponentRef.of("ridge").with("selection", "none").with("alpha", 0));
    }

    /** What the weights must be under a law of removal with these expectations. */
    ConjunctionOracle oracle(double[] alpha) {
        return new ConjunctionOracle(
                alpha,
                d,
                conjunctions.stream().mapToDouble(Conjunction::factor).toArray(),
                conjunctions.stream().map(Conjunction::members).toArray(int[][]::new));
    }
}
