package org.lime4j.integration.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.composite.Composite;
import org.lime4j.image.RgbImage;
import org.lime4j.tabular.Row;

/**
 * A function of rows, texts, images and composites that counts its calls, and fails when it is called in a way that it
 * does not allow.
 */
final class RandomModel<X> implements BlackBox<X> {
    /** How the answer follows from the input. */
    private enum Shape {
        CONSTANT,
        LINEAR,
        TREE,
        STEPS,
        WILD
    }

    /** What the numbers of an answer are multiplied with, where they are not probabilities. */
    private static final double[] SCALES = {1, 1, 1, 1e-9, 1e9, 1e200};

    /** Numbers that an input is summed up in. */
    private static final int PROBES = 8;

    private final Class<X> type;
    private final Outputs outputs;
    private final Concurrency concurrency;
    private final boolean retains;
    private final int maxBatchSize;
    private final Shape shape;
    private final double scale;
    private final double[][] slopes;
    private final AtomicLong calls;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final List<X> kept = new ArrayList<>();
    private final List<double[]> answers = new ArrayList<>();

    private RandomModel(Class<X> type, Outputs outputs, Concurrency concurrency, boolean retains, int maxBatchSize, Shape shape,
            double scale, double[][] slopes, AtomicLong calls) {
        this.type = type;
        this.outputs = outputs;
        this.concurrency = concurrency;
        this.retains = retains;
        this.maxBatchSize = maxBatchSize;
        this.shape = shape;
        this.scale = scale;
        this.slopes = slopes;
        this.calls = calls;
    }

    static <X> RandomModel<X> draw(Class<X> type, RandomGenerator random) {
        OutputKind kind = OutputKind.values()[random.nextInt(OutputKind.values().length)];
        int size = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(5);
        List<String> names = IntStream.range(0, size).mapToObj(c -> c == 1 ? "둘 \"2\"" : "output " + c).toList();
        double[][] slopes = new double[size][PROBES + 1];
        for (double[] row : slopes) {
            Arrays.setAll(row, j -> random.nextInt(3) == 0 ? 0 : 4 * random.nextDouble() - 2);
        }
        return new RandomModel<>(
                type,
                new Outputs(kind, names),
                Concurrency.values()[random.nextInt(Concurrency.values().length)],
                random.nextInt(5) == 0,
                random.nextInt(4) == 0 ? 1 + random.nextInt(40) : Integer.MAX_VALUE,
                Shape.values()[random.nextInt(Shape.values().length)],
                SCALES[random.nextInt(SCALES.length)],
                slopes,
                new AtomicLong());
    }

    /** The calls of this model and its copies. */
    long calls() {
        return calls.get();
    }

    /** The answers to one input. */
    double[] answer(Object x) {
        double[] probes = new double[PROBES];
        probe(x, probes);
        double[] answer = new double[slopes.length];
        for (int c = 0; c < answer.length; c++) {
            answer[c] = score(slopes[c], probes);
        }
        switch (outputs.kind()) {
            case DISTRIBUTION -> softmax(answer);
            case INDEPENDENT_PROBABILITY -> Arrays.setAll(answer, c -> 1 / (1 + Math.exp(-answer[c])));
            default -> Arrays.setAll(answer, c -> scale * answer[c]);
        }
        return answer;
    }

    private double score(double[] slope, double[] probes) {
        double sum = slope[PROBES];
        for (int j = 0; j < PROBES; j++) {
            sum += slope[j] * probes[j];
        }
        return switch (shape) {
            case CONSTANT -> slope[PROBES];
            case LINEAR -> sum;
            case TREE -> probes[0] > slope[0] ? slope[1] : probes[1] > slope[2] ? slope[3] : slope[4];
            case STEPS -> Math.floor(2 * sum);
            case WILD -> Math.sin(1000 * sum);
        };
    }

    private static void softmax(double[] scores) {
        double largest = Arrays.stream(scores).max().orElseThrow();
        Arrays.setAll(scores, c -> Math.exp(scores[c] - largest));
        double sum = Arrays.stream(scores).sum();
        Arrays.setAll(scores, c -> scores[c] / sum);
    }

    private static void probe(Object x, double[] probes) {
        if (x instanceof Row row) {
            for (int j = 0; j < row.size(); j++) {
                double number = row.number(j);
                probes[j % PROBES] += Double.isNaN(number) ? 0.7 : number;
            }
        } else if (x instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                probes[text.charAt(i) % PROBES] += 1.0 / (1 + i % 3);
            }
        } else if (x instanceof RgbImage image) {
            for (int i = 0; i < image.size(); i++) {
                int argb = image.argb(i);
                probes[i * PROBES / image.size()] += ((argb >> 16 & 255) - (argb & 255)) / 255.0;
                probes[i % PROBES] += (argb >> 8 & 255) / 2550.0;
            }
        } else {
            Composite composite = (Composite) x;
            composite.names().forEach(name -> probe(composite.get(name, Object.class), probes));
        }
    }

    @Override
    public Class<X> inputType() {
        return type;
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public Concurrency concurrency() {
        return concurrency;
    }

    @Override
    public BlackBox<X> forThread() {
        return new RandomModel<>(type, outputs, concurrency, retains, maxBatchSize, shape, scale, slopes, calls);
    }

    @Override
    public boolean retainsInputs() {
        return retains;
    }

    @Override
    public int maxBatchSize() {
        return maxBatchSize;
    }

    @Override
    public void predict(List<? extends X> batch, double[] out, int offset) {
        calls.incrementAndGet();
        boolean alone = concurrency != Concurrency.CONCURRENT;
        if (alone && !busy.compareAndSet(false, true)) {
            throw new IllegalStateException("a model that is " + concurrency + " was called twice at once");
        }
        if (batch.isEmpty() || batch.size() > maxBatchSize) {
            throw new IllegalStateException("the batch has " + batch.size() + " inputs, but at most " + maxBatchSize);
        }
        for (int i = 0; i < batch.size(); i++) {
            double[] answer = answer(type.cast(batch.get(i)));
            System.arraycopy(answer, 0, out, offset + i * answer.length, answer.length);
            if (alone && retains) {
                requireKept();
                keep(batch.get(i), answer);
            }
        }
        busy.set(false);
    }

    private void keep(X input, double[] answer) {
        if (kept.size() < 3) {
            kept.add(input);
            answers.add(answer);
        }
    }

    /** What a model retains stays as it was. */
    private void requireKept() {
        for (int i = 0; i < kept.size(); i++) {
            if (!Arrays.equals(answer(kept.get(i)), answers.get(i))) {
                throw new IllegalStateException("an input that the model retains was changed");
            }
        }
    }

    @Override
    public String toString() {
        return outputs.kind() + " of " + outputs.size() + ", " + shape + ", scale " + scale + ", " + concurrency + (retains ? ", retains" : "")
                + ", batches of " + maxBatchSize;
    }
}
