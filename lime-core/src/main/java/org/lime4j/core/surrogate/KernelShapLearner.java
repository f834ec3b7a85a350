package org.lime4j.core.surrogate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.explanation.SurrogateDescription;
import org.lime4j.core.plugin.Refusal;
import org.lime4j.core.space.FeatureKind;
import org.lime4j.core.space.PipelineShape;

/**
 * Kernel SHAP: the weighted sum that equals the model at the instance and at the empty coalition, where all features are
 * 0, and is nearest to it by weighted least squares at the others: {@code g(z′) = f(∅) + z′·φ} with
 * {@code Σ φ = f(x) - f(∅)}. On all coalitions under the Shapley kernel, which the sampler {@code kernel-shap} brings,
 * φ are the Shapley values; on a drawn sample they estimate them, exactly if the model is additive.
 *
 * <p>All features are fitted. If fewer are to be reported, they are those with the largest {@code |φ|}, as they were
 * fitted; the others are held as they are in the instance, and what they add goes into the constant, so that the
 * surrogate still equals the model there. With all reported, the constant is f(∅).
 *
 * <p>Refuses features that are not present or removed, samplers without weights (it needs {@code kernel-shap}), and
 * registered kernels other than {@code constant}, since weights of another kernel would multiply the Shapley kernel's; a
 * kernel made by code is taken to be constant. If the decoder draws, f(∅) is the weighted mean over the rows of the empty
 * coalition.
 *
 * <p>There is no covariance: the sampler's rows are pairs that vary together, merged rows no longer tell which, and where
 * all coalitions are there, nothing varies at all.
 *
 * <p>Draws nothing. Up to 256 features take {@code O(d³)} time, more take conjugate gradients; d × d storage at most.
 * Immutable and thread-safe. Source: S. Lundberg, S.-I. Lee, A unified approach to interpreting model predictions, NIPS
 * 2017, theorem 2.
 */
public final class KernelShapLearner implements SurrogateLearner {
    private static final SurrogateDescription.Linear DESCRIPTION = new SurrogateDescription.Linear("kernel SHAP", 0);

    /** Conjugate gradients stop at this share of the right-hand side. */
    private static final double CONVERGED = 1e-13;

    private final KernelShapFactory.Options options;

    /**
     * A learner with these options.
     *
     * @param options how many features to report
     */
    public KernelShapLearner(KernelShapFactory.Options options) {
        this.options = options;
    }

    /** {@return the option {@code features}, or as many as there are} */
    @Override
    public int features() {
        return options.features().orElse(Integer.MAX_VALUE);
    }

    @Override
    public Optional<Refusal> check(PipelineShape shape) {
        boolean parts = shape.space().isBinary()
                && shape.features().size() == shape.space().size()
                && shape.features().stream().allMatch(feature -> feature.kind() == FeatureKind.BINARY);
        if (!parts) {
            return Optional.of(new Refusal("surrogate 'kernel-shap' fits parts that are present or removed, one feature each, "
                    + "but this instance has categories or numbers: use 'ridge' or 'lasso'"));
        }
        if (!shape.samplerWeighted()) {
            return Optional.of(new Refusal("surrogate 'kernel-shap' needs coalitions weighed by the Shapley kernel, but the "
                    + "sampler has no weights: choose the sampler 'kernel-shap' too"));
        }
        if (!shape.kernelId().isEmpty() && !shape.kernelId().equals("constant")) {
            return Optional.of(new Refusal("surrogate 'kernel-shap' needs the sampler's weights as they are, but the kernel '"
                    + shape.kernelId() + "' would multiply them by its own: choose the kernel 'constant'"));
        }
        return Optional.empty();
    }

