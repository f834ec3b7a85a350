package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.util.List;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;

/**
 * How a component of Tribuo is made: its own configuration and those of its parts, all of classes that may be made.
 *
 * @param origin where the configuration stands, for messages
 * @param root name of the component among the parts
 * @param parts the component and what it is made of
 */
record Recipe(String origin, String root, List<ConfigurationData> parts) {
    /** Packages whose classes any number of threads may use at once: Tribuo gives each thread a tokenizer of its own. */
    private static final List<String> THREAD_SAFE = List.of(
            "org.tribuo.data.columnar.", "org.tribuo.data.text.", "org.tribuo.util.tokens.", "org.tribuo.classification.",
            "org.tribuo.regression.", "org.tribuo.multilabel.", "org.tribuo.clustering.", "org.tribuo.anomaly.");

    /** Whether components of a class may be used by any number of threads at once. */
    static boolean isThreadSafe(String className) {
        return THREAD_SAFE.stream().anyMatch(className::startsWith);
    }

    /** Whether what is made may be used by any number of threads at once. */
    boolean isThreadSafe() {
        return parts.stream().allMatch(part -> isThreadSafe(part.getClassName()));
    }

    /**
     * Makes the component anew.
     *
     * @throws LimeException {@link ErrorId#MODEL_NOT_LOADED} if it cannot be made, or is something else
     */
    <C> C make(Class<C> type) {
        Configurable made;
        try {
            ConfigurationManager manager = new ConfigurationManager();
            manager.addConfiguration(parts);
            made = manager.lookup(root);
        } catch (RuntimeException | LinkageError e) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED,
                    origin + ": '" + root + "' cannot be made from its configuration: " + e.getMessage(), e);
        }
        if (!type.isInstance(made)) {
            throw new LimeException(ErrorId.MODEL_NOT_LOADED, origin + ": '" + root + "' is a "
                    + made.getClass().getName() + ", not a " + type.getSimpleName());
        }
        return type.cast(made);
    }
}
