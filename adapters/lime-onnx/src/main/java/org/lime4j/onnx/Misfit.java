package org.lime4j.onnx;

/** Says what a model wants that the table or the options do not have. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
        super(message);
    }

    Misfit(String message, Throwable cause) {
        super(message, cause);
    }
}
