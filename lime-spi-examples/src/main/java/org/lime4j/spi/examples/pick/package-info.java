/** A picker that needs no importance of features: the explanations that differ most. */
@NullMarked
package org.lime4j.spi.examples.pick;

import org.jspecify.annotations.NullMarked;
