/** BoofCV's image segmentation, merged and relocated: for the use of {@code org.lime4j.image} alone. */
module org.lime4j.boofcv {
    requires static org.jspecify;

    exports org.lime4j.boofcv;
    exports org.lime4j.boofcv.abst.segmentation to org.lime4j.image;
    exports org.lime4j.boofcv.alg.segmentation.slic to org.lime4j.image;
    exports org.lime4j.boofcv.concurrency to org.lime4j.image;
    exports org.lime4j.boofcv.ddogleg.struct to org.lime4j.image;
    exports org.lime4j.boofcv.factory.segmentation to org.lime4j.image;
    exports org.lime4j.boofcv.struct to org.lime4j.image;
    exports org.lime4j.boofcv.struct.image to org.lime4j.image;
}
