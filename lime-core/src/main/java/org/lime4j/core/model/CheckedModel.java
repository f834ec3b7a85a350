package org.lime4j.core.model;

import java.util.Arrays;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;

/**
 * A black box whose answers are checked: every number set and finite, probabilities in [0, 1], distributions summing to
 * one. As thread-safe as the black box.
 *
 * @param <X> the input type
 */
public final class CheckedModel<X> {
    /** How far a row of a distribution may be from summing to one: single-precision models miss it by some 1e-5. */
    public static final double SUM_TOLERANCE = 1e-3;

    private final BlackBox<X> blackBox;
    private final Outputs outputs;

    /**
     * A black box to be checked.
     *
     * @param blackBox the model; whoever made it closes it
     */
    public CheckedModel(BlackBox<X> blackBox) {
        this.blackBox = blackBox;
        this.outputs = blackBox.outputs();
    }

    /**
     * Predicts a batch.
     *
     * @param batch the inputs
     * @param firstRow number, in the whole sample, of the first input; for messages
     * @return {@code batch × outputs} numbers, row-major
     * @throws ModelException if the model throws, or answers with something that cannot be used
     */
    public double[] predict(List<? extends X> batch, int firstRow) {
        return predict(batch, firstRow, new double[0]);
    }

    /**
     * Predicts a batch, into an array that is used again where it has the size of the answers: no longer one, so that a
     * model which answers more rows than it was asked for does not go unseen.
     *
     * @param batch the inputs
     * @param firstRow number, in the whole sample, of the first input; for messages
     * @param earlier what an earlier call returned, or an array of any other size; modified
     * @return {@code batch × outputs} numbers, row-major; {@code earlier} if it has that size
     * @throws ModelException if the model throws, or answers with something that cannot be used
     * @throws LimeException as the model throws it: an adapter says so what is wrong with an instance
     */
    public double[] predict(List<? extends X> batch, int firstRow, double[] earlier) {
        int k = outputs.size();
        int size = Math.multiplyExact(batch.size(), k);
        double[] answers = earlier.length == size ? earlier : new double[size];
        Arrays.fill(answers, Double.NaN);
        try {
            blackBox.predict(batch, answers, 0);
        } catch (ModelException e) {
            requireNoInterruption(e, firstRow, batch.size());
            throw new ModelException(e.id(), e.getMessage() + " (" + rows(firstRow, batch.size()) + ")", e);
        } catch (LimeException e) {
            requireNoInterruption(e, firstRow, batch.size());
            throw e;
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT,
                    "the model failed on an array index (" + e.getMessage() + ") while it answered " + rows(firstRow, batch.size())
                            + "; it may write " + batch.size() + " rows of " + k + " numbers and no more", e);
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            // Exception, not RuntimeException: code in other languages throws checked ones undeclared.
            requireNoInterruption(e, firstRow, batch.size());
            throw new ModelException("the model threw " + e + " on " + rows(firstRow, batch.size())
                    + ": see the cause; the inputs are perturbations of the instance", e);
        }
        for (int i = 0; i < batch.size(); i++) {
            check(answers, i, firstRow + i);
        }
        return answers;
    }

    /** An interruption that the model wrapped is one of the thread, which stays marked. */
    private static void requireNoInterruption(Throwable error, int firstRow, int count) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                throw new LimeException(ErrorId.INTERRUPTED, "the model was interrupted on " + rows(firstRow, count), error);
            }
        }
    }

    private void check(double[] answers, int localRow, int row) {
        int k = outputs.size();
        double sum = 0;
        for (int c = 0; c < k; c++) {
            double value = answers[localRow * k + c];
            if (!Double.isFinite(value)) {
                throw bad("answered " + value + " (or nothing at all)", row, c,
                        "a black box sets every number, all of them finite");
            }
            if (outputs.kind().isProbability() && !(value >= -SUM_TOLERANCE && value <= 1 + SUM_TOLERANCE)) {
                throw bad("answered " + value, row, c,
                        "outputs of kind " + outputs.kind() + " lie in [0, 1]; declare SCORE or REGRESSION otherwise");
            }
            sum += value;
        }
        if (outputs.kind() == OutputKind.DISTRIBUTION && Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the model's probabilities in row " + row
                    + " of the sample sum to " + sum + ", not 1: normalise them, or declare INDEPENDENT_PROBABILITY");
        }
    }

    private ModelException bad(String what, int row, int column, String remedy) {
        return new ModelException(ErrorId.BAD_MODEL_OUTPUT, "the model " + what + " in row " + row
                + " of the sample, output '" + outputs.names().get(column) + "': " + remedy);
    }

    private static String rows(int first, int count) {
        return count == 1 ? "row " + first + " of the sample" : "rows " + first + " to " + (first + count - 1) + " of the sample";
    }
}
