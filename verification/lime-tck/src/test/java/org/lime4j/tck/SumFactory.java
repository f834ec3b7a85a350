package org.lime4j.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.api.model.Concurrency;
import org.lime4j.api.model.Outputs;
import org.lime4j.core.model.ModelAdapter;
import org.lime4j.core.model.ModelAdapterFactory;
import org.lime4j.core.plugin.CreationContext;
import org.lime4j.core.plugin.Spi;
import org.lime4j.tabular.Row;

/** A model over rows that keeps every rule, or a wrong one instead. */
public final class SumFactory implements ModelAdapterFactory<LinesFactory.Options> {
    private final Opener opener;

    /** What the adapter does. */
    interface Opener {
        BlackBox<?> open(Path path);
    }

    public SumFactory() {
        this(Sum::new);
    }

    SumFactory(Supplier<? extends BlackBox<?>> model) {
        this(path -> {
            check(path);
            return model.get();
        });
    }

    SumFactory(Opener opener) {
        this.opener = opener;
    }

    static void check(Path path) {
        if (!content(path).equals("sum\n")) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, path + " is no sum");
        }
    }

    static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, "cannot read " + path + ": " + e, e);
        }
    }

    @Override
    public String id() {
        return "sum";
    }

    @Override
    public int spiVersion() {
        return Spi.VERSION;
    }

    @Override
    public Class<LinesFactory.Options> optionsType() {
        return LinesFactory.Options.class;
    }

    @Override
    public String description() {
        return "the sum of a row";
    }

    @Override
    public ModelAdapter create(LinesFactory.Options options, CreationContext context) {
        return () -> opener.open(context.resolve(options.path()));
    }

    /** The share of positive numbers in a row, and the rest. */
    static class Sum implements BlackBox<Row> {
        @Override
        public Class<Row> inputType() {
            return Row.class;
        }

        @Override
        public Outputs outputs() {
            return Outputs.classes("yes", "no");
        }

        @Override
        public Concurrency concurrency() {
            return Concurrency.CONCURRENT;
        }

        @Override
        public void predict(List<? extends Row> batch, double[] out, int offset) {
            for (int i = 0; i < batch.size(); i++) {
                double yes = answer(batch.get(i));
                out[offset + 2 * i] = yes;
                out[offset + 2 * i + 1] = 1 - yes;
            }
        }

        double answer(Row row) {
            double sum = 0;
            for (int j = 0; j < row.size(); j++) {
                sum += row.isMissing(j) ? 0.25 : row.number(j);
            }
            return 1 / (1 + Math.exp(-sum / 8));
        }
    }
}
