/** Third stage: models are opened, fed in batches, and their answers checked. */
@NullMarked
package org.lime4j.core.model;

import org.jspecify.annotations.NullMarked;
