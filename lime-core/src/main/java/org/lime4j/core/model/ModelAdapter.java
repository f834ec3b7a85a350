package org.lime4j.core.model;

import org.lime4j.api.LimeException;
import org.lime4j.api.model.BlackBox;
import org.lime4j.core.plugin.Component;

/** Opens a model from where its options say. */
public interface ModelAdapter extends Component {
    /**
     * Opens the model; the caller closes it.
     *
     * @return the model, ready to predict
     * @throws LimeException {@link org.lime4j.api.ErrorId#MODEL_NOT_LOADED} if it cannot be opened
     */
    BlackBox<?> open();
}
