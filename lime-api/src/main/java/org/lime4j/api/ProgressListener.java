package org.lime4j.api;

/** Hears how far an explanation is; called from the thread that asked for it. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * A batch was answered by the model.
     *
     * @param instance 0-based index of the instance
     * @param scored samples answered so far
     * @param total samples that will be asked about
     */
    void scored(long instance, int scored, int total);
}