    @Override
    public Surrogate fit(LocalData data, int output, Complexity complexity, RandomGenerator random) {
        int d = data.size();
        double empty = empty(data, output);
        double[] instance = new double[d];
        data.design().copyRow(0, instance);
        double[] values = values(data, output, instance, empty);
        int[] reported = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(values[j])))
                .limit(complexity.features())
                .mapToInt(Integer::intValue)
                .toArray();
        double intercept = empty;
        if (reported.length < d) {
            intercept += dot(instance, values);
            for (int j : reported) {
                intercept -= instance[j] * values[j];
            }
        }
        double[] coefficients = Arrays.stream(reported).mapToDouble(j -> values[j]).toArray();
        if (!Double.isFinite(intercept) || !Arrays.stream(coefficients).allMatch(Double::isFinite)) {
            throw new LimeException(ErrorId.FIT_FAILED, "the Shapley values of output " + output
                    + " are not finite: look for NaN or numbers beyond 1e150 in the model's answers");
        }
        return new LinearSurrogate(d, intercept, reported, coefficients, null, DESCRIPTION);
    }

    /** f(∅), the mean over the rows in which every feature is 0. */
    private static double empty(LocalData data, int output) {
        double[] answers = data.output(output);
        double[] row = new double[data.size()];
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < data.rows(); i++) {
            if (data.weight(i) > 0) {
                data.design().copyRow(i, row);
                if (isZero(row)) {
                    sum += data.weight(i) * answers[i];
                    weight += data.weight(i);
                }
            }
        }
        if (!(weight > 0)) {
            throw new LimeException(ErrorId.FIT_FAILED, "surrogate 'kernel-shap' needs a row in which nothing is present, but "
                    + "the sample has none of positive weight: choose the sampler 'kernel-shap'");
        }
        return sum / weight;
    }

    private static boolean isZero(double[] row) {
        for (double value : row) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * φ, which minimises {@code Σ w (f - f(∅) - z′·φ)²} under {@code x′·φ = f(x) - f(∅)}. It is the shortest φ that keeps
     * the constraint plus a part that is orthogonal to x′, for which there is none.
     */
    private static double[] values(LocalData data, int output, double[] instance, double empty) {
        Products products = new Products(data.gram());
        int d = data.size();
        double square = dot(instance, instance);
        double[] values = new double[d];
        if (square > 0) {
            double share = (data.output(output)[0] - empty) / square;
            for (int j = 0; j < d; j++) {
                values[j] = share * instance[j];
            }
        }
        double[] right = products.right(output, empty);
        double scale = dot(right, right);
        double[] explained = products.multiply(values);
        for (int j = 0; j < d; j++) {
            right[j] -= explained[j];
        }
        project(right, instance, square);
        double[] rest = d <= LeastSquares.DIRECT
                ? new SymmetricSystem(products.projected(instance, square), d, 0).solve(right)
                : conjugateGradients(products, right, instance, square, CONVERGED * CONVERGED * scale);
        project(rest, instance, square);
        for (int j = 0; j < d; j++) {
            values[j] += rest[j];
        }
        return values;
    }

    /** Takes from v its part along the instance; square is that of the instance. Modifies v. */
    private static void project(double[] v, double[] instance, double square) {
        if (square > 0) {
            double along = dot(v, instance) / square;
            for (int j = 0; j < v.length; j++) {
                v[j] -= along * instance[j];
            }
        }
    }

    /** Solves {@code P·A·P·x = right} from 0, which leads to the solution of least norm. Modifies right. */
    private static double[] conjugateGradients(
            Products products, double[] right, double[] instance, double square, double goal) {
        double[] x = new double[right.length];
        double[] direction = right.clone();
        double rho = dot(right, right);
        for (int step = 0; step < 10 * x.length && rho > goal; step++) {
            double[] image = products.multiply(direction);
            project(image, instance, square);
            double curvature = dot(direction, image);
            if (!(curvature > 0)) {
                break;
            }
            double length = rho / curvature;
            for (int j = 0; j < x.length; j++) {
                x[j] += length * direction[j];
                right[j] -= length * image[j];
            }
            double next = dot(right, right);
            double turn = next / rho;
            for (int j = 0; j < x.length; j++) {
                direction[j] = right[j] + turn * direction[j];
            }
            rho = next;
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** {@code A = Σ w·z′·z′ᵀ}, not centred, from the centred products. */
    private static final class Products {
        private final Gram gram;
        private final Gram.Operator centred;
        private final double[] means;

        Products(Gram gram) {
            this.gram = gram;
            this.centred = gram.operator(Gram.all(gram.size()), 0);
            this.means = new double[gram.size()];
            Arrays.setAll(means, gram::mean);
        }

        /** {@code Σ w·z′·(f - f(∅))}. */
        double[] right(int output, double empty) {
            double[] right = gram.cross(output).clone();
            double shift = gram.totalWeight() * (gram.outputMean(output) - empty);
            for (int j = 0; j < right.length; j++) {
                right[j] += shift * means[j];
            }
            return right;
        }

        double[] multiply(double[] v) {
            double[] image = new double[v.length];
            centred.multiply(v, image);
            double along = gram.totalWeight() * dot(means, v);
            for (int j = 0; j < v.length; j++) {
                image[j] += along * means[j];
            }
            return image;
        }

        /** {@code P·A·P} plus a multiple of {@code x′·x′ᵀ} of the size of A, so that x′ itself is no null vector. */
        double[] projected(double[] instance, double square) {
            int d = means.length;
            double[] matrix = gram.matrix(Gram.all(d));
            double trace = 0;
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    matrix[j * d + k] += gram.totalWeight() * means[j] * means[k];
                }
                trace += matrix[j * d + j];
            }
            if (square == 0) {
                return matrix;
            }
            double[] along = new double[d];
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    along[j] += matrix[j * d + k] * instance[k] / square;
                }
            }
            double corner = (dot(along, instance) + trace / d) / square;
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    matrix[j * d + k] += corner * instance[j] * instance[k] - along[j] * instance[k] - instance[j] * along[k];
                }
            }
            return matrix;
        }
    }
}
