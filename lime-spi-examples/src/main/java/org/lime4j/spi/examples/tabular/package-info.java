/** A discretizer: bins of equal width. */
@NullMarked
package org.lime4j.spi.examples.tabular;

import org.jspecify.annotations.NullMarked;
