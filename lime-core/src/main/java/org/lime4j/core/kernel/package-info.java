/** Fourth stage: distances and kernels say how much a sample counts. */
@NullMarked
package org.lime4j.core.kernel;

import org.jspecify.annotations.NullMarked;
