/** A modality of its own: series of numbers, where they come from, and the parts of one that are explained; and a background from ranges. */
@NullMarked
package org.lime4j.spi.examples.representation;

import org.jspecify.annotations.NullMarked;
