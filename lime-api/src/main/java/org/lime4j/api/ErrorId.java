package org.lime4j.api;

import java.util.Locale;

/** The stable identity of an error, for scripts and tests; its {@link #code()} never changes once released. */
public enum ErrorId {
    /** The instance to explain cannot be read: ragged or empty row, NaN, no words, no pixels. */
    BAD_INSTANCE,
    /** What is asked does not fit the instance or the model: more features than there are, an unknown output. */
    BAD_REQUEST,
    /** Background data are missing, ragged, empty or not finite. */
    BAD_BACKGROUND,
    /** A component refused to work on this pipeline; nothing was asked of the model. */
    REFUSED,
    /** The computed memory budget is larger than the one allowed. */
    BUDGET_EXCEEDED,
    /** The model threw an exception. */
    MODEL_FAILED,
    /** The model answered with NaN, an infinity, the wrong count, or probabilities that do not sum to one. */
    BAD_MODEL_OUTPUT,
    /** A model file cannot be opened. */
    MODEL_NOT_LOADED,
    /** The deadline passed before the explanation was finished. */
    DEADLINE_EXCEEDED,
    /** The calling thread was interrupted before the explanation was finished. */
    INTERRUPTED,
    /** Every kernel weight is zero: no sample is near the instance at this width. */
    ALL_WEIGHTS_ZERO,
    /** The surrogate cannot be fitted to these samples. */
    FIT_FAILED,
    /** A component broke its contract: a wrong shape, a row 0 that is not the instance, a weight below zero. */
    CONTRACT_BROKEN,
    /** No plugin has this id. */
    PLUGIN_NOT_FOUND,
    /** Two plugins claim the same id. */
    PLUGIN_DUPLICATE,
    /** A plugin threw while it was created. */
    PLUGIN_FAILED,
    /** Options do not fit their schema: unknown key, wrong type, out of range. */
    BAD_OPTIONS,
    /** A configuration file is wrong; the message lists every problem. */
    BAD_CONFIGURATION,
    /** A saved explanation cannot be read back: no JSON, another schema, a field that is missing or of another type. */
    BAD_EXPLANATION,
    /** A file cannot be read or written. */
    IO;

    /**
     * {@return whether a run over many instances ends with an error of this kind}: the time is over, or the instances can be
     * read no further. Any other error concerns one instance.
     */
    public boolean endsRun() {
        return this == DEADLINE_EXCEEDED || this == INTERRUPTED || this == IO;
    }

    /** {@return the id in kebab case, as printed before each message: {@code bad-model-output}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
