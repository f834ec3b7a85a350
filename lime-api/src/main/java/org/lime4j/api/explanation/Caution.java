package org.lime4j.api.explanation;

/**
 * A reason not to rely on an explanation, or on a part of it.
 *
 * @param id stable identity in kebab case: {@code low-fidelity}
 * @param message one plain sentence with the number that led to it
 */
public record Caution(String id, String message) {}
