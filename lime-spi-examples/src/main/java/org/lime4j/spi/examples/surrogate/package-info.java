/** A surrogate that is no sum of weights, with a description of a kind of its own. */
@NullMarked
package org.lime4j.spi.examples.surrogate;

import org.jspecify.annotations.NullMarked;
