package org.lime4j.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.MapProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.NullConfiguredProvenance;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Whether what is made may be used by any number of threads at once. */
    boolean isThreadSafe() {
        return parts.stream().allMatch(part -> isThreadSafe(part.getClassName()));
    }

    /** Whether a component may be used by any number of threads at once, as far as it says what it is made of. */
    static boolean isThreadSafe(Provenancable<?> component) {
        try {
            return isThreadSafe(component.getProvenance());
        } catch (RuntimeException e) {
            // Parts that cannot say what they are.
            return false;
        }
    }

    private static boolean isThreadSafe(@Nullable Provenance provenance) {
        if (provenance instanceof ListProvenance<?> list) {
            return list.getList().stream().allMatch(Recipe::isThreadSafe);
        }
        if (provenance instanceof MapProvenance<?> map) {
            return map.getMap().values().stream().allMatch(Recipe::isThreadSafe);
        }
        if (provenance instanceof ObjectProvenance object && !(object instanceof NullConfiguredProvenance)) {
            return isThreadSafe(object.getClassName())
                    && (!(object instanceof ConfiguredObjectProvenance configured)
                            || configured.getConfiguredParameters().values().stream().allMatch(Recipe::isThreadSafe));
        }
        return provenance != null;
    }

    private static boolean isThreadSafe(String className) {
        return THREAD_SAFE.stream().anyMatch(className::startsWith);
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
