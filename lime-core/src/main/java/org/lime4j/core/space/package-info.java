/** The code space of an instance: what a row of codes means, before any component is chosen. */
@NullMarked
package org.lime4j.core.space;

import org.jspecify.annotations.NullMarked;
