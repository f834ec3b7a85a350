/** Second stage: samplers draw rows of codes around the instance. */
@NullMarked
package org.lime4j.core.sampling;

import org.jspecify.annotations.NullMarked;
