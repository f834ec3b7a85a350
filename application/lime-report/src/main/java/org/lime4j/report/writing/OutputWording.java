package org.lime4j.report.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lime4j.api.explanation.FeatureContribution;
import org.lime4j.api.explanation.LocalFidelity;
import org.lime4j.api.explanation.OutputExplanation;
import org.lime4j.api.explanation.Provenance;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.api.model.OutputKind;

/** What the explanation of one output says, in the words and the decimals that all formats for people share. */
public final class OutputWording {
    /** Said instead of weights when there is none. */
    public static final String NO_WEIGHT = "No feature has a weight: the surrogate is constant here.";

    /** Decimals that a probability has at least. */
    private static final int PROBABILITY_DECIMALS = 4;

    /** Standard errors on each side of a weight in a 95 % interval. */
    private static final double INTERVAL = 1.96;

    private final OutputExplanation output;
    private final OutputKind kind;
    private final int leastDecimals;
    private final double largest;
    private final NumberFormatting weights;
    private final NumberFormatting predictions;
    private final List<String> labels;

    /**
     * Chooses the decimals.
     *
     * @param output to speak of
     * @param kind what its numbers mean
     */
    public OutputWording(OutputExplanation output, OutputKind kind) {
        this.output = output;
        this.kind = kind;
        leastDecimals = kind.isProbability() ? PROBABILITY_DECIMALS : 0;
        double magnitude = 0;
        for (FeatureContribution contribution : output.contributions()) {
            magnitude = NumberFormatting.largest(magnitude, contribution.weight());
        }
        largest = magnitude;
        weights = NumberFormatting.upTo(largest, leastDecimals);
        double prediction = NumberFormatting.largest(0, output.modelPrediction());
        prediction = NumberFormatting.largest(prediction, output.surrogatePrediction());
        prediction = NumberFormatting.largest(prediction, output.intercept());
        predictions = NumberFormatting.upTo(prediction, Math.max(leastDecimals, weights.decimals()));
        labels = labels(output.contributions());
    }

    /** A label alone may not say which feature is meant: a word of the title and of the body. */
    private static List<String> labels(List<FeatureContribution> contributions) {
        Map<String, Set<String>> blocks = new HashMap<>();
        for (FeatureContribution contribution : contributions) {
            blocks.computeIfAbsent(contribution.label(), label -> new HashSet<>()).add(contribution.key().block());
        }
        List<String> labels = new ArrayList<>();
        for (FeatureContribution contribution : contributions) {
            boolean isInSeveral = blocks.get(contribution.label()).size() > 1;
            labels.add(isInSeveral ? contribution.key().block() + ": " + contribution.label() : contribution.label());
        }
        return List.copyOf(labels);
    }

    /**
     * {@return what the output's numbers are, and which of the model's outputs it is}
     *
     * @param output column of the output
     * @param provenance of the explanation
     */
    public static String about(int output, Provenance provenance) {
        String kind = switch (provenance.outputKind()) {
            case DISTRIBUTION, INDEPENDENT_PROBABILITY -> "probability";
            case SCORE -> "score";
            case REGRESSION -> "predicted value";
        };
        int outputs = provenance.outputNames().size();
        return outputs > 1 ? kind + ", output " + (output + 1) + " of " + outputs : kind;
    }

    /**
     * {@return what replays an explanation, besides its components}
     *
     * @param provenance of the explanation
     */
    public static List<String> replay(Provenance provenance) {
        return List.of(
                "seed " + provenance.seed(),
                provenance.samples() + " samples",
                "at most " + SubjectWording.count(provenance.features(), "feature"),
                "lime4j " + provenance.version());
    }

    /** {@return decimals that numbers of this output have at least} */
    public int leastDecimals() {
        return leastDecimals;
    }

    /** {@return the largest finite magnitude of a weight, or 0} */
    public double largest() {
        return largest;
    }

    /** {@return the format of the weights and of their standard errors} */
    public NumberFormatting weights() {
        return weights;
    }

    /** {@return the format of the predictions and of the intercept} */
    public NumberFormatting predictions() {
        return predictions;
    }

    /** {@return how the features are displayed, in the order of the contributions; from outside} */
    public List<String> labels() {
        return labels;
    }

    /**
     * A number with its name.
     *
     * @param name what it is
     * @param number as text
     * @param note what it is to be held against, or ""
     */
    public record Figure(String name, String number, String note) {}

    /** {@return the numbers that stand above the weights: predictions, intercept, fidelity} */
    public List<Figure> figures() {
        LocalFidelity fidelity = output.fidelity();
        double error = output.surrogatePrediction() - output.modelPrediction();
        String off = Double.isFinite(error)
                ? predictions.magnitude(Math.abs(error)) + (error < 0 ? " below" : " above") + " the model's"
                : "";
        NumberFormatting shares = NumberFormatting.upTo(Math.max(1, NumberFormatting.largest(0, fidelity.weightedR2())), 4);
        return List.of(
                new Figure("model prediction", predictions.plain(output.modelPrediction()), ""),
                new Figure("local prediction", predictions.plain(output.surrogatePrediction()),
                        error == 0 ? "equal to the model's" : off),
                new Figure("intercept", predictions.plain(output.intercept()),
                        isSum() ? "+ all weights = local prediction" : ""),
                new Figure("weighted R²", shares.plain(fidelity.weightedR2()), ""),
                new Figure("effective sample size", Math.abs(fidelity.effectiveSampleSize()) < 1e9
                        ? String.format(Locale.ROOT, "%.1f", fidelity.effectiveSampleSize())
                        : NumberFormatting.single(fidelity.effectiveSampleSize()),
                        "of " + fidelity.samples() + " drawn, " + fidelity.distinctSamples() + " distinct"));
    }

