package org.lime4j.api.model;

import java.util.List;
import java.util.Objects;
import org.lime4j.api.ErrorId;

/** The black box behind {@link BlackBox#of}. */
record FunctionBlackBox<X>(
        Class<X> inputType, Outputs outputs, Concurrency concurrency, BlackBox.BatchFunction<X> function)
        implements BlackBox<X> {
    FunctionBlackBox {
        Objects.requireNonNull(inputType, "inputType");
        Objects.requireNonNull(outputs, "outputs");
        Objects.requireNonNull(concurrency, "concurrency");
        Objects.requireNonNull(function, "function");
    }

    @Override
    public String description() {
        return "function of " + inputType.getSimpleName();
    }

    /** Nothing is known about a function, so its inputs are not reused under it. */
    @Override
    public boolean retainsInputs() {
        return true;
    }

    @Override
    public void predict(List<? extends X> batch, double[] out, int offset) {
        double[][] answers;
        try {
            answers = function.predict(batch);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new ModelException("the model function threw " + e, e);
        }
        int k = outputs.size();
        if (answers == null || answers.length != batch.size()) {
            throw new ModelException(
                    ErrorId.BAD_MODEL_OUTPUT,
                    "the model function answered " + (answers == null ? "null" : answers.length + " rows")
                            + " to a batch of " + batch.size() + ": return one row an input");
        }
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] == null || answers[i].length != k) {
                throw new ModelException(
                        ErrorId.BAD_MODEL_OUTPUT,
                        "the model function answered " + (answers[i] == null ? "null" : answers[i].length + " numbers")
                                + " in row " + i + " of its batch: return one number for each of " + outputs.names());
            }
            System.arraycopy(answers[i], 0, out, offset + i * k, k);
        }
    }
}
