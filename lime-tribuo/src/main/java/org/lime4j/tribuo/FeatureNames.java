package org.lime4j.tribuo;

import org.tribuo.data.columnar.ColumnarFeature;
import org.tribuo.data.columnar.FieldProcessor;

/** The names of Tribuo's columnar features: {@code field}, or {@code field@entry}. */
final class FeatureNames {
    /** What {@code DoubleFieldProcessor} appends to the name of the field unless told not to. */
    private static final String NUMBER_ENTRY = "value";

    private FeatureNames() {}

    /** The feature of a number, where it is not just the field. */
    static String ofNumber(String field) {
        return ColumnarFeature.generateFeatureName(field, NUMBER_ENTRY);
    }

    /** Whether a feature is one of a field, whose own name may have separators. */
    static boolean isOf(String feature, String field) {
        return feature.startsWith(field)
                && (feature.length() == field.length()
                        || feature.startsWith(ColumnarFeature.JOINER, field.length())
                        || feature.startsWith(FieldProcessor.NAMESPACE, field.length()));
    }

    /** What stands before the entry; empty if there is none. */
    static String field(String feature) {
        int end = feature.indexOf(ColumnarFeature.JOINER);
        return end < 0 ? "" : feature.substring(0, end);
    }

    /** What stands after the field, or the whole name if there is none. */
    static String entry(String feature) {
        return feature.substring(feature.indexOf(ColumnarFeature.JOINER) + 1);
    }
}
