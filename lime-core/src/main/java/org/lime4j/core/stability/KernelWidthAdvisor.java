package org.lime4j.core.stability;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.ExplanationRequest;
import org.lime4j.api.LimeException;
import org.lime4j.api.Result;
import org.lime4j.core.engine.KernelWidth;
import org.lime4j.core.engine.LimeExplainer;
import org.lime4j.core.explanation.Cautions;

/**
 * Shows what the kernel width does to the explanations of one instance: their fidelity, their effective sample size and
 * their stability over several seeds, at each of a range of widths.
 *
 * <p>A narrow kernel is local but leaves few samples that count, so that the weights vary with the seed; a wide one is
 * stable but explains more than the neighbourhood. The trade-off is that of Visani, Bagli and Chesani, "OptiLIME"
 * (2020, arXiv 2006.05714), who look for the width of a wanted R². Here the whole range is reported, and the suggestion
 * follows one rule, which the report states: <em>the smallest width at which every run succeeds and, for each explained
 * output, mean Jaccard at k, mean effective sample size and mean weighted R² reach their least values</em>. If no width
 * qualifies, the report says what each lacks and suggests nothing. The suggestion is one for this instance; widths for a
 * whole model should be looked at over several.
 *
 * <p>Neither samples nor answers depend on the width, so that the model is asked as often as for the runs at one width
 * alone. Each (seed, width) is equal to the byte to the explanation of an explainer with that width under that seed.
 *
 * <p>Immutable and thread-safe.
 *
 * @param stability how many runs, and what counts as the most important
 * @param widths to compare, positive and finite; empty for a grid of factors from 1/4 to 4 in steps of √2 around the
 *     kernel's default for the instance, to which the width in force is added
 * @param leastJaccard mean Jaccard at k that a width must reach, in [0, 1]
 * @param leastSamplesPerFeature effective samples that a width must reach for each feature that the surrogate may report
 *     and for the intercept, at least 0
 * @param leastFidelity mean weighted R² that a width must reach, finite and at most 1
 */
