package org.lime4j.core.space;

/** What z′ of a feature is. */
public enum FeatureKind {
    /** 0 or 1; the instance may have either. */
    BINARY,
    /** Any finite number. */
    NUMERIC
}
