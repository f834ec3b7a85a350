package org.lime4j.tribuo.surrogate;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.tribuo.Dataset;
import org.tribuo.SparseModel;
import org.tribuo.SparseTrainer;
import org.tribuo.regression.Regressor;

/** Trains without a word in the log, where Tribuo's trainers would say a line for every feature. */
final class Training {
    /** Parent of the loggers of all of Tribuo's regression trainers. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo.regression");

    private static int underWay;
    private static @Nullable Level before;

    private Training() {}

    /**
     * Trains as if the trainer had never been used.
     *
     * @throws LimeException {@link ErrorId#FIT_FAILED} if the trainer throws
     */
    static SparseModel<Regressor> train(SparseTrainer<Regressor> trainer, Dataset<Regressor> data) {
        begin();
        try {
            return trainer.train(data, Map.of(), 0);
        } catch (RuntimeException e) {
            throw failed(trainer, "threw " + e, e);
        } finally {
            end();
        }
    }

    /** The error for a trainer whose result cannot be used. */
    static LimeException failed(SparseTrainer<Regressor> trainer, String what, @Nullable Throwable cause) {
        return new LimeException(ErrorId.FIT_FAILED, "Tribuo's " + trainer.getClass().getSimpleName() + " " + what
                + ": choose another surrogate, as 'lasso' or 'ridge', or fewer features", cause);
    }

    /** The level is everybody's: the first training under way lowers it, the last one gives it back. */
    private static synchronized void begin() {
        if (underWay++ == 0) {
            before = TRIBUO.getLevel();
            TRIBUO.setLevel(Level.WARNING);
        }
    }

    private static synchronized void end() {
        if (--underWay == 0) {
            TRIBUO.setLevel(before);
        }
    }
}
