/** LIME for images. */
module org.lime4j.image {
    requires transitive org.lime4j.core;
    requires transitive java.desktop;
    requires static org.jspecify;
    requires org.lime4j.boofcv;

    exports org.lime4j.image;

    uses org.lime4j.image.SegmenterFactory;

    provides org.lime4j.core.plugin.ComponentKinds with
            org.lime4j.image.ImageKinds;
    provides org.lime4j.core.representation.InstanceSourceFactory with
            org.lime4j.image.ImageSourceFactory;
    provides org.lime4j.core.representation.RepresentationFactory with
            org.lime4j.image.ImageRepresentationFactory;
    provides org.lime4j.image.SegmenterFactory with
            org.lime4j.image.FelzenszwalbSegmenterFactory,
            org.lime4j.image.GridSegmenterFactory,
            org.lime4j.image.LabelMapSegmenterFactory,
            org.lime4j.image.MeanShiftSegmenterFactory,
            org.lime4j.image.QuickshiftSegmenterFactory,
            org.lime4j.image.SlicSegmenterFactory,
            org.lime4j.image.WatershedSegmenterFactory;
}
