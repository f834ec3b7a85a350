/** Seventh stage: pickers choose the explanations that together show how the model behaves. */
@NullMarked
package org.lime4j.core.pick;

import org.jspecify.annotations.NullMarked;
