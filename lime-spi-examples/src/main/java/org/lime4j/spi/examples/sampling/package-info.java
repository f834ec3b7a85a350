/** A sampler: draws in complementary pairs. */
@NullMarked
package org.lime4j.spi.examples.sampling;

import org.jspecify.annotations.NullMarked;
