/** Presets: named choices for all stages of a pipeline at once. */
@NullMarked
package org.lime4j.core.preset;

import org.jspecify.annotations.NullMarked;
