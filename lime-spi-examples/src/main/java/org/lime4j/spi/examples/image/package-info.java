/** A segmenter: hexagons. */
@NullMarked
package org.lime4j.spi.examples.image;

import org.jspecify.annotations.NullMarked;
