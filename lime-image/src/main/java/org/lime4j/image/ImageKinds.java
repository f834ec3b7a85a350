package org.lime4j.image;

import java.util.List;
import org.lime4j.core.plugin.ComponentKind;
import org.lime4j.core.plugin.ComponentKinds;

/** Tells the registry of {@code segmenter}. */
public final class ImageKinds implements ComponentKinds {
    /** For the service loader. */
    public ImageKinds() {}

    @Override
    public List<ComponentKind<?>> kinds() {
        return List.of(new ComponentKind<>("segmenter", SegmenterFactory.class));
    }
}
