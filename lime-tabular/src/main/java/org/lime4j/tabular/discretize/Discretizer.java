package org.lime4j.tabular.discretize;

import java.util.Optional;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.Component;
import org.lime4j.tabular.NumericStatistics;

/** Cuts numeric columns into bins. */
public interface Discretizer extends Component {
    /**
     * Cuts a column.
     *
     * @param column its name
     * @param statistics its distribution in the background
     * @return the bins, or empty to leave the column continuous
     * @throws LimeException {@link org.lime4j.api.ErrorId#BAD_BACKGROUND} if the background lacks what it needs
     */
    Optional<Bins> discretize(String column, NumericStatistics statistics);
}
