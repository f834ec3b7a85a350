package org.lime4j.image;

import java.util.Objects;
import org.lime4j.api.ErrorId;
import org.lime4j.api.LimeException;
import org.lime4j.core.plugin.ComponentRef;
import org.lime4j.core.random.RandomStreams;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.representation.Representation;

/**
 * An image as the presence of its segments, in the order of their labels. A segment that a sample lacks is painted over.
 *
 * <p>Segments have no identity across images. Immutable and thread-safe.
 *
 * <p>Source: {@code LimeImageExplainer} in the reference's {@code lime_image.py}.
 */
public final class ImageRepresentation implements Representation<RgbImage> {
    private final Segmenter segmenter;
    private final Hiding hiding;

    /**
     * Images as segments that are shown or hidden.
     *
     * @param segmenter cuts the image
     * @param hiding what stands in place of a segment that a sample lacks
     */
    public ImageRepresentation(Segmenter segmenter, Hiding hiding) {
        this.segmenter = Objects.requireNonNull(segmenter, "segmenter");
        this.hiding = Objects.requireNonNull(hiding, "hiding");
    }

    @Override
    public Class<RgbImage> instanceType() {
        return RgbImage.class;
    }

    /**
     * Represents an image.
     *
     * @throws LimeException {@link ErrorId#CONTRACT_BROKEN} if the segmenter gives a plane of another size, or labels
     *     that are not contiguous from 0
     */
    @Override
    public InterpretableInstance<RgbImage> represent(RgbImage image, RandomStreams random) {
        Segments segments = Segments.of(
                segmenter.segment(image, random.in("segmenter")), image, segmenter.getClass().getSimpleName());
        return new ImageInstance(image, segments, hiding);
    }

    @Override
    public ComponentRef<?> defaultSampler() {
        return ComponentRef.of("bernoulli");
    }

    @Override
    public ComponentRef<?> defaultKernel() {
        return ComponentRef.of("exponential").with("distance", ComponentRef.of("cosine"));
    }
}
