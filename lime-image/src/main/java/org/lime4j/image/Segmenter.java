package org.lime4j.image;

import org.lime4j.api.explanation.IntPlane;
import org.lime4j.core.plugin.Component;
import org.lime4j.core.random.RandomStreams;

/** Cuts an image into the segments that are hidden and shown as one. */
public interface Segmenter extends Component {
    /**
     * Labels every pixel.
     *
     * @param image not modified
     * @param random streams for segmenters that draw
     * @return a plane of the size of the image; labels are contiguous from 0, each label has at least one pixel. The same
     *     image and streams give the same plane
     */
    IntPlane segment(RgbImage image, RandomStreams random);

    /** {@return whether the pixels of every segment hang together by their edges or corners} */
    default boolean connected() {
        return false;
    }
}
