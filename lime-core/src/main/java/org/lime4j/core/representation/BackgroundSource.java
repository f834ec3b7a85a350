package org.lime4j.core.representation;

import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Background;
import org.lime4j.core.plugin.Component;

/** Statistics of the data a model was trained on, from where its options say. */
public interface BackgroundSource extends Component {
    /**
     * Reads the data and computes the statistics.
     *
     * @return the statistics
     * @throws LimeException {@link org.lime4j.api.ErrorId#IO} or {@link org.lime4j.api.ErrorId#BAD_BACKGROUND}
     */
    Background load();
}