    /** Whether intercept and weights, times z′ in a linear surrogate, give the local prediction. */
    private boolean isSum() {
        boolean linear = output.surrogate() instanceof SurrogateDescription.Linear;
        double sum = output.intercept();
        double scale = Math.abs(sum);
        for (FeatureContribution contribution : output.contributions()) {
            if (linear && contribution.value() != 1) {
                return false;
            }
            sum += contribution.weight();
            scale += Math.abs(contribution.weight());
        }
        return !output.contributions().isEmpty() && Math.abs(sum - output.surrogatePrediction()) <= 1e-9 * scale;
    }

    /** {@return whether a weight must be read together with z′ of the instance, because that is not 1} */
    public boolean hasValues() {
        return output.surrogate() instanceof SurrogateDescription.Linear
                && output.contributions().stream().anyMatch(contribution -> contribution.value() != 1);
    }

    /** {@return whether the surrogate knows the standard error of a weight} */
    public boolean hasErrors() {
        return output.contributions().stream().anyMatch(contribution -> contribution.standardError().isPresent());
    }

    /**
     * {@return the standard error of a weight, or ""}
     *
     * @param contribution of this output
     */
    public String error(FeatureContribution contribution) {
        return contribution.standardError().isEmpty()
                ? ""
                : "± " + weights.magnitude(contribution.standardError().getAsDouble());
    }

    /**
     * {@return half the width of the 95 % interval of a weight} 0 if it is unknown or without end, so that it is not drawn.
     *
     * @param contribution of any output
     */
    public static double reach(FeatureContribution contribution) {
        double reach = INTERVAL * contribution.standardError().orElse(0);
        boolean isDrawn = reach > 0 && Double.isFinite(reach + Math.abs(contribution.weight()));
        return isDrawn ? reach : 0;
    }

    /** {@return what the model answers and the feature that matters most, in one sentence} */
    public Sentence sentence() {
        List<Sentence.Piece> pieces = new ArrayList<>();
        pieces.add(own(switch (kind) {
            case DISTRIBUTION, INDEPENDENT_PROBABILITY -> "The model gives ";
            case SCORE -> "The model scores ";
            case REGRESSION -> "The model predicts ";
        }));
        pieces.add(new Sentence.Piece(output.name(), true));
        pieces.add(own((kind == OutputKind.REGRESSION ? " = " : " ") + predictions.plain(output.modelPrediction())));
        Optional<FeatureContribution> first =
                output.contributions().stream().filter(contribution -> Math.abs(contribution.weight()) > 0).findFirst();
        if (first.isEmpty()) {
            pieces.add(own("; no feature has a weight."));
            return new Sentence(pieces);
        }
        String label = labels.get(output.contributions().indexOf(first.get()));
        boolean raises = first.get().weight() > 0;
        if (output.surrogate() instanceof SurrogateDescription.Linear && first.get().value() != 1) {
            pieces.add(own(raises ? "; it rises most with " : "; it falls most with "));
            pieces.add(new Sentence.Piece(label, true));
            pieces.add(own("."));
        } else {
            pieces.add(own("; "));
            pieces.add(new Sentence.Piece(label, true));
            pieces.add(own(raises ? " raises it most." : " lowers it most."));
        }
        return new Sentence(pieces);
    }

    private static Sentence.Piece own(String words) {
        return new Sentence.Piece(words, false);
    }

    /**
     * {@return which leaf of a tree answers for the instance, from the left and from 0} Empty if several leaves have that answer,
     * so that it cannot be told.
     *
     * @param tree the surrogate of this output
     */
    public OptionalInt leaf(SurrogateDescription.Tree tree) {
        List<SurrogateDescription.Rule> rules = tree.rules();
        int here = -1;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).prediction() == output.surrogatePrediction()) {
                if (here >= 0) {
                    return OptionalInt.empty();
                }
                here = i;
            }
        }
        return here < 0 ? OptionalInt.empty() : OptionalInt.of(here);
    }

    /**
     * {@return the format of the predictions of a tree's rules}
     *
     * @param rules of the surrogate of this output
     */
    public NumberFormatting predictions(List<SurrogateDescription.Rule> rules) {
        double magnitude = 0;
        for (SurrogateDescription.Rule rule : rules) {
            magnitude = NumberFormatting.largest(magnitude, rule.prediction());
        }
        return NumberFormatting.upTo(magnitude, leastDecimals);
    }

    /**
     * {@return a share of samples in percent}
     *
     * @param share in [0, 1]
     */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
