/** Matrices of samples: bit-packed rows for z′ of zeros and ones, column-major doubles for the rest. */
@NullMarked
package org.lime4j.core.matrix;

import org.jspecify.annotations.NullMarked;
