package org.lime4j.spi.examples.model;

import java.util.List;
import java.util.Map;
import org.lime4j.api.ErrorId;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.ModelException;
import org.lime4j.api.model.OutputKind;
import org.lime4j.api.model.Outputs;
import org.lime4j.spi.examples.representation.Series;

/**
 * Takes a series for the class whose template it is nearest to: the probability of a class is proportional to {@code
 * exp(-d)}, where d is the root of the mean squared difference from its template.
 */
final class NearestTemplate implements BlackBox<Series> {
    private final Outputs outputs;
    private final List<Series> templates;

    /** One template a class, all of one length. */
    NearestTemplate(Map<String, Series> templates) {
        this.outputs = new Outputs(OutputKind.DISTRIBUTION, List.copyOf(templates.keySet()));
        this.templates = List.copyOf(templates.values());
    }

    @Override
    public Class<Series> inputType() {
        return Series.class;
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public Concurrency concurrency() {
        return Concurrency.CONCURRENT;
    }

    @Override
    public String description() {
        return "nearest of " + templates.size() + " templates of " + templates.get(0).length() + " values";
    }

    @Override
    public void predict(List<? extends Series> batch, double[] out, int offset) {
        for (int i = 0; i < batch.size(); i++) {
            predict(batch.get(i), out, offset + i * templates.size());
        }
    }

    private void predict(Series series, double[] out, int at) {
        if (series.length() != templates.get(0).length()) {
            throw new ModelException(ErrorId.BAD_INSTANCE, "the series has " + series.length() + " values, but the templates have "
                    + templates.get(0).length());
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int c = 0; c < templates.size(); c++) {
            out[at + c] = distance(series, templates.get(c));
            nearest = Math.min(nearest, out[at + c]);
        }
        double sum = 0;
        for (int c = 0; c < templates.size(); c++) {
            out[at + c] = Math.exp(nearest - out[at + c]);
            sum += out[at + c];
        }
        for (int c = 0; c < templates.size(); c++) {
            out[at + c] /= sum;
        }
    }

    private static double distance(Series series, Series template) {
        double sum = 0;
        for (int t = 0; t < series.length(); t++) {
            double difference = series.at(t) - template.at(t);
            sum += difference * difference;
        }
        return Math.sqrt(sum / series.length());
    }
}
