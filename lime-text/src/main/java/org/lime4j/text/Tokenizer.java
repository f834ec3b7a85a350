package org.lime4j.text;

import org.lime4j.core.plugin.Component;

/**
 * Finds the tokens of a text: words, characters, sentences, whatever is to be removed as one.
 *
 * <p>A tokenizer says where tokens lie and never rewrites the text. What lies between tokens is separator and stays in
 * every perturbed text.
 */
public interface Tokenizer extends Component {
    /**
     * Reports the tokens of a text.
     *
     * @param text any string, unpaired surrogates among them
     * @param tokens told of each token, in ascending order; tokens do not overlap, are not empty, and never begin or end
     *     inside a surrogate pair
     */
    void tokenize(String text, TokenConsumer tokens);

    /** Takes tokens as half-open ranges of UTF-16 units. */
    @FunctionalInterface
    interface TokenConsumer {
        /**
         * Takes the next token.
         *
         * @param start first unit
         * @param end one past the last unit
         */
        void accept(int start, int end);
    }
}