public record KernelWidthAdvisor(
        Stability stability,
        List<Double> widths,
        double leastJaccard,
        double leastSamplesPerFeature,
        double leastFidelity) {
    /** Mean Jaccard at k that a width must reach when nothing else is said. */
    public static final double DEFAULT_JACCARD = 0.8;

    /** Steps of √2 below and above the default width: 4 of them make a factor of 4. */
    private static final int STEPS = 4;

    /**
     * Sorts the widths, takes each once, and checks the ranges.
     *
     * @param stability how many runs, and what counts as the most important
     * @param widths to compare, positive and finite; empty for a grid
     * @param leastJaccard mean Jaccard at k that a width must reach, in [0, 1]
     * @param leastSamplesPerFeature effective samples that a width must reach for each feature and the intercept
     * @param leastFidelity mean weighted R² that a width must reach, finite and at most 1
     * @throws IllegalArgumentException if a number is out of its range
     */
    public KernelWidthAdvisor {
        Objects.requireNonNull(stability, "stability");
        for (double width : widths) {
            if (!(width > 0 && width < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("widths has " + width + "; a width is positive and finite");
            }
        }
        widths = widths.stream().sorted().distinct().toList();
        if (!(leastJaccard >= 0 && leastJaccard <= 1)) {
            throw new IllegalArgumentException("leastJaccard is " + leastJaccard + "; it must be from 0 to 1");
        }
        if (!(leastSamplesPerFeature >= 0 && leastSamplesPerFeature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "leastSamplesPerFeature is " + leastSamplesPerFeature + "; it must be finite, at least 0");
        }
        if (!(leastFidelity <= 1 && leastFidelity > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("leastFidelity is " + leastFidelity + "; it must be finite, at most 1");
        }
    }

    /** {@return the standard runs over the grid; the least values are those below which explanations carry cautions} */
    public static KernelWidthAdvisor standard() {
        return new KernelWidthAdvisor(
                Stability.standard(), List.of(), DEFAULT_JACCARD, Cautions.SAMPLES_PER_FEATURE, Cautions.LOW_FIDELITY);
    }

    /**
     * {@return the same with other runs}
     *
     * @param runs how many, and what counts as the most important
     */
    public KernelWidthAdvisor withStability(Stability runs) {
        return new KernelWidthAdvisor(runs, widths, leastJaccard, leastSamplesPerFeature, leastFidelity);
    }

    /**
     * {@return the same over these widths}
     *
     * @param chosen positive and finite; empty for the grid
     */
    public KernelWidthAdvisor withWidths(List<Double> chosen) {
        return new KernelWidthAdvisor(stability, chosen, leastJaccard, leastSamplesPerFeature, leastFidelity);
    }

    /**
     * {@return the same with other least values}
     *
     * @param jaccard mean Jaccard at k that a width must reach, in [0, 1]
     * @param samplesPerFeature effective samples that it must reach for each feature and the intercept, at least 0
     * @param fidelity mean weighted R² that it must reach, finite and at most 1
     */
    public KernelWidthAdvisor withLeast(double jaccard, double samplesPerFeature, double fidelity) {
        return new KernelWidthAdvisor(stability, widths, jaccard, samplesPerFeature, fidelity);
    }

    /**
     * Compares widths for one instance.
     *
     * @param <X> the type of the instance
     * @param explainer of the model, whose kernel must have an option {@code width}
     * @param x the instance; not modified
     * @param request what to explain, and how hard to try in each run; seed, deadline and listener are as in {@link
     *     Stability#assess}
     * @return the comparison
     * @throws LimeException {@link ErrorId#REFUSED} if the kernel has no option {@code width}, {@link
     *     ErrorId#BAD_REQUEST} if it does not tell its width and no widths are given, and as the explainer does
     */
    public <X> WidthReport advise(LimeExplainer<X> explainer, X x, ExplanationRequest request) {
        KernelWidth kernel = explainer.kernelWidth(x, request);
        List<Double> compared = widths.isEmpty() ? grid(kernel) : widths;
        List<Long> seeds = stability.seeds(request);
        List<AtWidth> found = compared.stream().map(AtWidth::new).toList();
        Runs.under(seeds, request, own -> {
            List<Result> results = explainer.explainAtWidths(x, own, compared);
            for (int i = 0; i < results.size(); i++) {
                found.get(i).add(own.seed(), results.get(i));
            }
        });
        int k = found.stream()
                .flatMap(at -> at.explained.stream())
                .findFirst()
                .map(run -> stability.k(run.provenance()))
                .orElseGet(() -> stability.k().orElse(Stability.DEFAULT_K));
        List<WidthStability> reports = found.stream().map(at -> at.report(k)).toList();
        return new WidthReport(
                seeds,
                k,
                kernel,
                reports,
                rule(k),
                reports.stream().filter(WidthStability::qualifies).mapToDouble(WidthStability::width).findFirst());
    }

    private static List<Double> grid(KernelWidth kernel) {
        OptionalDouble centre = kernel.byDefault().isPresent() ? kernel.byDefault() : kernel.inForce();
        if (centre.isEmpty()) {
            throw new LimeException(ErrorId.BAD_REQUEST,
                    "the kernel does not tell its width, so that there is none to start from: give the widths to compare");
        }
        DoubleStream around = IntStream.rangeClosed(-STEPS, STEPS).mapToDouble(step ->
                centre.getAsDouble() * Math.scalb(step % 2 == 0 ? 1 : Math.sqrt(2), Math.floorDiv(step, 2)));
        return DoubleStream.concat(around, kernel.inForce().stream()).sorted().distinct().boxed().toList();
    }

    private String rule(int k) {
        return String.format(Locale.ROOT,
                "the smallest width at which every run succeeds and, for each explained output, mean Jaccard@%d is at least "
                        + "%s, mean effective sample size at least %s for each feature that the surrogate may report and for "
                        + "the intercept, and mean weighted R² at least %s",
                k, number(leastJaccard), number(leastSamplesPerFeature), number(leastFidelity));
    }

    /** A threshold as it was given, in its shortest form. */
    private static String number(double threshold) {
        return BigDecimal.valueOf(threshold).stripTrailingZeros().toPlainString();
    }

    /** The runs of one width. */
    private final class AtWidth {
        private final double width;
        private final List<Long> seeds = new ArrayList<>();
        private final List<Comparison.Run> explained = new ArrayList<>();
        private int failed;
        private @Nullable String failure;

        AtWidth(double width) {
            this.width = width;
        }

        void add(long seed, Result result) {
            if (result instanceof Result.Success success) {
                seeds.add(seed);
                explained.add(new Comparison.Run(success.explanation().outputs(), success.explanation().provenance()));
            } else if (result instanceof Result.Failure failing) {
                failed++;
                failure = failure == null ? String.valueOf(failing.error().getMessage()) : failure;
            }
        }

        WidthStability report(int k) {
            List<String> shortcomings = new ArrayList<>();
            if (failed > 0) {
                shortcomings.add("no explanation in " + failed + " of " + (failed + explained.size()) + " runs");
            }
            Optional<StabilityReport> report =
                    explained.size() < 2 ? Optional.empty() : Optional.of(Comparison.of(seeds, explained, k));
            report.ifPresent(compared -> compared.outputs().forEach(
                    output -> judge(output, compared.provenance().features(), k, shortcomings)));
            return new WidthStability(width, failed, Optional.ofNullable(failure), report, shortcomings);
        }

        private void judge(OutputStability output, int features, int k, List<String> shortcomings) {
            demand("mean Jaccard@" + k, output, output.jaccard().mean(), leastJaccard, "%.4f", shortcomings);
            demand("mean effective sample size", output, output.effectiveSampleSize().mean(),
                    leastSamplesPerFeature * (features + 1), "%.1f", shortcomings);
            demand("mean weighted R²", output, output.fidelity().mean(), leastFidelity, "%.4f", shortcomings);
        }

        private static void demand(
                String what, OutputStability output, double value, double least, String format, List<String> shortcomings) {
            if (!(value >= least)) {
                shortcomings.add(what + " of '" + output.name() + "' is " + String.format(Locale.ROOT, format, value)
                        + ", below " + number(least));
            }
        }
    }
}
