package org.lime4j.boofcv;

/** Says which BoofCV this module bundles. */
public final class BundledBoofCv {

    /** Version of BoofCV whose segmentation classes are merged here. */
    public static final String VERSION = "1.2.2";

    private BundledBoofCv() {}
}
