package org.lime4j.core.surrogate;

import java.util.List;
import java.util.Optional;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.matrix.SampleMatrix;

/** A fitted surrogate g. Immutable and thread-safe. */
public interface Surrogate {
    /**
     * g(z′) for rows {@code 0 .. design.rows() - 1}; of a row alone, whatever rows stand beside it.
     *
     * @param design d columns, any rows; not modified
     * @param out receives one number a row
     */
    void predict(SampleMatrix design, double[] out);

    /** {@return where the contributions start: the constant of a linear model, the mean at the root of a tree} */
    double intercept();

    /**
     * {@return what each reported feature adds, by descending magnitude; ties keep the order of selection} No feature
     * comes twice.
     *
     * <p>If the description is {@link SurrogateDescription.Linear}, these are coefficients: {@code g(z′) = intercept + Σ
     * weight·z′} for every z′. Otherwise they are parts of one prediction: {@code g(x′) = intercept + Σ weight}.
     */
    List<Contribution> contributions();

    /**
     * {@return the covariance of the reported weights over the random draw of the samples: entry (i, j) is for
     * {@code contributions().get(i)} and {@code get(j)}} Empty if it is not known.
     */
    default Optional<double[][]> covariance() {
        return Optional.empty();
    }

    /** {@return what was fitted, as data} */
    SurrogateDescription description();

    /**
     * What a feature adds.
     *
     * @param feature column of the design
     * @param weight in units of the output
     */
    record Contribution(int feature, double weight) {}
}
