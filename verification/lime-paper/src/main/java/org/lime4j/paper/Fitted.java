package org.lime4j.paper;

/**
 * A readable model of section 5.2.
 *
 * @param model to be explained
 * @param crossValidated what it predicts of each training document when it is fitted to the others, in three folds
 * @param description in a few words
 */
record Fitted(Classifier.Readable model, int[] crossValidated, String description) {}
