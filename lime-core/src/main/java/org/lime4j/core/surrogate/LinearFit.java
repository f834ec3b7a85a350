package org.lime4j.core.surrogate;

import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;

/** Fits the chosen columns and puts a sampling covariance beside the coefficients. */
final class LinearFit {
    private LinearFit() {}

    /** Least squares with penalty alpha on the chosen columns. */
    static LinearSurrogate ridge(Gram gram, int output, int[] columns, double alpha) {
        SurrogateDescription.Linear description =
                new SurrogateDescription.Linear(alpha > 0 ? "ridge" : "least squares", alpha);
        if (columns.length > LeastSquares.DIRECT) {
            double[] coefficients = LeastSquares.solve(gram, output, columns, alpha);
            return surrogate(gram, output, columns, coefficients, null, description);
        }
        SymmetricSystem bread = LeastSquares.system(gram, columns, alpha);
        double[] coefficients = bread.solve(LeastSquares.right(gram, output, columns));
        return surrogate(gram, output, columns, coefficients, bread, description);
    }

    /** Coefficients as they are, with the covariance of a fit with penalty alpha on the same columns. */
    static LinearSurrogate given(
            Gram gram,
            int output,
            int[] columns,
            double[] coefficients,
            double alpha,
            SurrogateDescription.Linear description) {
        SymmetricSystem bread =
                columns.length > LeastSquares.DIRECT ? null : LeastSquares.system(gram, columns, alpha);
        return surrogate(gram, output, columns, coefficients, bread, description);
    }

    private static LinearSurrogate surrogate(
            Gram gram,
            int output,
            int[] columns,
            double[] coefficients,
            @Nullable SymmetricSystem bread,
            SurrogateDescription.Linear description) {
        double intercept = LeastSquares.intercept(gram, output, columns, coefficients);
        double check = intercept;
        for (double coefficient : coefficients) {
            check += coefficient;
        }
        if (!Double.isFinite(check)) {
            throw new LimeException(ErrorId.FIT_FAILED,
                    "the linear surrogate of output " + output + " is not finite: look for NaN or numbers beyond 1e150 in "
                            + "the interpretable features or the model's answers");
        }
        double[][] covariance = bread == null
                ? null
                : bread.sandwich(gram.residualProducts(output, columns, coefficients, intercept));
        return new LinearSurrogate(gram.size(), intercept, columns, coefficients, covariance, description);
    }
}
