package org.lime4j.core.engine;

import java.util.function.Supplier;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/** Runs the code of a component and says which one it was if it throws. */
final class Stage {
    private Stage() {}

    static <T> T run(String stage, Supplier<T> work) {
        try {
            return work.get();
        } catch (LimeException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            throw new LimeException(ErrorId.PLUGIN_FAILED, "the " + stage + " threw " + e
                    + ": this is a fault of the component, not of the request; see the cause", e);
        }
    }

    static void run(String stage, Runnable work) {
        run(stage, () -> {
            work.run();
            return true;
        });
    }
}
