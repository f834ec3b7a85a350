package org.lime4j.api;

import java.util.List;

/** Which outputs of the model to explain. */
public sealed interface OutputSelection {
    /**
     * The outputs with the largest predictions for the instance; ties go to the lower column.
     *
     * @param count how many, at least 1; a model with fewer outputs has all of them explained
     */
    record Top(int count) implements OutputSelection {
        /**
         * Checks the count.
         *
         * @param count how many, at least 1
         */
        public Top {
            if (count < 1) {
                throw new IllegalArgumentException("count is " + count + "; explain at least 1 output");
            }
        }
    }

    /**
     * Outputs by name, explained in this order.
     *
     * @param names not empty
     */
    record Named(List<String> names) implements OutputSelection {
        /**
         * Copies the names and checks that there is one.
         *
         * @param names not empty
         */
        public Named {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("names is empty; name at least 1 output");
            }
        }
    }

    /** Every output, in column order. */
    record All() implements OutputSelection {}
}
