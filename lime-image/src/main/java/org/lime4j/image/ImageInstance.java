package org.lime4j.image;

import java.util.ArrayList;
import java.util.List;
import org.lime4j.api.explanation.FeatureKey;
import org.lime4j.api.explanation.Location;
import org.lime4j.api.explanation.Subject;
import org.lime4j.core.representation.Decoder;
import org.lime4j.core.representation.InterpretableInstance;
import org.lime4j.core.space.CodeSpace;
import org.lime4j.core.space.InterpretableFeature;

/** An image seen through its segments; the codes are z′ itself. */
final class ImageInstance implements InterpretableInstance<RgbImage> {
    private final RgbImage image;
    private final Segments segments;
    private final int[] original;
    private final int[] hidden;
    private final List<InterpretableFeature> features;
    private final CodeSpace codeSpace;

    ImageInstance(RgbImage image, Segments segments, Hiding hiding) {
        this.image = image;
        this.segments = segments;
        this.original = image.toArray();
        this.hidden = segments.hidden(image, hiding);
        List<InterpretableFeature> all = new ArrayList<>(segments.count());
        for (int s = 0; s < segments.count(); s++) {
            String name = "segment " + s;
            all.add(InterpretableFeature.present(FeatureKey.ofInstance(name), name, new Location.Segment(s)));
        }
        this.features = List.copyOf(all);
        this.codeSpace = CodeSpace.ofPresence(segments.count());
    }

    @Override
    public RgbImage instance() {
        return image;
    }

    @Override
    public Subject subject() {
        return new Subject.Image(image.toPlane(), segments.labels());
    }

    @Override
    public List<InterpretableFeature> features() {
        return features;
    }

    @Override
    public CodeSpace codeSpace() {
        return codeSpace;
    }

    @Override
    public long inputBytes() {
        return 4L * original.length;
    }

    @Override
    public Decoder<RgbImage> newDecoder(int maxBatch) {
        return new ImageDecoder(image.width(), image.height(), segments, original, hidden, maxBatch);
    }
}
