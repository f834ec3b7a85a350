/** A model over series: the nearest of some templates. */
@NullMarked
package org.lime4j.spi.examples.model;

import org.jspecify.annotations.NullMarked;
