/** Fifth stage: simple models are fitted to weighted samples of the black box. */
@NullMarked
package org.lime4j.core.surrogate;

import org.jspecify.annotations.NullMarked;
