/** A kernel that gives far samples no weight at all, and a distance between sets. */
@NullMarked
package org.lime4j.spi.examples.kernel;

import org.jspecify.annotations.NullMarked;
